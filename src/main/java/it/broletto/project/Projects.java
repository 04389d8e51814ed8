package it.broletto.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Projects implements PanacheRepositoryBase<Project, UUID> {

    /** On the ballot or decided, by number; a city's ballot or an imported file holds at most some thousand. */
    List<Project> ofRound(UUID round) {
        return list("roundId = ?1 and status <> ?2 order by number", round, ProjectStatus.UNLISTED);
    }

    List<Project> ofArea(UUID area) {
        return list("areaId = ?1 and status <> ?2 order by number", area, ProjectStatus.UNLISTED);
    }

    Optional<Project> ofProposal(UUID proposal) {
        return find("proposalId", proposal).firstResultOptional();
    }

    Optional<Project> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The next number on the ballot; the round stays locked, so that no two are the same and voting cannot open. */
    int nextNumber(UUID round) {
        lockRound(round);
        return ((Number) getEntityManager()
                        .createNativeQuery("select coalesce(max(number), 0) + 1 from project where round_id = :round")
                        .setParameter("round", round)
                        .getSingleResult())
                .intValue();
    }

    /** Holds the round's phase until the end of the transaction. */
    void lockRound(UUID round) {
        getEntityManager()
                .createNativeQuery("select id from round where id = :round for no key update")
                .setParameter("round", round)
                .getResultList();
    }
}
