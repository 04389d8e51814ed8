package it.broletto.collection;

import io.quarkus.logging.Log;
import it.broletto.rail.Act;
import it.broletto.rail.Outcome;
import it.broletto.rail.RailNews;
import it.broletto.rail.RailService;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries collections on: takes pledges from the queue in one transaction, asks the provider outside of any, and writes
 * down what it said in another. Whoever takes over from a process that died asks again under the same key. Any number
 * may run at once.
 */
@ApplicationScoped
class Collector {

    /** Pledges that are taken at once, for each call that is made at once. */
    private static final int EACH = 5;

    private final CollectionService collections;
    private final MoveService moves;
    private final RailService rails;
    private final int batch;
    private final ExecutorService callers;
    private final Set<String> resting = ConcurrentHashMap.newKeySet();

    /** @param atOnce calls to providers at the same time, by each instance; 1 to 32 */
    Collector(
            CollectionService collections,
            MoveService moves,
            RailService rails,
            @ConfigProperty(name = "broletto.collection.at-once") int atOnce) {
        if (atOnce < 1 || atOnce > 32) {
            throw new IllegalArgumentException("broletto.collection.at-once is from 1 to 32, not " + atOnce);
        }
        this.collections = collections;
        this.moves = moves;
        this.rails = rails;
        this.batch = EACH * atOnce;
        this.callers = Executors.newFixedThreadPool(atOnce);
    }

    @PreDestroy
    void stop() {
        callers.shutdown();
    }

    /** One round of everything that is due; returns how much was done. */
    int work() {
        var done = collections.openDue();
        collections.dropLate();
        collections.retryDue();
        done += collect();
        done += collections.decideDue();
        each(collections.toGiveUp(batch), this::giveUp);
        done += moves.moveOn();
        done += collections.queueRefunds();
        return done + refund();
    }

    private void giveUp(PledgeState state) {
        var reply = rails.giveUp(state.pledge(), state.attempts());
        collections.heard(state.pledge(), state.attempts(), reply);
        collections.gaveUp(state.pledge(), reply);
    }

    private int collect() {
        var taken = collections.claim(batch);
        each(taken, this::collect);
        each(collections.claimForgotten(batch), this::collect);
        return taken.size();
    }

    private int refund() {
        var taken = collections.claimRefunds(batch);
        each(taken, this::refund);
        each(collections.claimForgottenRefunds(batch), this::refund);
        return taken.size();
    }

    /** Some at once; returns when all are done. */
    private void each(List<PledgeState> taken, Consumer<PledgeState> act) {
        var calls = taken.stream()
                .map(state -> Executors.callable(() -> alone(state, act)))
                .toList();
        try {
            callers.invokeAll(calls);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What goes wrong with one pledge keeps no other from its turn; it comes again later. */
    private static void alone(PledgeState state, Consumer<PledgeState> act) {
        try {
            act.accept(state);
        } catch (RuntimeException e) {
            Log.errorf(e, "pledge %s could not go on from %s", state.pledge(), state.status());
        }
    }

    private void collect(PledgeState state) {
        var with = collections.chargeWith(state.pledge(), state.attempts()).orElseThrow();
        if (rests(with.rail())) {
            return;
        }
        var reply = rails.collect(with.rail(), state.pledge(), state.attempts(), state.cents(), with.means());
        collections.heard(state.pledge(), state.attempts(), reply);
    }

    private void refund(PledgeState state) {
        if (rests(state.rail())) {
            return;
        }
        var charged = collections.chargedFor(state.pledge());
        var reply = rails.refund(state.rail(), charged, state.refunds(), state.cents(), collections.chargeOf(charged));
        collections.heardRefund(charged, state.refunds(), reply);
    }

    /** Pledges of a rail that the city has not got any more wait, and stand at the desk; the log says it once. */
    private boolean rests(String rail) {
        if (rails.has(rail)) {
            return false;
        }
        if (resting.add(rail)) {
            Log.warnf("broletto.rails has no %s any more: its pledges wait, see /desk/collections", rail);
        }
        return true;
    }

    /** News may come before the answer to the call, after it, or instead of it. */
    void hear(@Observes RailNews news) {
        if (news.act() == Act.COLLECT) {
            collections.heard(news.pledge(), news.attempt(), news.reply());
        } else if (news.act() == Act.REFUND) {
            collections.heardRefund(news.pledge(), news.attempt(), news.reply());
        } else if (news.reply().outcome() == Outcome.SETTLED) {
            collections.shown(
                    news.pledge(), news.attempt(), news.rail(), news.reply().means());
        } else {
            Log.debugf("nothing to do about %s of %s", news.act(), news.pledge());
        }
    }
}
