package it.broletto.collection;

import it.broletto.rail.Act;
import it.broletto.rail.DyingCaller;
import it.broletto.rail.Outcome;
import it.broletto.rail.RailService;
import it.broletto.rail.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.UUID;

/** A process that carries collections on, wholly or until it dies somewhere. */
@ApplicationScoped
public class MortalProcess {

    private final CollectionService collections;
    private final Collector collector;
    private final RailService rails;
    private final DyingCaller dying;

    MortalProcess(CollectionService collections, Collector collector, RailService rails, DyingCaller dying) {
        this.collections = collections;
        this.collector = collector;
        this.rails = rails;
        this.dying = dying;
    }

    /** One round of everything; returns how much was done. */
    public int work() {
        return collector.work();
    }

    /** What somebody left in the middle is declined, so that nobody works on it any more. */
    public void forget(UUID pledge, int attempt) {
        collections.heard(
                pledge, attempt, new Reply(Outcome.DECLINED, null, pledge, 0, "EUR", 0, null, null, "nobody-there"));
    }

    /** Takes some pledges and dies: before the call, after it, or after its answer was kept. Returns how many. */
    public int takesSomeAndDies(boolean refunds, Random dice) {
        collections.openDue();
        collections.retryDue();
        if (refunds) {
            collections.decideDue();
            collections.queueRefunds();
        }
        var taken = refunds ? collections.claimRefunds(3) : collections.claim(3);
        taken.forEach(state -> dies(state, refunds, dice.nextInt(4)));
        return taken.size();
    }

    private void dies(PledgeState state, boolean refund, int where) {
        var act = refund ? Act.REFUND : Act.COLLECT;
        var attempt = refund ? state.refunds() : state.attempts();
        // Refunds of what arrived from another campaign are asked for under the pledge that was charged.
        var pledge = collections.chargedFor(state.pledge());
        var with =
                refund ? null : collections.chargeWith(state.pledge(), attempt).orElseThrow();
        var means = refund ? null : with.means();
        var rail = refund ? state.rail() : with.rail();
        var charge = refund ? collections.chargeOf(pledge) : null;
        try {
            switch (where) {
                case 0 -> dying.diesBeforeTheCall(rail, pledge, act, attempt, state.cents(), means, charge);
                case 1 -> dying.diesAfterTheCall(rail, pledge, act, attempt, state.cents(), means, charge);
                case 2 -> {
                    if (refund) {
                        rails.refund(rail, pledge, attempt, state.cents(), charge);
                    } else {
                        rails.collect(rail, state.pledge(), attempt, state.cents(), means);
                    }
                }
                default -> Thread.onSpinWait();
            }
        } catch (UncheckedIOException brokenCard) {
            // The provider's answer was an error: nobody knows what it did.
            Thread.onSpinWait();
        }
    }
}
