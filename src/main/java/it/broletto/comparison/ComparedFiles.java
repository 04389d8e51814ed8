package it.broletto.comparison;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

@ApplicationScoped
class ComparedFiles implements PanacheRepositoryBase<ComparedFile, String> {

    /** The same bytes again are the same file, kept longer. */
    void keep(String sha256, byte[] content, UUID person, Instant now) {
        Sql.write(
                getEntityManager(),
                "insert into compared_file (sha256, uploaded_by, uploaded_at, content) values (?1, ?2, ?3, ?4)"
                        + " on conflict (sha256) do update set uploaded_at = excluded.uploaded_at",
                sha256,
                person,
                now,
                content);
    }

    boolean has(String sha256) {
        return count("sha256", sha256) > 0;
    }

    void forgetOlderThan(Instant then) {
        delete("uploadedAt < ?1", then);
    }
}
