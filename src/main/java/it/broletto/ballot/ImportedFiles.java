package it.broletto.ballot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;

@ApplicationScoped
class ImportedFiles implements PanacheRepositoryBase<ImportedFile, String> {

    ImportedFile require(String sha256) {
        return findByIdOptional(sha256).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    ImportedFile requireLocked(String sha256) {
        return findByIdOptional(sha256, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** One upload of the same bytes at a time, until the end of the transaction. */
    void queue(String sha256) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:sha256, 0))")
                .setParameter("sha256", sha256)
                .getSingleResult();
    }

    void forgetWaitingSince(Instant then) {
        delete("roundId is null and uploadedAt < ?1", then);
    }
}
