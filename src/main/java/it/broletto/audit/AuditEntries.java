package it.broletto.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AuditEntries implements PanacheRepository<AuditEntry> {

    List<AuditEntry> newestBefore(long id, int limit) {
        return find("id < ?1 order by id desc", id).page(0, limit).list();
    }

    List<AuditEntry> ofRoundBefore(UUID round, long id, int limit) {
        return find("roundId = ?1 and id < ?2 order by id desc", round, id)
                .page(0, limit)
                .list();
    }

    List<AuditEntry> oldestAfter(long id, int limit) {
        return find("id > ?1 order by id", id).page(0, limit).list();
    }

    List<AuditEntry> ofRoundAfter(UUID round, long id, int limit) {
        return find("roundId = ?1 and id > ?2 order by id", round, id)
                .page(0, limit)
                .list();
    }

    List<AuditEntry> about(UUID subject, int limit) {
        return find("subjectId = ?1 order by id desc", subject).page(0, limit).list();
    }
}
