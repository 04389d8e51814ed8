package it.broletto.rail;

import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The short transactions before and after the network calls of {@link RailService}; each commits by itself. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
class CallService {

    private final ProviderCalls calls;
    private final Webhooks webhooks;
    private final Clock clock;

    CallService(ProviderCalls calls, Webhooks webhooks, Clock clock) {
        this.calls = calls;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * Writes the call down; true if nobody did before. Refuses another call under its key with {@code INTENT_REUSED},
     * and an attempt before the one before it was declined with {@code ALREADY_DONE}.
     */
    boolean open(String rail, Call call) {
        if (call.act() != Act.SETUP && call.attempt() > 1 && !isDeclined(call.before())) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        if (calls.write(rail, call, clock.instant())) {
            return true;
        }
        var before = calls.byKey(call.key());
        if (before.isEmpty()
                || !before.get().rail().equals(rail)
                || !before.get().call().equals(call)) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
        return false;
    }

    private boolean isDeclined(Call call) {
        return calls.answer(call)
                .filter(reply -> reply.outcome() == Outcome.DECLINED)
                .isPresent();
    }

    Optional<ProviderCalls.Asked> asked(UUID pledge, Act act, int attempt) {
        return calls.byKey(Call.key(pledge, act, attempt));
    }

    Optional<Reply> answer(Call call) {
        return calls.answer(call);
    }

    Optional<String> providerId(Call call) {
        return calls.providerId(call);
    }

    /**
     * Writes an answer down unless a final one is there or it says nothing new: not to know takes nothing back. An
     * answer about other money or another pledge is written as unknown, for people to look at.
     *
     * @return the answer that holds now
     */
    Reply close(Call call, Reply reply) {
        calls.lock(call);
        var before = calls.answer(call);
        var checked = reply.outcome() == Outcome.SETTLED && !reply.isOf(call)
                ? Reply.unknown(call, "amount-or-pledge-differs")
                : reply;
        if (before.isPresent()
                && (before.get().outcome().isFinal()
                        || before.get().equals(checked)
                        || reply.outcome() == Outcome.UNKNOWN)) {
            return before.get();
        }
        calls.write(call, checked, clock.instant());
        return checked;
    }

    List<ProviderCalls.Asked> open(Duration silence, int limit) {
        return calls.open(clock.instant().minus(silence), limit);
    }

    /** The call that a message speaks of, if it is one of ours with that provider. */
    Optional<ProviderCalls.Asked> of(Webhooks.Waiting event) {
        return event.key() == null
                ? Optional.empty()
                : calls.byKey(event.key()).filter(asked -> asked.rail().equals(event.rail()));
    }

    Optional<ProviderCalls.Asked> settledCharge(UUID pledge) {
        return calls.settledCharge(pledge);
    }

    void keep(String rail, List<Rail.Told> told, byte[] body) {
        told.forEach(one -> webhooks.keep(
                rail,
                one.key() != null || one.charge() == null
                        ? one
                        : new Rail.Told(
                                one.eventId(), calls.keyOf(rail, one.charge()).orElse(null)),
                body,
                clock.instant()));
    }

    List<Webhooks.Waiting> waiting(int limit) {
        return webhooks.waiting(limit);
    }

    void done(Webhooks.Waiting event, boolean ours) {
        webhooks.done(event, ours, clock.instant());
    }
}
