package it.broletto.collection;

import io.quarkus.logging.Log;
import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.collection.PledgeStatus.Event;
import it.broletto.ledger.Account;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.ledger.NewEntry;
import it.broletto.rail.Dispute;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Gifts that a bank wants back. While it is not decided the amount is kept; if it is lost, it goes from what the
 * campaign has, and what was paid out already becomes a claim on the beneficiary.
 */
@ApplicationScoped
@Transactional
public class DisputeService {

    private static final Duration LONG = Duration.ofDays(3650);

    private final Collections collections;
    private final Disputes disputes;
    private final Moves moves;
    private final LedgerService ledger;
    private final AuditService audit;
    private final jakarta.enterprise.event.Event<DisputeOpened> opened;
    private final Clock clock;

    DisputeService(
            Collections collections,
            Disputes disputes,
            Moves moves,
            LedgerService ledger,
            AuditService audit,
            jakarta.enterprise.event.Event<DisputeOpened> opened,
            Clock clock) {
        this.collections = collections;
        this.disputes = disputes;
        this.moves = moves;
        this.ledger = ledger;
        this.audit = audit;
        this.opened = opened;
        this.clock = clock;
    }

    /** What the provider said of a dispute. What is known already changes nothing. */
    public void heard(UUID pledge, Dispute dispute) {
        disputes.lockCampaignOf(pledge);
        var holder = collections.heldFor(pledge);
        if (!holder.equals(pledge)) {
            disputes.lockCampaignOf(holder);
        }
        var found = collections.lock(holder);
        if (found.isEmpty()) {
            return;
        }
        var state = found.get();
        if (state.status() == PledgeStatus.MOVED
                && !collections.heldFor(state.pledge()).equals(state.pledge())) {
            // It went on since it was looked for.
            heard(pledge, dispute);
            return;
        }
        if (!pledge.equals(dispute.pledge()) || state.cents() != dispute.cents()) {
            Log.errorf("a dispute about pledge %s speaks of another pledge or amount", pledge);
            return;
        }
        // A bank asks once: what it decided before the money went on is not asked again where it is now.
        if (state.status().allows(Event.DISPUTE)
                && disputes.of(state.pledge()).isEmpty()
                && disputes.of(pledge).isEmpty()) {
            open(state, dispute);
            state = collections.state(state.pledge()).orElseThrow();
        }
        if (state.status() == PledgeStatus.DISPUTED && dispute.state() == Dispute.State.WON) {
            win(state);
        } else if (state.status() == PledgeStatus.DISPUTED && dispute.state() == Dispute.State.LOST) {
            lose(state);
        }
    }

    private void open(PledgeState state, Dispute dispute) {
        var from = from(state);
        if (from.kind() == Kind.ESCROW) {
            opened.fire(new DisputeOpened(state.campaign(), state.cents()));
        }
        var held = Math.max(0, Math.min(state.cents(), ledger.balance(from).free()));
        UUID hold = null;
        if (held > 0) {
            var wanted = new NewEntry(
                    NewEntry.id("dispute", state.pledge()),
                    "dispute",
                    state.pledge(),
                    null,
                    List.of(from.down(held), Kind.CLEARING.of(state.rail()).down(held)));
            hold = ledger.hold(wanted, clock.instant().plus(LONG), Actor.SYSTEM).id();
        }
        disputes.write(state.pledge(), dispute, held, hold, clock.instant());
        collections.move(state, Event.DISPUTE, hold, dispute.reason(), clock.instant(), LONG);
        audit.record(Actor.SYSTEM, "collection.disputed", state.campaign(), null, null);
    }

    private void win(PledgeState state) {
        var hold = disputes.of(state.pledge()).orElseThrow().hold();
        var freed = hold == null
                ? null
                : ledger.voidHold(hold, "contestazione vinta", Actor.SYSTEM).id();
        collections.move(state, Event.WIN, freed, null, clock.instant(), LONG);
        if (disputes.wasOnItsWayBack(state.pledge())) {
            var won = collections.state(state.pledge()).orElseThrow();
            collections.move(won, Event.RETRY_REFUND, null, null, clock.instant(), Duration.ZERO);
        } else if (moves.isInFund(state.pledge())) {
            var won = collections.state(state.pledge()).orElseThrow();
            collections.move(won, Event.STAY, null, null, clock.instant(), LONG);
        }
        audit.record(Actor.SYSTEM, "collection.dispute-won", state.campaign(), null, null);
    }

    private void lose(PledgeState state) {
        var hold = disputes.of(state.pledge()).orElseThrow().hold();
        if (hold != null) {
            ledger.voidHold(hold, "contestazione persa", Actor.SYSTEM);
        }
        var from = from(state);
        var there = Math.max(0, Math.min(state.cents(), ledger.balance(from).free()));
        var lines = Stream.of(
                        from.down(there),
                        missing(state).up(state.cents() - there),
                        Kind.CLEARING.of(state.rail()).down(state.cents()))
                .filter(line -> line.cents() != 0)
                .toList();
        var entry = ledger.post(
                new NewEntry(NewEntry.id("dispute-lost", state.pledge()), "dispute-lost", state.pledge(), null, lines),
                Actor.SYSTEM);
        collections.move(state, Event.LOSE, entry.id(), null, clock.instant(), LONG);
        audit.record(Actor.SYSTEM, "collection.dispute-lost", state.campaign(), null, null);
    }

    /** A beneficiary that was paid owes it; what the fund gave away is owed by nobody. */
    private Account missing(PledgeState state) {
        return moves.isInFund(state.pledge()) ? Kind.DISPUTE_LOSS.of("fund") : Kind.CLAIM.of(state.campaign());
    }

    private Account from(PledgeState state) {
        if (moves.isInFund(state.pledge())) {
            return Account.FUND;
        }
        return disputes.wasOnItsWayBack(state.pledge())
                ? Kind.REFUND_PAYABLE.of(state.campaign())
                : Kind.ESCROW.of(state.campaign());
    }

    /** The pledge under which a provider knows the money of this one. */
    UUID chargedFor(UUID pledge) {
        return collections.chargedFor(pledge);
    }

    /** Pledges about whose dispute something may be learned, some at a time. */
    List<UUID> toLookAt(int limit) {
        return disputes.toLookAt(limit);
    }
}
