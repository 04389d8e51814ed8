package it.broletto.rail;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks providers of payments. A network call never stands in a transaction: what is asked is committed before, what is
 * answered after, so that a process may die at any point and whoever comes next asks again under the same key.
 */
@ApplicationScoped
@Transactional(TxType.NEVER)
public class RailService {

    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int BATCH = 50;

    private final Instance<Rail> rails;
    private final CallService calls;
    private final Event<RailNews> news;
    private final Event<DisputeNews> disputes;
    private final Clock clock;
    private final List<String> names;

    RailService(
            @Any Instance<Rail> rails,
            CallService calls,
            Event<RailNews> news,
            Event<DisputeNews> disputes,
            Clock clock,
            @ConfigProperty(name = "broletto.rails") Optional<List<String>> names) {
        this.rails = rails;
        this.calls = calls;
        this.news = news;
        this.disputes = disputes;
        this.clock = clock;
        this.names = names.orElse(List.of()).stream().map(String::strip).toList();
    }

    /** A name that is set and that nothing answers to is a mistake to find at the start, not at the first payment. */
    void stopIfARailIsMissing(@Observes StartupEvent start) {
        var there = rails.stream().map(Rail::name).toList();
        var missing = names.stream().filter(name -> !there.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("broletto.rails names " + missing + ", of which there is none in " + there);
        }
    }

    /** The rails that this city uses, in its order. */
    @Transactional(TxType.SUPPORTS)
    public List<String> names() {
        return names;
    }

    /** Whether this city uses a rail, still. */
    @Transactional(TxType.SUPPORTS)
    public boolean has(String name) {
        return names.contains(name);
    }

    /** Those of them by which the municipality itself may be paid. */
    @Transactional(TxType.SUPPORTS)
    public List<String> ofCity() {
        return those(Rail::paysCity);
    }

    /** Those of them by which promoters may be paid. */
    @Transactional(TxType.SUPPORTS)
    public List<String> ofPromoters() {
        return those(Rail::paysPromoters);
    }

    private List<String> those(Predicate<Rail> which) {
        var found = rails.stream().filter(which).map(Rail::name).toList();
        return names.stream().filter(found::contains).toList();
    }

    /**
     * Prepares a means of payment for a pledge. The reply names the page to send the backer to, or is declined if that
     * page is over.
     *
     * @param attempt from 1; another one prepares another means of payment
     * @param back where the provider sends the backer afterwards
     */
    public Reply setUp(String rail, UUID pledge, int attempt, long cents, URI back) {
        return ask(rail, Call.of(pledge, Act.SETUP, attempt, cents, null, null), back);
    }

    /** Takes the amount of a pledge by its means of payment. Asked again it takes nothing more. */
    public Reply collect(String rail, UUID pledge, int attempt, long cents, String means) {
        return ask(rail, Call.of(pledge, Act.COLLECT, attempt, cents, means, null), null);
    }

    /**
     * Takes back a charge that waits for its backer, so that it is not paid any more; what was paid before is SETTLED in
     * the reply. A rail that this city has not got any more is silent. Refuses with {@code NOT_FOUND} what was never asked
     * for.
     */
    public Reply giveUp(UUID pledge, int attempt) {
        var asked = calls.asked(pledge, Act.COLLECT, attempt).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        var before = calls.answer(asked.call());
        if (before.isPresent() && before.get().outcome().isFinal()) {
            return before.get();
        }
        if (!has(asked.rail())) {
            return Reply.silence(asked.call());
        }
        try {
            rail(asked.rail()).giveUp(asked.call());
        } catch (UncheckedIOException silent) {
            return Reply.silence(asked.call());
        }
        return look(asked);
    }

    /** Gives a charge back. Asked again it gives nothing more. */
    public Reply refund(String rail, UUID pledge, int attempt, long cents, String charge) {
        return ask(rail, Call.of(pledge, Act.REFUND, attempt, cents, null, charge), null);
    }

    /** What is known of a call without asking anybody; empty if it was never made. */
    public Optional<Reply> known(UUID pledge, Act act, int attempt) {
        return calls.answer(Call.of(pledge, act, attempt, 0, null, null));
    }

    private Reply ask(String name, Call call, URI back) {
        var rail = rail(name);
        var first = calls.open(name, call);
        var before = first ? Optional.<Reply>empty() : calls.answer(call);
        if (before.filter(reply -> reply.outcome().isFinal()).isPresent()) {
            return before.get();
        }
        var pageless = call.act() == Act.SETUP
                && before.filter(reply -> reply.page() != null).isEmpty();
        return calls.close(call, first || pageless ? answer(rail, call, back) : whatBecame(rail, call));
    }

    /** The key makes a repetition safe: a provider that has it answers as it did, one that has it not does it now. */
    private static Reply answer(Rail rail, Call call, URI back) {
        try {
            return switch (call.act()) {
                case SETUP -> rail.setUp(call, back);
                case COLLECT -> rail.collect(call);
                case REFUND -> rail.refund(call);
            };
        } catch (UncheckedIOException silent) {
            Log.warnf("%s gave no answer to %s: %s", rail.name(), call.key(), silent.getMessage());
            return Reply.silence(call);
        }
    }

    /** Asks what became of one's call, unless it is known finally, and tells it. */
    public Reply look(String name, UUID pledge, Act act, int attempt, long cents, String means, String charge) {
        return look(new ProviderCalls.Asked(name, Call.of(pledge, act, attempt, cents, means, charge)));
    }

    /** Asks what became of a call that was made before, and tells it; empty if there was none. */
    public Optional<Reply> look(UUID pledge, Act act, int attempt) {
        return calls.asked(pledge, act, attempt).map(this::look);
    }

    private Reply look(ProviderCalls.Asked asked) {
        return tell(asked, known(asked));
    }

    /** What is known finally, else what the provider says now. */
    private Reply known(ProviderCalls.Asked asked) {
        return calls.answer(asked.call())
                .filter(reply -> reply.outcome().isFinal())
                .orElseGet(() -> whatBecame(rail(asked.rail()), asked.call()));
    }

    private Reply tell(ProviderCalls.Asked asked, Reply reply) {
        var call = asked.call();
        var holds = calls.close(call, reply);
        news.fire(new RailNews(asked.rail(), call.pledge(), call.act(), call.attempt(), holds));
        return holds;
    }

    /** Asks whether the charge of a pledge is disputed, and tells it. Throws {@link UncheckedIOException} if nobody answers. */
    public void lookForDispute(UUID pledge) {
        calls.settledCharge(pledge).ifPresent(asked -> lookForDispute(rail(asked.rail()), asked.call()));
    }

    private void lookForDispute(ProviderCalls.Asked asked, Reply holds) {
        if (asked.call().act() == Act.COLLECT && holds.outcome() == Outcome.SETTLED) {
            lookForDispute(rail(asked.rail()), asked.call());
        }
    }

    private void lookForDispute(Rail rail, Call charge) {
        rail.dispute(charge, calls.providerId(charge).orElse(null))
                .ifPresent(found -> disputes.fire(new DisputeNews(rail.name(), charge.pledge(), found)));
    }

    /** A call that the provider has not got may still be under way: it is sent again, under its key, never given up. */
    private Reply whatBecame(Rail rail, Call call) {
        try {
            return rail.look(call, calls.providerId(call).orElse(null))
                    .orElseGet(() ->
                            call.act() == Act.SETUP ? Reply.unknown(call, "not-there") : answer(rail, call, null));
        } catch (UncheckedIOException silent) {
            Log.warnf("%s does not tell what became of %s: %s", rail.name(), call.key(), silent.getMessage());
            return Reply.silence(call);
        }
    }

    /**
     * Asks what became of calls that got no final answer; returns how many. Those of rails that this city has not got any
     * more wait. Safe to run twice or at once.
     */
    public int resolveOpen() {
        var open = calls.open(SILENCE, BATCH).stream()
                .filter(asked -> has(asked.rail()))
                .toList();
        open.forEach(asked -> alone(asked.call().key(), () -> look(asked)));
        return open.size();
    }

    /**
     * Keeps a provider's message, to be looked at later.
     *
     * @throws UntrustedMessage if it is not the provider's
     */
    public void receive(String name, byte[] body, String signature) {
        var told = rail(name).read(body, signature, clock.instant());
        calls.keep(name, told, body);
    }

    /**
     * Looks at messages that came; returns of how many it is known what they meant. One about a call of which the
     * provider says nothing now stays, and is looked at again. Safe to run twice or at once.
     */
    public int lookAtMessages() {
        var known = new AtomicInteger();
        for (var event : calls.waiting(BATCH)) {
            alone(event.eventId(), () -> {
                var asked = calls.of(event);
                var reply = asked.map(this::known);
                if (reply.filter(Reply::isSilence).isEmpty()) {
                    reply.map(one -> tell(asked.get(), one)).ifPresent(holds -> lookForDispute(asked.get(), holds));
                    calls.done(event, asked.isPresent());
                    known.incrementAndGet();
                }
            });
        }
        return known.get();
    }

    /** What goes wrong with one keeps no other from its turn. */
    private static void alone(String what, Runnable act) {
        try {
            act.run();
        } catch (RuntimeException e) {
            Log.errorf(e, "%s could not be looked at; it is tried again", what);
        }
    }

    /** What a provider has of a span of time, see {@link Rail#settled}. */
    public Optional<List<Rail.Settled>> settled(String name, Instant from, Instant before) {
        return rail(name).settled(from, before);
    }

    private Rail rail(String name) {
        return rails.stream()
                .filter(rail -> rail.name().equals(name) && names.contains(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }
}
