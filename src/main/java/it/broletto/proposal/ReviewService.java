package it.broletto.proposal;

import static it.broletto.round.Phase.DESIGNING;
import static it.broletto.round.Phase.EVALUATING;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The offices' answers. A later one replaces an earlier one; all stay readable. */
@ApplicationScoped
@Transactional
public class ReviewService {

    private final Proposals proposals;
    private final Reviews reviews;
    private final RoundService rounds;
    private final AuditService audit;
    private final Clock clock;

    ReviewService(Proposals proposals, Reviews reviews, RoundService rounds, AuditService audit, Clock clock) {
        this.proposals = proposals;
        this.reviews = reviews;
        this.rounds = rounds;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Answers a proposal while its round is evaluated or designed.
     *
     * @param version of the form
     * @throws Refusal WRONG_PHASE; STALE_FORM if it changed or was answered since the form was opened;
     *     ILLEGAL_TRANSITION if it is withdrawn or on the ballot; INVALID_INPUT with the field
     */
    public void review(UUID proposalId, int version, NewReview answer, Actor officer) {
        rounds.requirePhase(proposals.roundOf(proposalId), EVALUATING, DESIGNING);
        var proposal = proposals.requireForUpdate(proposalId);
        if (proposal.version() != version) {
            throw new Refusal(Refusal.Reason.STALE_FORM);
        }
        if (proposal.status() == Status.LISTED) {
            throw new Refusal(
                    Refusal.Reason.ILLEGAL_TRANSITION, proposal.status().name(), Status.FEASIBLE.name());
        }
        var review = new Review(proposalId, officer.id(), answer, clock.instant());
        proposal.become(answer.feasible() ? Status.FEASIBLE : Status.NOT_FEASIBLE);
        // A second review with the same verdict changes no column: the version has to tell of it all the same.
        proposals.getEntityManager().lock(proposal, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        reviews.persist(review);
        audit.record(
                officer,
                answer.feasible() ? "proposal.found-feasible" : "proposal.found-not-feasible",
                proposalId,
                proposal.roundId(),
                review.view().reason());
    }

    /** How many proposals of rounds in review or design have no answer yet. */
    public long waiting() {
        return proposals.countUnanswered(underReview());
    }

    /** When the oldest of them was submitted; empty if none waits. */
    public Optional<Instant> waitingSince() {
        return proposals.oldestUnanswered(underReview());
    }

    private List<UUID> underReview() {
        return rounds.standing(EVALUATING, DESIGNING).stream()
                .map(RoundView::id)
                .toList();
    }

    /** All answers to a proposal, latest first; at most 50. */
    public List<ReviewView> of(UUID proposal) {
        return reviews.of(proposal).stream().map(Review::view).toList();
    }
}
