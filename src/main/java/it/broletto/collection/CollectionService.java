package it.broletto.collection;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.call.CallService;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.PledgeService;
import it.broletto.collection.PledgeStatus.Event;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.ledger.Line;
import it.broletto.ledger.NewEntry;
import it.broletto.match.Gift;
import it.broletto.rail.Outcome;
import it.broletto.rail.Reply;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The steps of a collection, each one short transaction; {@link Collector} makes the network calls between them. Each
 * step may be done again, by anybody, at any time: what was done is not done twice.
 */
@ApplicationScoped
@Transactional
public class CollectionService {

    private static final int BATCH = 500;
    private static final Duration NOT_AGAIN = Duration.ofDays(3650);

    private final Collections collections;
    private final CampaignService campaigns;
    private final PledgeService pledges;
    private final CallService calls;
    private final RailWays ways;
    private final LedgerService ledger;
    private final AuditService audit;
    private final Clock clock;
    private final Duration window;
    private final List<Duration> tries;
    private final Duration patience;

    CollectionService(
            Collections collections,
            CampaignService campaigns,
            PledgeService pledges,
            CallService calls,
            RailWays ways,
            LedgerService ledger,
            AuditService audit,
            Clock clock,
            @ConfigProperty(name = "broletto.collection.window") Duration window,
            @ConfigProperty(name = "broletto.collection.tries") List<Duration> tries,
            @ConfigProperty(name = "broletto.collection.patience") Duration patience) {
        this.collections = collections;
        this.campaigns = campaigns;
        this.pledges = pledges;
        this.calls = calls;
        this.ways = ways;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.window = window;
        this.tries = tries;
        this.patience = patience;
    }

    /**
     * Names the rails of a campaign that opens: those of its call that the city has, or the city's usual ones. Refuses
     * with {@code NO_RAIL} and the names of those that are needed, where the city has none of them.
     */
    public void setRails(UUID campaign) {
        var rails = ways.atOpening(
                calls.admission(campaign).map(admission -> admission.rule().paying()));
        rails.stream().findFirst().ifPresent(first -> setRail(campaign, first));
        rails.stream().skip(1).forEach(other -> allowRail(campaign, other));
    }

    /** Names the rail that collects for a campaign; the first one stays. */
    public void setRail(UUID campaign, String rail) {
        collections.setRail(campaign, rail, clock.instant());
    }

    /** Names a rail by which backers of a campaign may pay if they like it better than the first one. */
    public void allowRail(UUID campaign, String rail) {
        collections.allowRail(campaign, rail, clock.instant());
    }

    /** The first rail of a campaign; empty if it only takes promises. */
    public Optional<String> railOf(UUID campaign) {
        return collections.railOf(campaign);
    }

    /**
     * A means of payment that the backer showed to the provider; a pledge that was declined is tried with it at once,
     * unless it was declined with this one. One that comes after the close of a campaign that does not collect this pledge changes nothing, nor does a first one
     * where the campaign stops at its goal and has reached it.
     */
    public void shown(UUID pledge, int attempt, String rail, String means) {
        // Before anything else is locked: where room is scarce the campaign is held against all others.
        var first = collections.campaignOfNew(pledge);
        if (first.filter(campaign -> !pledges.hasRoom(campaign)).isPresent() || !collections.mayShow(pledge)) {
            return;
        }
        collections.addMeans(pledge, attempt, rail, means, clock.instant());
        collections
                .lock(pledge)
                .filter(state -> state.status() == PledgeStatus.DECLINED && isAnotherShown(state))
                .ifPresent(state ->
                        collections.move(state, Event.RETRY, null, "another-means", clock.instant(), Duration.ZERO));
    }

    Optional<PledgeMeans> chargeWith(UUID pledge, int attempt) {
        return collections.chargeWith(pledge, attempt);
    }

    Optional<String> meansFor(UUID pledge, int attempt) {
        return collections.meansFor(pledge, attempt);
    }

    /** Opens what is to be collected; returns how many campaigns. */
    public int openDue() {
        var now = clock.instant();
        var due = collections.toOpen(20);
        for (var campaign : due) {
            if (collections.open(campaign, now, now.plus(window))) {
                audit.record(Actor.SYSTEM, "collection.opened", campaign, null, null);
            }
        }
        return due.size();
    }

    /** Takes pledges from the queue that are due: from now on they are being collected, by whoever. */
    List<PledgeState> claim(int limit) {
        return take(PledgeStatus.QUEUED, Event.ASK, limit);
    }

    List<PledgeState> claimRefunds(int limit) {
        return take(PledgeStatus.REFUND_QUEUED, Event.ASK_REFUND, limit);
    }

    /** Those that somebody took and of which nothing was heard since; the more often, the longer they wait. */
    List<PledgeState> claimForgotten(int limit) {
        return take(PledgeStatus.COLLECTING, Event.ASK_AGAIN, limit);
    }

    List<PledgeState> claimForgottenRefunds(int limit) {
        return take(PledgeStatus.REFUNDING, Event.ASK_REFUND_AGAIN, limit);
    }

    private List<PledgeState> take(PledgeStatus status, Event event, int limit) {
        var now = clock.instant();
        var taken = new ArrayList<PledgeState>();
        for (var state : collections.claim(status, now, limit)) {
            collections.move(state, event, null, null, now, patience.multipliedBy(state.number() + 1L));
            taken.add(collections.state(state.pledge()).orElseThrow());
        }
        return taken;
    }

    /** Dropped ones of which the provider may still wait for the backer. */
    List<PledgeState> toGiveUp(int limit) {
        return collections.claim(PledgeStatus.DROPPED, clock.instant(), limit);
    }

    /** What came of giving a pledge up; it is tried again, ever more rarely, until the provider's answer is final. */
    void gaveUp(UUID pledge, Reply reply) {
        collections
                .lock(pledge)
                .filter(state -> state.status() == PledgeStatus.DROPPED)
                .ifPresent(state -> collections.move(
                        state,
                        Event.GIVE_UP,
                        null,
                        null,
                        clock.instant(),
                        reply.outcome().isFinal() ? NOT_AGAIN : patience.multipliedBy(state.number() + 1L)));
    }

    /** The provider's name of the charge of a pledge, by {@link #chargedFor}. */
    String chargeOf(UUID pledge) {
        return collections.chargeOf(pledge);
    }

    /** The pledge under which a provider knows the money of this one. */
    UUID chargedFor(UUID pledge) {
        return collections.chargedFor(pledge);
    }

    /** What the provider said of a charge. An answer that is known already changes nothing. */
    public void heard(UUID pledge, int attempt, Reply reply) {
        var found = collections.lock(pledge);
        if (found.isEmpty() || found.get().attempts() != attempt) {
            return;
        }
        var state = found.get();
        if (reply.outcome() == Outcome.SETTLED && state.status().allows(Event.SETTLE)) {
            settle(state, reply);
        } else if (reply.outcome() == Outcome.DECLINED && state.status().allows(Event.DECLINE)) {
            decline(state, reply.reason());
        } else if (reply.outcome() == Outcome.ACTION_REQUIRED && state.status().allows(Event.NEED_ACTION)) {
            collections.move(state, Event.NEED_ACTION, null, reply.reason(), clock.instant(), NOT_AGAIN);
        }
    }

    private void settle(PledgeState state, Reply reply) {
        var lines = new ArrayList<Line>();
        var clearing = Kind.CLEARING.of(state.rail());
        lines.add(clearing.up(state.cents() - reply.feeCents()));
        if (reply.feeCents() > 0) {
            lines.add(Kind.FEES.of(state.rail()).up(reply.feeCents()));
        }
        lines.add(Kind.ESCROW.of(state.campaign()).up(state.cents()));
        lines.removeIf(line -> line.cents() == 0);
        var entry = ledger.post(
                new NewEntry(NewEntry.id("collect", state.pledge()), "collect", state.pledge(), null, lines),
                Actor.SYSTEM);
        collections.move(state, Event.SETTLE, entry.id(), null, clock.instant(), NOT_AGAIN);
    }

    /** Tried again when its turn comes; at once if the backer has shown another means of payment meanwhile. */
    private void decline(PledgeState state, String reason) {
        var now = clock.instant();
        var later = state.attempts() < tries.size()
                ? Duration.between(now, collections.openedAt(state.campaign()).plus(tries.get(state.attempts())))
                : NOT_AGAIN;
        var next = isAnotherShown(state) ? Duration.ZERO : later;
        collections.move(state, Event.DECLINE, null, reason, now, next.isNegative() ? Duration.ZERO : next);
    }

    /** Whether the next charge would be asked for with another means of payment than the last one. */
    private boolean isAnotherShown(PledgeState state) {
        var last = collections.chargeWith(state.pledge(), state.attempts());
        return !last.equals(collections.chargeWith(state.pledge(), state.attempts() + 1));
    }

    /** Puts declined pledges back into the queue whose next try is due; returns how many. */
    int retryDue() {
        var now = clock.instant();
        var due = collections.claim(PledgeStatus.DECLINED, now, BATCH);
        due.forEach(state -> collections.move(state, Event.RETRY, null, null, now, Duration.ZERO));
        return due.size();
    }

    /**
     * Decides on what was settled where the time is over or nothing is open; returns how many campaigns. What the
     * provider still works on is not counted; if it settles later it is given back, or added if the answer was yes.
     */
    public int decideDue() {
        var due = collections.toDecide(clock.instant(), 5);
        due.forEach(this::decideNow);
        return due.size();
    }

    void decideNow(UUID campaign) {
        if (collections.lockUndecided(campaign)) {
            var now = clock.instant();
            for (var status : List.of(PledgeStatus.QUEUED, PledgeStatus.DECLINED, PledgeStatus.ACTION_REQUIRED)) {
                drop(campaign, status);
            }
            // What arrived from another campaign and was withdrawn before the close does not count.
            collections.lockGoingBack(campaign, now, BATCH).forEach(state -> queueRefund(state, null, Actor.SYSTEM));
            collections.decide(campaign, now);
            var funded = collections.funded(campaign).orElseThrow();
            campaigns.decided(campaign, funded);
            if (funded) {
                calls.decide(campaign, collections.gifts(campaign), now);
            } else {
                calls.fail(campaign, now);
            }
            audit.record(Actor.SYSTEM, funded ? "collection.funded" : "collection.failed", campaign, null, null);
        }
    }

    /** What is collected and still there, in the order in which it was settled: what a match is computed from, then and later. */
    public List<Gift> gifts(UUID campaign) {
        return collections.gifts(campaign);
    }

    /** Opens the collection of one campaign; false if there is nothing to collect. For rehearsals. */
    boolean openNow(UUID campaign) {
        var now = clock.instant();
        return collections.mayOpen(campaign) && collections.open(campaign, now, now.plus(window));
    }

    /** Moves all pledges of a campaign in a status, and returns them as they stand then. For rehearsals. */
    List<PledgeState> take(UUID campaign, PledgeStatus status, Event event) {
        var taken = new ArrayList<PledgeState>();
        for (var state : in(campaign, status)) {
            collections.move(state, event, null, null, clock.instant(), Duration.ZERO);
            taken.add(collections.state(state.pledge()).orElseThrow());
        }
        return taken;
    }

    List<PledgeState> in(UUID campaign, PledgeStatus status) {
        return collections.lockAll(campaign, status, RehearsalService.MOST);
    }

    /** For rehearsals. */
    void queueRefundsOf(UUID campaign) {
        if (!collections.funded(campaign).orElse(true)) {
            in(campaign, PledgeStatus.COLLECTED).forEach(state -> queueRefund(state, null, Actor.SYSTEM));
        }
    }

    /** Drops pledges of which the provider said no after the decision; returns how many. */
    int dropLate() {
        var late = collections.late(BATCH);
        late.forEach(this::drop);
        return late.size();
    }

    private void drop(UUID campaign, PledgeStatus status) {
        var some = collections.lockAll(campaign, status, BATCH);
        while (!some.isEmpty()) {
            some.forEach(this::drop);
            some = collections.lockAll(campaign, status, BATCH);
        }
    }

    /** What waits for its backer is given up at once, so that nobody pays it any more. */
    private void drop(PledgeState state) {
        collections.move(
                state,
                Event.DROP,
                null,
                null,
                clock.instant(),
                state.status() == PledgeStatus.ACTION_REQUIRED ? Duration.ZERO : NOT_AGAIN);
    }

    /** Puts money that has to go back into the queue for it, some at a time; returns how many pledges. */
    public int queueRefunds() {
        var queued = 0;
        var now = clock.instant();
        for (var campaign : collections.toRefund(now, 5)) {
            for (var state : collections.lockGoingBack(campaign, now, 100)) {
                queueRefund(state, null, Actor.SYSTEM);
                queued++;
            }
        }
        return queued;
    }

    private void queueRefund(PledgeState state, String reason, Actor by) {
        var entry = ledger.post(
                new NewEntry(
                        NewEntry.id("queue-refund", state.pledge()),
                        "refund-queued",
                        state.pledge(),
                        reason,
                        List.of(
                                Kind.ESCROW.of(state.campaign()).down(state.cents()),
                                Kind.REFUND_PAYABLE.of(state.campaign()).up(state.cents()))),
                by);
        collections.move(state, Event.QUEUE_REFUND, entry.id(), null, clock.instant(), Duration.ZERO);
    }

    /**
     * Gives one gift back, whole. Refuses with {@code ILLEGAL_TRANSITION} what was not collected, is disputed, or is
     * given back already, and with {@code NOT_COVERED} what was paid out.
     *
     * @param reason public words, 3 to 500 characters
     */
    public void giveBack(UUID pledge, String reason, Actor by) {
        var state = collections.lock(pledge).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        state.status().after(Event.QUEUE_REFUND);
        if (reason == null) {
            throw new Refusal(Refusal.Reason.REASON_NEEDED);
        }
        queueRefund(state, reason, by);
        audit.record(by, "collection.refund-ordered", state.campaign(), null, reason);
    }

    /**
     * What the provider said of a refund. An answer that is known already changes nothing.
     *
     * @param pledge under which the provider knows the money
     */
    public void heardRefund(UUID pledge, int attempt, Reply reply) {
        var found = collections.lock(collections.heldFor(pledge));
        if (found.isEmpty() || found.get().refunds() != attempt) {
            return;
        }
        var state = found.get();
        if (reply.outcome() == Outcome.SETTLED && state.status().allows(Event.REFUND)) {
            var entry = ledger.post(
                    new NewEntry(
                            NewEntry.id("refund", state.pledge()),
                            "refund",
                            state.pledge(),
                            null,
                            List.of(
                                    Kind.REFUND_PAYABLE.of(state.campaign()).down(state.cents()),
                                    Kind.CLEARING.of(state.rail()).down(state.cents()))),
                    Actor.SYSTEM);
            collections.move(state, Event.REFUND, entry.id(), null, clock.instant(), NOT_AGAIN);
        } else if (reply.outcome() == Outcome.DECLINED && state.status().allows(Event.FAIL_REFUND)) {
            collections.move(state, Event.FAIL_REFUND, null, reply.reason(), clock.instant(), NOT_AGAIN);
        }
    }

    /** Tries a refund again that the provider could not make. Refuses with {@code ILLEGAL_TRANSITION} any other pledge. */
    public void retryRefund(UUID pledge, Actor by) {
        var state = collections.lock(pledge).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        // A gift whose dispute was won goes on by the same move, but only with the dispute that its refund waited for.
        if (state.status() != PledgeStatus.REFUND_ERROR) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION);
        }
        collections.move(state, Event.RETRY_REFUND, null, null, clock.instant(), Duration.ZERO);
        audit.record(by, "collection.refund-retried", state.campaign(), null, null);
    }
}
