package it.broletto.call;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.ledger.EnvelopeService;
import it.broletto.ledger.NewEntry;
import it.broletto.match.MatchRule;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What two persons change of a published call: one prepares a later version of its rule, or more money, another puts it
 * in force. Before that nothing counts. Of each, one waits at a time. Each public method is one transaction.
 */
@ApplicationScoped
@Transactional
public class PreparedService {

    private final PreparedOnes prepared;
    private final Calls calls;
    private final Admissions admissions;
    private final EnvelopeService envelopes;
    private final Ways ways;
    private final AuditService audit;
    private final Clock clock;

    PreparedService(
            PreparedOnes prepared,
            Calls calls,
            Admissions admissions,
            EnvelopeService envelopes,
            Ways ways,
            AuditService audit,
            Clock clock) {
        this.prepared = prepared;
        this.calls = calls;
        this.admissions = admissions;
        this.envelopes = envelopes;
        this.ways = ways;
        this.audit = audit;
        this.clock = clock;
    }

    /** What waits for a call, the version of its rule first. */
    List<Prepared> waiting(UUID call) {
        return prepared.waiting(call);
    }

    /** Null if none waits. */
    Prepared waitingRule(UUID call) {
        return only(call, true);
    }

    /** Null if none waits. */
    Prepared waitingMoney(UUID call) {
        return only(call, false);
    }

    private Prepared only(UUID call, boolean rule) {
        return prepared.waiting(call).stream()
                .filter(one -> one.isRule() == rule)
                .findFirst()
                .orElse(null);
    }

    /** For which of these calls something waits. */
    Set<UUID> waiting(Collection<UUID> ids) {
        return prepared.waiting(ids);
    }

    /**
     * Prepares another rule, or other ways to pay, for campaigns admitted once it is in force; what says the same as now
     * is nothing. The same intent again is the same; with other words it is refused with {@code INTENT_REUSED}. Refuses
     * any but a published call with {@code CALL_NOT_OPEN}, a missing reason with {@code REASON_NEEDED}, a rail that is not
     * configured or does not fit with {@code RAIL_UNFIT}, where one of the rules shares a pool, with {@code
     * MATCH_UNDER_WAY} while a campaign waits for its decision, and with {@code STALE_FORM} where another version is in
     * force, or waits.
     *
     * @param instead which one it replaces of those that wait; null where none waits
     * @param number of the version in force that was read
     * @param reason public words, 3 to 500 characters
     */
    public Optional<UUID> prepareRule(
            UUID callId,
            UUID intent,
            UUID instead,
            int number,
            MatchRule rule,
            Paying paying,
            String reason,
            Actor actor) {
        var call = lock(callId);
        requirePublished(call);
        var wanted = new Prepared(
                id(callId, intent), callId, number + 1, rule, paying, null, reason, actor.id(), now(), null);
        if (isThere(wanted)) {
            return Optional.of(wanted.id());
        }
        if (says(call.rule(), rule, paying)) {
            return Optional.empty();
        }
        if (call.rule().number() != number) {
            throw new Refusal(Reason.STALE_FORM);
        }
        requireFit(call, rule, paying);
        add(wanted, instead, actor);
        return Optional.of(wanted.id());
    }

    /**
     * Prepares money of the budget for the envelope. The same intent again is the same; with other words it is refused
     * with {@code INTENT_REUSED}. Refuses any but a published call with {@code CALL_NOT_OPEN}, an amount beyond a billion
     * euros with {@code AMOUNT_OUT_OF_RANGE}, a missing act with {@code REASON_NEEDED}, and with {@code STALE_FORM} where
     * other money waits.
     *
     * @param instead which one it replaces of those that wait; null where none waits
     * @param act by which it is given: chapter and number, 3 to 500 characters
     */
    public UUID prepareMoney(UUID callId, UUID intent, UUID instead, Money amount, String act, Actor actor) {
        var call = lock(callId);
        CallDeskService.requireAmount(amount);
        requirePublished(call);
        var wanted = new Prepared(id(callId, intent), callId, null, null, null, amount, act, actor.id(), now(), null);
        if (!isThere(wanted)) {
            add(wanted, instead, actor);
        }
        return wanted.id();
    }

    /** Whether somebody may put in force what waits: who prepared it may not. */
    boolean mayConfirm(Prepared one, Actor actor) {
        return !one.isBy(actor.id());
    }

    /**
     * Puts in force what another person prepared; again is nothing. Refuses what was dropped with {@code STALE_FORM}, who
     * prepared it with {@code SAME_PERSON}, and the rest as when it was prepared.
     */
    public void confirm(UUID callId, UUID id, Actor actor) {
        var call = lock(callId);
        var one = byId(callId, id);
        if (Objects.equals(one.confirmed(), true)) {
            return;
        }
        requirePublished(call);
        if (one.confirmed() != null) {
            throw new Refusal(Reason.STALE_FORM);
        }
        if (!mayConfirm(one, actor)) {
            throw new Refusal(Reason.SAME_PERSON);
        }
        if (one.isRule()) {
            requireFit(call, one.rule(), one.paying());
        }
        prepared.answer(id, true, actor.id(), now());
        if (!one.isRule()) {
            envelopes.give(PreparedOnes.entry(one), callId, one.money().cents(), one.reason(), actor);
        }
        audit.record(actor, one.isRule() ? "call.rule-changed" : "call.given", callId, null, one.reason());
    }

    /** Drops what waits; again is nothing. Refuses with {@code ALREADY_DONE} what is in force. */
    public void drop(UUID callId, UUID id, Actor actor) {
        lock(callId);
        var one = byId(callId, id);
        if (Objects.equals(one.confirmed(), true)) {
            throw new Refusal(Reason.ALREADY_DONE);
        }
        if (one.confirmed() == null) {
            drop(one, actor);
        }
    }

    private void drop(Prepared one, Actor actor) {
        prepared.answer(one.id(), false, actor.id(), now());
        audit.record(actor, "call.dropped", one.call(), null, one.reason());
    }

    private void add(Prepared wanted, UUID instead, Actor actor) {
        if (Text.length(wanted.reason()) < 3 || Text.length(wanted.reason()) > 500) {
            throw new Refusal(Reason.REASON_NEEDED);
        }
        var before = only(wanted.call(), wanted.isRule());
        if (!Objects.equals(before == null ? null : before.id(), instead)) {
            throw new Refusal(Reason.STALE_FORM);
        }
        if (before != null) {
            drop(before, actor);
        }
        prepared.add(wanted, actor.actingAs());
        audit.record(actor, "call.prepared", wanted.call(), null, wanted.reason());
    }

    private boolean isThere(Prepared wanted) {
        var before = prepared.byId(wanted.id());
        if (before.isPresent() && !before.get().says(wanted)) {
            throw new Refusal(Reason.INTENT_REUSED);
        }
        return before.isPresent();
    }

    private void requireFit(CallView call, MatchRule rule, Paying paying) {
        if ((rule.sharesPool() || call.rule().rule().sharesPool()) && admissions.anyOpen(call.id())) {
            throw new Refusal(Reason.MATCH_UNDER_WAY);
        }
        if (!paying.equals(call.rule().paying())) {
            ways.require(paying);
        }
    }

    private static void requirePublished(CallView call) {
        if (call.status() != CallStatus.PUBLISHED) {
            throw new Refusal(Reason.CALL_NOT_OPEN);
        }
    }

    static boolean says(RuleVersion version, MatchRule rule, Paying paying) {
        return version.sha256().equals(rule.sha256()) && version.paying().equals(paying);
    }

    private static UUID id(UUID call, UUID intent) {
        return NewEntry.id("call-prepared", call, intent);
    }

    private Prepared byId(UUID call, UUID id) {
        return prepared.byId(id)
                .filter(one -> one.call().equals(call))
                .orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    private CallView lock(UUID id) {
        return calls.lock(id).orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
