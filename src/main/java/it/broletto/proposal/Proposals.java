package it.broletto.proposal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Proposals implements PanacheRepositoryBase<Proposal, UUID> {

    Proposal require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** The round it belongs to, without loading it. */
    UUID roundOf(UUID id) {
        return getEntityManager()
                .createQuery("select p.roundId from Proposal p where p.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** Holds the row against other changes until the transaction ends. */
    Proposal requireForUpdate(UUID id) {
        var proposal = require(id);
        getEntityManager().refresh(proposal, LockModeType.PESSIMISTIC_WRITE);
        return proposal;
    }

    Optional<Proposal> byIntent(UUID intent) {
        return find("intent", intent).firstResultOptional();
    }

    /** Ideas of one person in one round, without the withdrawn ones. */
    long countOf(UUID author, UUID round) {
        return count("authorId = ?1 and roundId = ?2 and status <> ?3", author, round, Status.WITHDRAWN);
    }

    List<Proposal> ofAuthor(UUID author, int limit) {
        return find("authorId = ?1 order by submittedAt desc, id desc", author)
                .page(0, limit)
                .list();
    }

    List<Proposal> withStatus(UUID round, Status status, int limit) {
        return find("roundId = ?1 and status = ?2 order by number", round, status)
                .page(0, limit)
                .list();
    }

    long countUnanswered(List<UUID> rounds) {
        return count("roundId in ?1 and status = ?2", rounds, Status.SUBMITTED);
    }

    Optional<Instant> oldestUnanswered(List<UUID> rounds) {
        return Optional.ofNullable(getEntityManager()
                .createQuery(
                        "select min(p.submittedAt) from Proposal p where p.roundId in :rounds and p.status = :status",
                        Instant.class)
                .setParameter("rounds", rounds)
                .setParameter("status", Status.SUBMITTED)
                .getSingleResult());
    }

    /** Holds the round's counter until the transaction ends; others who submit to the round wait here. */
    void holdNumbers(UUID round) {
        getEntityManager()
                .createNativeQuery(
                        "insert into proposal_number (round_id, last) values (:round, 0) on conflict (round_id) do update set last = proposal_number.last")
                .setParameter("round", round)
                .executeUpdate();
    }

    /** The round's next number. */
    int nextNumber(UUID round) {
        return ((Number) getEntityManager()
                        .createNativeQuery(
                                "update proposal_number set last = last + 1 where round_id = :round returning last")
                        .setParameter("round", round)
                        .getSingleResult())
                .intValue();
    }
}
