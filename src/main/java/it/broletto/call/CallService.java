package it.broletto.call;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.ledger.EnvelopeService;
import it.broletto.ledger.EnvelopeService.Grant;
import it.broletto.ledger.NewEntry;
import it.broletto.match.Gift;
import it.broletto.match.Match;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What others may do with calls. Each act may be done again: what was done is not done twice. Whoever admits or decides
 * waits for others at the same call, so an envelope's last cent goes once.
 */
@ApplicationScoped
@Transactional
public class CallService {

    private static final int SHOWN = 100;

    private final Calls calls;
    private final Admissions admissions;
    private final Pools pools;
    private final EnvelopeService envelopes;
    private final AuditService audit;
    private final Clock clock;

    CallService(
            Calls calls,
            Admissions admissions,
            Pools pools,
            EnvelopeService envelopes,
            AuditService audit,
            Clock clock) {
        this.calls = calls;
        this.admissions = admissions;
        this.pools = pools;
        this.envelopes = envelopes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Refuses an unknown slug, and one of a draft, with {@code NOT_FOUND}. */
    public CallView bySlug(String slug) {
        return calls.bySlug(slug)
                .filter(call -> call.status() != CallStatus.DRAFT)
                .orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    /** Refuses an unknown one with {@code NOT_FOUND}. */
    public CallView byId(UUID id) {
        return calls.byId(id).orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    public Map<UUID, CallView> byIds(Collection<UUID> ids) {
        return calls.byIds(ids).stream().collect(Collectors.toMap(CallView::id, Function.identity()));
    }

    /** The published ones, the latest to end first; at most 100. */
    public List<CallView> published() {
        return calls.published(SHOWN);
    }

    /** Those that take applications now. */
    public List<CallView> open() {
        var now = clock.instant();
        return published().stream().filter(call -> call.takesApplications(now)).toList();
    }

    /** The versions of a call's rule that were in force, the latest first; at most 100. */
    List<RuleVersion> versions(UUID call) {
        var versions = new ArrayList<RuleVersion>();
        for (var version : calls.rules(call)) {
            versions.add(version);
            if (version.reason() == null) {
                break;
            }
        }
        return versions;
    }

    /** What is in a call: its money, and its latest 500 campaigns. */
    CallInside inside(UUID call) {
        var admitted = admissions.inCall(call, 500);
        var ids = admitted.stream().map(Admission::campaign).toList();
        var named = pools.named(ids);
        var decided = decisions(ids);
        var awards = together(admissions.awardsOf(call));
        var matches = together(ids);
        var all = sum(matches, awards);
        return new CallInside(
                envelopes.envelope(call),
                all,
                Money.ofCents(awards.reserved() + awards.committed() + awards.liquidated() + awards.paid()),
                admitted.stream()
                        .filter(admission -> named.containsKey(admission.campaign()))
                        .map(admission -> new CallInside.One(
                                named.get(admission.campaign()), admission, decided.get(admission.campaign())))
                        .toList());
    }

    private Grant together(List<UUID> owners) {
        return envelopes.grants(owners).values().stream().reduce(new Grant(0, 0, 0, 0), CallService::sum);
    }

    private static Grant sum(Grant one, Grant other) {
        return new Grant(
                one.reserved() + other.reserved(),
                one.committed() + other.committed(),
                one.liquidated() + other.liquidated(),
                one.paid() + other.paid());
    }

    /** Empty if a campaign is in no call. */
    public Optional<Admission> admission(UUID campaign) {
        return admissions.of(campaign);
    }

    /** By campaign; those in no call are missing. */
    public Map<UUID, Admission> admissions(Collection<UUID> campaigns) {
        return admissions.of(campaigns).stream().collect(Collectors.toMap(Admission::campaign, Function.identity()));
    }

    /** Empty before the decision. */
    public Optional<Decision> decision(UUID campaign) {
        return admissions.decision(campaign);
    }

    /** By campaign; those not decided are missing. */
    public Map<UUID, Decision> decisions(Collection<UUID> campaigns) {
        return admissions.decisions(campaigns).stream()
                .collect(Collectors.toMap(Decision::campaign, Function.identity()));
    }

    /**
     * Takes a campaign into a call under its present rule, and reserves the most that the rule can give it. Refuses a
     * call that admits nobody now with {@code CALL_NOT_OPEN}, a budget outside the range of the call with
     * {@code COST_OUTSIDE_CALL}, one that the envelope does not cover with {@code NOT_COVERED}, and a campaign that is in
     * another call, or with another budget, with {@code ALREADY_DONE}.
     *
     * @param budgetCents what its project costs, all lines together
     */
    public Admission admit(UUID callId, UUID campaign, long budgetCents, Actor actor) {
        var call = calls.lock(callId).orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
        var before = admissions.of(campaign);
        if (before.isPresent()) {
            var same =
                    before.get().call().equals(callId) && before.get().budget().cents() == budgetCents;
            return before.filter(admission -> same).orElseThrow(() -> new Refusal(Reason.ALREADY_DONE));
        }
        var now = now();
        var window = call.begun(now);
        if (call.status() != CallStatus.PUBLISHED || window == 0 || pools.isShared(callId, window)) {
            throw new Refusal(Reason.CALL_NOT_OPEN);
        }
        var budget = Money.ofCents(budgetCents);
        if (!call.takesBudget(budget)) {
            throw new Refusal(Reason.COST_OUTSIDE_CALL);
        }
        var rule = call.rule();
        var reserved = rule.rule().sharesPool() ? 0 : rule.rule().mostFor(budgetCents);
        var admission = new Admission(campaign, callId, window, rule, budget, Money.ofCents(reserved), now);
        admissions.add(admission);
        if (reserved > 0) {
            envelopes.reserve(NewEntry.id("match-reserve", campaign), callId, campaign, reserved, actor);
        }
        audit.record(actor, "call.admitted", campaign, null, call.title());
        return admission;
    }

    /**
     * What would be refused if a campaign's budget changed now: with {@code COST_OUTSIDE_CALL} what its call does not
     * take, with {@code NOT_COVERED} a reserve that may not grow so far. Nothing for a campaign in no call.
     */
    public void requireRoom(UUID campaign, long budgetCents) {
        admissions.of(campaign).ifPresent(admission -> {
            var more = reserveFor(admission, budgetCents) - admission.reserved().cents();
            if (more > envelopes.envelope(admission.call()).available()) {
                throw new Refusal(Reason.NOT_COVERED);
            }
        });
    }

    /**
     * Takes another budget for an admitted campaign, under the rule it was admitted with: what the rule can give more is
     * reserved, what it can give less is released. Refuses as {@link #requireRoom}, and with {@code ALREADY_DONE} after
     * the decision. Nothing happens to a campaign in no call.
     *
     * @param change by which it was decided
     */
    public void change(UUID campaign, UUID change, long budgetCents, Actor actor) {
        var before = admissions.of(campaign);
        if (before.isEmpty()) {
            return;
        }
        calls.lock(before.get().call());
        var admission = admissions.of(campaign).orElseThrow();
        if (!admissions.funded(List.of(campaign)).isEmpty()) {
            throw new Refusal(Reason.ALREADY_DONE);
        }
        var reserved = reserveFor(admission, budgetCents);
        var more = reserved - admission.reserved().cents();
        admissions.change(campaign, change, budgetCents, reserved, now());
        if (more > 0) {
            envelopes.reserve(NewEntry.id("match-reserve-change", change), admission.call(), campaign, more, actor);
        } else if (more < 0) {
            envelopes.release(
                    NewEntry.id("match-release-change", change), admission.call(), campaign, -more, null, actor);
        }
    }

    private long reserveFor(Admission admission, long budgetCents) {
        if (!byId(admission.call()).takesBudget(Money.ofCents(budgetCents))) {
            throw new Refusal(Reason.COST_OUTSIDE_CALL);
        }
        var rule = admission.rule().rule();
        return rule.sharesPool() ? 0 : rule.mostFor(budgetCents);
    }

    /**
     * What a campaign would get if these were the settled gifts; after the decision, what it gets. Empty if it is in no
     * call. Where a pool is shared, others are taken with the promises that stand.
     *
     * @param gifts in the order in which they were made; the donor is whatever stands for one person
     */
    public Optional<Match> expected(UUID campaign, List<Gift> gifts) {
        return admissions.of(campaign).map(admission -> admissions
                .decision(campaign)
                .map(Decision::match)
                .orElseGet(() -> pools.expected(admission, gifts)));
    }

    /** The same for the promises that stand. */
    public Optional<Match> expected(UUID campaign) {
        return admissions.of(campaign).map(admission -> admissions
                .decision(campaign)
                .map(Decision::match)
                .orElseGet(() ->
                        pools.expectedWith(admission, List.of(0L)).matches().get(0)));
    }

    /**
     * What is expected of a campaign's promises, and what would be added more if one person more gave an amount.
     *
     * @param match expected, or decided
     * @param missing what people still have to promise until anything is added; empty if nothing is missing
     * @param more for each amount; below zero where a rule fills what is missing, and less is; empty after the decision
     */
    record Adding(Admission admission, Match match, boolean decided, Optional<Money> missing, List<Money> more) {}

    /**
     * Empty if a campaign is in no call.
     *
     * @param amounts cents, more than 0
     */
    Optional<Adding> adding(UUID campaign, List<Long> amounts) {
        return admissions.of(campaign).map(admission -> admissions
                .decision(campaign)
                .map(decision -> new Adding(admission, decision.match(), true, Optional.empty(), List.of()))
                .orElseGet(() -> adding(admission, amounts)));
    }

    private Adding adding(Admission admission, List<Long> amounts) {
        var matches = pools.expectedWith(
                        admission,
                        Stream.concat(Stream.of(0L), amounts.stream()).toList())
                .matches();
        var expected = matches.get(0);
        var more = matches.stream()
                .skip(1)
                .map(match -> Money.ofCents(match.cents() - expected.cents()))
                .toList();
        return new Adding(admission, expected, false, missing(admission), more);
    }

    private Optional<Money> missing(Admission admission) {
        var needed = admission.rule().rule().neededCents(admission.budget().cents());
        var there = pools.promised(admission.campaign()) + pools.awarded(admission);
        return needed > there ? Optional.of(Money.ofCents(needed - there)) : Optional.empty();
    }

    /** What people still have to promise until anything is added; empty if nothing is missing, or in no call. */
    public Optional<Money> missing(UUID campaign) {
        return admissions.of(campaign).flatMap(this::missing);
    }

    /** A match with what it comes from. Refuses an unknown campaign, and one in no call, with {@code NOT_FOUND}. */
    WhyMatch why(String slug) {
        var campaign = pools.campaign(slug);
        var admission = admissions.of(campaign.id()).orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
        var call = byId(admission.call());
        var award = admission.rule().rule().awardsCount() ? Money.ofCents(pools.awarded(admission)) : null;
        return admissions
                .decision(campaign.id())
                .map(decision -> new WhyMatch(
                        campaign,
                        call,
                        admission,
                        decision.match(),
                        decision.settled(),
                        award,
                        decision.pool(),
                        pools.sharers(admission),
                        decision,
                        null))
                .orElseGet(() -> {
                    var now = pools.expectedWith(admission, List.of(0L));
                    return new WhyMatch(
                            campaign,
                            call,
                            admission,
                            now.matches().get(0),
                            now.settled(),
                            award,
                            now.pool(),
                            now.sharers(),
                            null,
                            missing(admission).orElse(null));
                });
    }

    /** The gifts of a decided campaign beside a number, of which the rule looks at each: see {@link Admissions#gifts}. */
    List<Admissions.Added> gifts(UUID campaign, int number, boolean before, int limit) {
        return admissions.gifts(campaign, number, before, limit);
    }

    /**
     * The published inputs of a match, with each gift. Refuses as {@link #why}, and with {@code NOT_FOUND} where the
     * order of promises would tell whose they are.
     */
    String file(String slug) {
        var why = why(slug);
        if (!why.hasFile()) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        var decision = why.decision();
        var inputs = decision == null ? pools.now(why.admission()) : pools.decided(why.admission(), decision, null);
        return MatchFile.write(
                why.campaign(),
                why.call(),
                inputs,
                decision == null ? inputs.match() : admissions.whole(decision),
                decision == null ? null : decision.at());
    }

    /**
     * Decides what is added to a funded campaign: that is committed, the rest of what was reserved is released. Where a
     * pool is shared, it waits for the last campaign of its window.
     *
     * @param settled in the order in which they were settled; the donor is whatever stands for one person, and is not
     *     kept
     * @return empty if the campaign is in no call, or its pool is not shared yet
     */
    public Optional<Match> decide(UUID campaign, List<Gift> settled, Instant decidedAt) {
        return conclude(campaign, true, settled, decidedAt);
    }

    /** Releases what was reserved for a campaign that failed or was cancelled. */
    public void fail(UUID campaign, Instant decidedAt) {
        conclude(campaign, false, List.of(), decidedAt);
    }

    private Optional<Match> conclude(UUID campaign, boolean funded, List<Gift> gifts, Instant at) {
        var admission = admissions.of(campaign);
        if (admission.isEmpty()) {
            return Optional.empty();
        }
        calls.lock(admission.get().call());
        if (admissions.funded(List.of(campaign)).isEmpty()) {
            var award = funded ? pools.awarded(admission.get()) : 0;
            admissions.claim(campaign, funded, gifts, award, at.truncatedTo(ChronoUnit.MILLIS));
            pools.settle(admission.get(), at.truncatedTo(ChronoUnit.MILLIS));
        }
        return admissions.decision(campaign).map(Decision::match);
    }

    /**
     * What is still due of a decided match when gifts were given back or disputed since: what the same rule gives for
     * what is left, never more than was decided. Empty before the decision. The decision stays as it is.
     *
     * @param settledNow the gifts that are left, in the order in which they were settled
     */
    public Optional<Money> due(UUID campaign, List<Gift> settledNow) {
        return admissions
                .decision(campaign)
                .map(decision -> Money.ofCents(Math.min(
                        decision.match().cents(),
                        pools.again(admissions.of(campaign).orElseThrow(), decision, settledNow)
                                .cents())));
    }

    /** Shares the pools whose last campaign is decided; returns how many calls were looked at. Safe to run at once. */
    int shareDue() {
        var due = admissions.toShare();
        due.forEach(call -> {
            calls.lock(call);
            pools.share(call, now());
        });
        return due.size();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
