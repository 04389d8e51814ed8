package it.broletto.accountability;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import it.broletto.shared.Refusal;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@ApplicationScoped
class Sheets implements PanacheRepositoryBase<ProjectSheet, UUID> {

    /** The sheet, locked: whoever writes about the same project waits. Refuses with {@code NOT_FOUND}. */
    ProjectSheet inLine(UUID project) {
        return findByIdOptional(project, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** One sheet for each winner of the round that has none; what was counted elsewhere is not followed here. */
    void openForWinners(UUID round, LocalDate promisedOn, Instant at) {
        Sql.write(getEntityManager(), """
                insert into project_sheet (project_id, promised_on, opened_at)
                select p.id, ?2, ?3 from project p join round r on r.id = p.round_id
                where r.id = ?1 and r.source = 'HERE' and p.status = 'PLANNED' on conflict do nothing""", round, promisedOn, at);
    }
}
