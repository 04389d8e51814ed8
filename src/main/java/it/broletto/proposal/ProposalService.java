package it.broletto.proposal;

import static it.broletto.round.Phase.COLLECTING;
import static it.broletto.round.Phase.DESIGNING;
import static it.broletto.round.Phase.EVALUATING;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.round.RoundService;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What others may do with proposals. Each public method is one transaction, or part of the caller's. */
@ApplicationScoped
@Transactional
public class ProposalService {

    private final Proposals proposals;
    private final ProposalEdits edits;
    private final ProposalSearch search;
    private final RoundService rounds;
    private final AuditService audit;
    private final Clock clock;

    /** How many ideas one person may have in one round, withdrawn ones not counted. */
    @ConfigProperty(name = "broletto.proposals-per-person", defaultValue = "10")
    long mostPerPerson;

    ProposalService(
            Proposals proposals,
            ProposalEdits edits,
            ProposalSearch search,
            RoundService rounds,
            AuditService audit,
            Clock clock) {
        this.proposals = proposals;
        this.edits = edits;
        this.search = search;
        this.rounds = rounds;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Submits an idea to a round that collects. The same form sent again answers with the same proposal.
     *
     * @throws Refusal WRONG_PHASE; TOO_MANY_PROPOSALS with the limit; OTHER_AREA if the area is not the round's;
     *     INTENT_REUSED if that form was sent with other words or by somebody else; INVALID_INPUT with the field
     */
    public UUID submit(UUID round, NewProposal idea, Actor author) {
        // First what was done already: a form sent twice is answered alike even after the phase has closed.
        var before = proposals.byIntent(idea.intent());
        if (before.isPresent()) {
            return sameAgain(before.get(), round, idea, author);
        }
        var view = rounds.requirePhase(round, COLLECTING);
        view.area(idea.areaId()).orElseThrow(() -> new Refusal(Reason.OTHER_AREA));
        proposals.holdNumbers(round);
        var meanwhile = proposals.byIntent(idea.intent());
        if (meanwhile.isPresent()) {
            return sameAgain(meanwhile.get(), round, idea, author);
        }
        if (proposals.countOf(author.id(), round) >= mostPerPerson) {
            throw new Refusal(Reason.TOO_MANY_PROPOSALS, mostPerPerson);
        }
        var proposal = new Proposal(round, proposals.nextNumber(round), author.id(), idea, clock.instant());
        proposals.persist(proposal);
        audit.record(author, "proposal.submitted", proposal.id(), round, null);
        return proposal.id();
    }

    private static UUID sameAgain(Proposal there, UUID round, NewProposal idea, Actor author) {
        if (!there.authorId().equals(author.id()) || !there.roundId().equals(round) || !there.says(idea)) {
            throw new Refusal(Reason.INTENT_REUSED);
        }
        return there.id();
    }

    /**
     * Changes an idea; what it said before is kept.
     *
     * @throws Refusal NOT_THE_AUTHOR, WRONG_PHASE, STALE_FORM, ILLEGAL_TRANSITION once the offices have answered
     */
    public void edit(UUID id, int version, NewProposal change, Actor author) {
        var round = rounds.requirePhase(proposals.roundOf(id), COLLECTING);
        round.area(change.areaId()).orElseThrow(() -> new Refusal(Reason.OTHER_AREA));
        var proposal = proposals.requireForUpdate(id);
        if (proposal.version() != version) {
            throw new Refusal(Reason.STALE_FORM);
        }
        edits.persist(proposal.edit(change, author.id(), clock.instant()));
        audit.record(author, "proposal.edited", id, proposal.roundId(), null);
    }

    /** Withdraws an idea; again = nothing. @throws Refusal NOT_THE_AUTHOR, WRONG_PHASE, ILLEGAL_TRANSITION */
    public void withdraw(UUID id, Actor author) {
        rounds.requirePhase(proposals.roundOf(id), COLLECTING);
        var proposal = proposals.requireForUpdate(id);
        if (proposal.status() == Status.WITHDRAWN && proposal.authorId().equals(author.id())) {
            return;
        }
        proposal.withdraw(author.id());
        audit.record(author, "proposal.withdrawn", id, proposal.roundId(), null);
    }

    /** Notes that a project made of it stands on the ballot. @throws Refusal ILLEGAL_TRANSITION unless it is feasible */
    public void markListed(UUID id, Actor councillor) {
        become(id, Status.LISTED, "proposal.listed", councillor);
    }

    /** Notes that it was taken off the ballot. @throws Refusal ILLEGAL_TRANSITION unless it was on it */
    public void unmarkListed(UUID id, Actor councillor) {
        become(id, Status.FEASIBLE, "proposal.unlisted", councillor);
    }

    private void become(UUID id, Status to, String act, Actor councillor) {
        var round = rounds.requirePhase(proposals.roundOf(id), EVALUATING, DESIGNING);
        var proposal = proposals.requireForUpdate(id);
        if (to == Status.FEASIBLE && proposal.status() != Status.LISTED) {
            throw new Refusal(Reason.ILLEGAL_TRANSITION, proposal.status().name(), to.name());
        }
        proposal.become(to);
        audit.record(councillor, act, id, round.id(), null);
    }

    /** @throws Refusal NOT_FOUND */
    public ProposalView byId(UUID id) {
        return search.views(List.of(proposals.require(id))).get(0);
    }

    /** Those that may be put on the ballot, by number; at most 500. */
    public List<ProposalView> feasible(UUID round) {
        return search.views(proposals.withStatus(round, Status.FEASIBLE, 500));
    }

    /** A person's own, newest first, withdrawn ones too; at most 100. */
    public List<ProposalView> ofAuthor(UUID person) {
        return search.views(proposals.ofAuthor(person, 100));
    }

    /** Newest first, those before the given one. */
    public List<ProposalView> newestBefore(ProposalFilter filter, Instant submittedAt, UUID id, int limit) {
        return search.views(search.newestBefore(filter, submittedAt, id, limit));
    }

    /** Oldest first, those after the given one. */
    public List<ProposalView> oldestAfter(ProposalFilter filter, Instant submittedAt, UUID id, int limit) {
        return search.views(search.oldestAfter(filter, submittedAt, id, limit));
    }

    /** Those with a place on the map, newest first. */
    public List<ProposalView> placed(ProposalFilter filter, int limit) {
        return search.views(search.placed(filter, limit));
    }

    public long count(ProposalFilter filter) {
        return search.count(filter);
    }

    /** True if that person submitted it. */
    public boolean isAuthor(UUID id, UUID person) {
        return proposals.require(id).authorId().equals(person);
    }

    /** What it said before each edit, latest first, at most 50; nothing of a withdrawn one. */
    public List<EditView> history(UUID id) {
        return proposals.require(id).status() == Status.WITHDRAWN
                ? List.of()
                : edits.of(id).stream().map(ProposalEdit::view).toList();
    }
}
