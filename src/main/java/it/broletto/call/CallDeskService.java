package it.broletto.call;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.ledger.EnvelopeService;
import it.broletto.ledger.NewEntry;
import it.broletto.round.Slug;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What the offices do with calls. Each public method is one transaction. */
@ApplicationScoped
@Transactional
public class CallDeskService {

    private static final int SHOWN = 100;

    private final Calls calls;
    private final Pools pools;
    private final EnvelopeService envelopes;
    private final Ways ways;
    private final AuditService audit;
    private final Clock clock;

    CallDeskService(Calls calls, Pools pools, EnvelopeService envelopes, Ways ways, AuditService audit, Clock clock) {
        this.calls = calls;
        this.pools = pools;
        this.envelopes = envelopes;
        this.ways = ways;
        this.audit = audit;
        this.clock = clock;
    }

    /** The latest made first; at most 100. */
    List<CallView> newest() {
        return calls.newest(SHOWN);
    }

    /** Refuses an unknown one with {@code NOT_FOUND}. */
    CallView byId(UUID id) {
        return calls.byId(id).orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    /** What was put into the envelope. */
    Money given(UUID id) {
        return Money.ofCents(envelopes.envelope(id).given());
    }

    /** What of the envelope is promised to nobody. */
    Money free(UUID id) {
        return Money.ofCents(envelopes.envelope(id).available());
    }

    /** Whether somebody may publish a call that is ready: who made it, changed it or gave it money may not. */
    boolean mayPublish(UUID id, Actor actor) {
        return calls.hadNoHandIn(id, actor.id());
    }

    /**
     * Prepares a call. The same intent again is the same call; with other words it is refused with {@code INTENT_REUSED}.
     * Refuses a rail that is not configured, or does not fit who receives the money, with {@code RAIL_UNFIT}.
     */
    public UUID create(UUID intent, NewCall wanted, Actor actor) {
        var id = NewEntry.id("call", intent);
        var before = calls.byId(id);
        if (before.isPresent()) {
            if (!before.get().says(wanted)) {
                throw new Refusal(Reason.INTENT_REUSED);
            }
            return id;
        }
        ways.require(wanted.paying());
        calls.insert(id, Slug.free(wanted.title(), calls::isTaken), wanted, now());
        calls.drafted(id, 0, actor.id(), now());
        calls.addRule(id, 1, wanted.rule(), wanted.paying(), actor.actingAs(), null, now());
        audit.record(actor, "call.created", id, null, wanted.title());
        return id;
    }

    /**
     * Changes a draft. Refuses a published call with {@code CALL_PUBLISHED}, with {@code STALE_FORM} if somebody saved in
     * the meantime, and a rail as {@link #create}.
     */
    public void change(UUID id, int version, NewCall wanted, Actor actor) {
        var call = lock(id);
        if (call.status() != CallStatus.DRAFT) {
            throw new Refusal(Reason.CALL_PUBLISHED);
        }
        if (call.version() != version) {
            throw new Refusal(Reason.STALE_FORM);
        }
        ways.require(wanted.paying());
        calls.update(id, wanted);
        calls.drafted(id, version + 1, actor.id(), now());
        if (!PreparedService.says(call.rule(), wanted.rule(), wanted.paying())) {
            calls.addRule(id, call.rule().number() + 1, wanted.rule(), wanted.paying(), actor.actingAs(), null, now());
        }
        audit.record(actor, "call.changed", id, null, wanted.title());
    }

    /**
     * Puts money of the budget into the envelope of a draft. Refuses a published call with {@code CALL_PUBLISHED}: two
     * persons give it more.
     *
     * @param intent names the form: the same again gives nothing more
     * @param act by which it is given: chapter and number, 3 to 500 characters
     */
    public void give(UUID id, UUID intent, Money amount, String act, Actor actor) {
        var call = lock(id);
        requireAmount(amount);
        if (Text.length(act) < 3 || Text.length(act) > 500) {
            throw new Refusal(Reason.REASON_NEEDED);
        }
        if (call.status() != CallStatus.DRAFT) {
            throw new Refusal(Reason.CALL_PUBLISHED);
        }
        var entry = NewEntry.id("envelope", id, intent);
        envelopes.give(entry, id, amount.cents(), act, actor);
        calls.given(id, entry, actor.id(), now());
        audit.record(actor, "call.given", id, null, act);
    }

    /**
     * Publishes what another person prepared; again is nothing. Refuses with {@code CALL_NOT_READY} a call without a
     * window that is still to end, or without money, with {@code SAME_PERSON} who made it, changed it or gave it
     * money, and with {@code STALE_FORM} if somebody saved in the meantime.
     *
     * @param version of the draft that was read
     */
    public void publish(UUID id, int version, Actor actor) {
        var call = lock(id);
        if (call.status() == CallStatus.PUBLISHED) {
            return;
        }
        var to = call.status().after(CallStatus.Event.PUBLISH);
        if (call.nextWindow(now()).isEmpty() || envelopes.envelope(id).given() == 0) {
            throw new Refusal(Reason.CALL_NOT_READY);
        }
        if (!mayPublish(id, actor)) {
            throw new Refusal(Reason.SAME_PERSON);
        }
        if (call.version() != version) {
            throw new Refusal(Reason.STALE_FORM);
        }
        calls.published(id, version, actor.id(), now());
        calls.move(id, to);
        audit.record(actor, "call.published", id, null, call.title());
    }

    /** Admits nobody any more; what is in the call goes on. */
    public void close(UUID id, Actor actor) {
        var call = lock(id);
        if (call.status() == CallStatus.CLOSED) {
            return;
        }
        calls.move(id, call.status().after(CallStatus.Event.CLOSE));
        pools.share(id, now());
        audit.record(actor, "call.closed", id, null, call.title());
    }

    static void requireAmount(Money amount) {
        if (amount.cents() <= 0 || amount.compareTo(NewCall.MOST) > 0) {
            throw new Refusal(Reason.AMOUNT_OUT_OF_RANGE, Money.ofCents(1), NewCall.MOST);
        }
    }

    private CallView lock(UUID id) {
        return calls.lock(id).orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
