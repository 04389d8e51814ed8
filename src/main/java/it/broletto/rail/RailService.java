package it.broletto.rail;

import io.quarkus.logging.Log;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

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
    private final Clock clock;

    RailService(@Any Instance<Rail> rails, CallService calls, Event<RailNews> news, Clock clock) {
        this.rails = rails;
        this.calls = calls;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Prepares a means of payment for a pledge. The reply names the page to send the backer to.
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

    /** Gives a charge back. Asked again it gives nothing more. */
    public Reply refund(String rail, UUID pledge, int attempt, long cents, String charge) {
        return ask(rail, Call.of(pledge, Act.REFUND, attempt, cents, null, charge), null);
    }

    private Reply ask(String name, Call call, URI back) {
        var rail = rail(name);
        var first = calls.open(name, call);
        var before = first ? null : calls.answer(call).orElse(null);
        if (before != null && (before.outcome().isFinal() || call.act() == Act.SETUP && before.page() != null)) {
            return before;
        }
        return calls.close(call, first || call.act() == Act.SETUP ? answer(rail, call, back) : whatBecame(rail, call));
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
            return Reply.unknown(call, "no-answer");
        }
    }

    /** Asks what became of one's call, unless it is known finally, and tells it. */
    public Reply look(String name, UUID pledge, Act act, int attempt, long cents, String means, String charge) {
        return look(new ProviderCalls.Asked(name, Call.of(pledge, act, attempt, cents, means, charge)));
    }

    private Reply look(ProviderCalls.Asked asked) {
        var rail = rail(asked.rail());
        var call = asked.call();
        var holds = calls.answer(call)
                .filter(reply -> reply.outcome().isFinal())
                .orElseGet(() -> calls.close(call, whatBecame(rail, call)));
        news.fire(new RailNews(asked.rail(), call.pledge(), call.act(), call.attempt(), holds));
        return holds;
    }

    /** A call that the provider has not got may still be under way: it is sent again, under its key, never given up. */
    private static Reply whatBecame(Rail rail, Call call) {
        try {
            return rail.look(call)
                    .orElseGet(() ->
                            call.act() == Act.SETUP ? Reply.unknown(call, "not-there") : answer(rail, call, null));
        } catch (UncheckedIOException silent) {
            return Reply.unknown(call, "no-answer");
        }
    }

    /** Asks what became of calls that got no final answer; returns how many. Safe to run twice or at once. */
    public int resolveOpen() {
        var open = calls.open(SILENCE, BATCH);
        open.forEach(this::look);
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

    /** Looks at messages that came; returns how many. Safe to run twice or at once. */
    public int lookAtMessages() {
        var waiting = calls.waiting(BATCH);
        for (var event : waiting) {
            var asked = calls.of(event);
            asked.ifPresent(this::look);
            calls.done(event, asked.isPresent());
        }
        return waiting.size();
    }

    private Rail rail(String name) {
        return rails.stream()
                .filter(rail -> rail.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }
}
