package it.broletto.call;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.call.Admissions.Claimed;
import it.broletto.ledger.EnvelopeService;
import it.broletto.ledger.NewEntry;
import it.broletto.match.Brief;
import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.Gifts;
import it.broletto.match.Match;
import it.broletto.match.MatchRule;
import it.broletto.shared.Money;
import it.broletto.shared.Recent;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Computes matches from what was reserved, or from the pool of a window that its campaigns share. */
@ApplicationScoped
class Pools {

    private static final long MOST = 100_000_000_000L;

    private final Calls calls;
    private final Admissions admissions;
    private final EnvelopeService envelopes;
    private final Backed backed;
    private final AuditService audit;
    private final Clock clock;
    private final Map<Basis, Match> matches = Recent.map(2_000);
    private final Map<UUID, Kept> kept = Recent.map(2_000);

    /** As long as it is the same, the same match comes of it. */
    private record Basis(Admission admission, long poolCents, Map<UUID, String> versions, long awardCents, long more) {}

    /** @param gifts null if the campaign failed */
    private record Kept(String version, Gifts gifts) {}

    Pools(
            Calls calls,
            Admissions admissions,
            EnvelopeService envelopes,
            Backed backed,
            AuditService audit,
            Clock clock) {
        this.calls = calls;
        this.admissions = admissions;
        this.envelopes = envelopes;
        this.backed = backed;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a match is computed from. */
    record Inputs(Admission admission, List<Claim> claims, long poolCents) {

        Match match() {
            var id = admission.campaign().toString();
            return admission.rule().rule().match(claims, poolCents).stream()
                    .filter(match -> match.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    boolean isShared(UUID call, int window) {
        return admissions.shared(call).containsKey(window);
    }

    Match expected(Admission admission, List<Gift> gifts) {
        return inputs(admission, gifts).match();
    }

    /**
     * What is expected as things stand.
     *
     * @param settled what people promised or gave, as far as it counts
     * @param sharers campaigns that the pool is for
     */
    record Standing(List<Match> matches, Money settled, Money pool, int sharers) {}

    /**
     * Of the promises that stand, or of what was settled, for each amount: with that much more of somebody else. Nothing
     * is added up again unless one of them has changed, and no gift is read alone.
     *
     * @param more cents, 0 or more
     */
    Standing expectedWith(Admission admission, List<Long> more) {
        var rule = admission.rule().rule();
        var all = rule.sharesPool() ? sharers(admission.call(), admission.window()) : List.of(admission);
        var pool = rule.sharesPool() ? poolNow(admission) : admission.reserved().cents();
        var versions = backed.versions(all.stream().map(Admission::campaign).toList());
        var award = awarded(admission);
        var given = given(all, versions, rule);
        var claiming = all.stream()
                .filter(one -> given.get(one.campaign()).gifts() != null)
                .toList();
        var expected = more.stream()
                .map(cents -> computed(
                        new Basis(admission, pool, versions, award, cents),
                        claiming,
                        given,
                        versions.size() == all.size()))
                .toList();
        return new Standing(
                expected,
                Money.ofCents(given.get(admission.campaign()).gifts().cents()),
                Money.ofCents(pool),
                claiming.size());
    }

    private Match computed(Basis basis, List<Admission> claiming, Map<UUID, Kept> given, boolean keep) {
        var known = keep ? matches.get(basis) : null;
        if (known == null) {
            var own = basis.admission();
            var rule = own.rule().rule();
            var claims = claiming.stream()
                    .map(one -> new Brief(
                            one.campaign().toString(),
                            one.budget().cents(),
                            given.get(one.campaign()).gifts().and(isOf(one, own) ? basis.more() : 0, rule),
                            isOf(one, own) ? basis.awardCents() : 0))
                    .toList();
            known = rule.matchOf(own.campaign().toString(), claims, basis.poolCents());
            if (keep) {
                matches.put(basis, known);
            }
        }
        return known;
    }

    private static boolean isOf(Admission one, Admission other) {
        return one.campaign().equals(other.campaign());
    }

    /** What the rule looks at of the gifts to each: those decided on, else the promises that stand. */
    private Map<UUID, Kept> given(List<Admission> all, Map<UUID, String> versions, MatchRule rule) {
        var given = new HashMap<UUID, Kept>();
        for (var one : all) {
            var known = kept.get(one.campaign());
            if (known != null && known.version().equals(versions.get(one.campaign()))) {
                given.put(one.campaign(), known);
            }
        }
        var missing =
                all.stream().filter(one -> !given.containsKey(one.campaign())).toList();
        if (!missing.isEmpty()) {
            var found = new HashMap<UUID, Gifts>();
            claimed(missing)
                    .forEach((campaign, claimed) ->
                            found.put(campaign, claimed.funded() ? Gifts.of(claimed.gifts(), rule) : null));
            var open = missing.stream()
                    .map(Admission::campaign)
                    .filter(campaign -> !found.containsKey(campaign))
                    .toList();
            if (!open.isEmpty()) {
                found.putAll(backed.gifts(open, rule));
            }
            found.forEach((campaign, gifts) -> {
                var one = new Kept(versions.get(campaign), gifts);
                given.put(campaign, one);
                if (one.version() != null) {
                    kept.put(campaign, one);
                }
            });
        }
        return given;
    }

    Backed.One campaign(String slug) {
        return backed.bySlug(slug).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    Map<UUID, Backed.One> named(List<UUID> campaigns) {
        return backed.byIds(campaigns);
    }

    long promised(UUID campaign) {
        return backed.promised(campaign).cents();
    }

    /** With each promise that stands. */
    Inputs now(Admission admission) {
        var campaign = admission.campaign();
        var claimed = admissions.claimed(List.of(campaign));
        return inputs(
                admission,
                claimed.isEmpty()
                        ? backed.standing(List.of(campaign)).getOrDefault(campaign, List.of())
                        : claimed.get(0).gifts());
    }

    /** Before the decision: this campaign with the given gifts, those it shares a pool with as they stand. */
    Inputs inputs(Admission admission, List<Gift> gifts) {
        if (!admission.rule().rule().sharesPool()) {
            return new Inputs(
                    admission,
                    List.of(claim(admission, gifts)),
                    admission.reserved().cents());
        }
        var all = sharers(admission.call(), admission.window());
        var known = claimed(all);
        var open = all.stream()
                .map(Admission::campaign)
                .filter(other -> !known.containsKey(other))
                .toList();
        var given = new HashMap<>(backed.standing(open));
        known.forEach((campaign, claimed) -> given.put(campaign, claimed.gifts()));
        given.put(admission.campaign(), gifts);
        return new Inputs(admission, claims(all, known, given), poolNow(admission));
    }

    /** As a decision found it, with other gifts for this campaign; null: the same. */
    Inputs decided(Admission admission, Decision decision, List<Gift> instead) {
        var all = admission.rule().rule().sharesPool()
                ? sharers(admission.call(), admission.window())
                : List.of(admission);
        var known = claimed(all);
        var given = new HashMap<UUID, List<Gift>>();
        known.forEach((campaign, claimed) -> given.put(campaign, claimed.gifts()));
        if (instead != null) {
            given.put(admission.campaign(), instead);
        }
        return new Inputs(admission, claims(all, known, given), decision.pool().cents());
    }

    Match again(Admission admission, Decision decision, List<Gift> settledNow) {
        return decision.funded() ? decided(admission, decision, settledNow).match() : decision.match();
    }

    /** Those that did not fail. */
    private List<Claim> claims(List<Admission> all, Map<UUID, Claimed> known, Map<UUID, List<Gift>> given) {
        return all.stream()
                .filter(one -> !known.containsKey(one.campaign())
                        || known.get(one.campaign()).funded())
                .map(one -> claim(one, given.getOrDefault(one.campaign(), List.of())))
                .toList();
    }

    private Claim claim(Admission admission, List<Gift> gifts) {
        return new Claim(admission.campaign().toString(), admission.budget().cents(), gifts, awarded(admission));
    }

    /** What the city gives a campaign beside the match, where its rule counts that; as it was at the claim. */
    long awarded(Admission admission) {
        return admission.rule().rule().awardsCount() ? admissions.awarded(admission.campaign()) : 0;
    }

    private Map<UUID, Claimed> claimed(List<Admission> all) {
        return admissions.claimed(all.stream().map(Admission::campaign).toList()).stream()
                .collect(Collectors.toMap(Claimed::campaign, each -> each));
    }

    private long poolNow(Admission admission) {
        var shared = admissions.shared(admission.call());
        if (shared.containsKey(admission.window())) {
            return shared.get(admission.window());
        }
        var call = calls.byId(admission.call()).orElseThrow();
        return pool(call, waiting(call, shared, clock.instant()));
    }

    /** Decides on a campaign whose claim is written, or on all of its window; its call is locked. */
    void settle(Admission admission, Instant at) {
        var claimed = admissions.claimed(List.of(admission.campaign())).get(0);
        if (!claimed.funded()) {
            var pool = admission.reserved().cents();
            decide(admission, new Match(admission.campaign().toString(), 0, List.of(), null, List.of()), pool, at);
        } else if (!admission.rule().rule().sharesPool()) {
            var pool = admission.reserved().cents();
            decide(admission, admission.rule().rule().match(claim(admission, claimed.gifts()), pool), pool, at);
        }
        if (admission.rule().rule().sharesPool()) {
            share(admission.call(), at);
        }
    }

    /** Shares the pool of each window of a locked call that nobody can come into any more and that is all decided. */
    void share(UUID callId, Instant at) {
        var call = calls.byId(callId).orElseThrow();
        var shared = admissions.shared(callId);
        for (var window : waiting(call, shared, at)) {
            if (call.status() != CallStatus.CLOSED && call.begun(at) <= window) {
                continue;
            }
            var all = sharers(callId, window);
            var known = claimed(all);
            var funded = all.stream()
                    .filter(one -> known.containsKey(one.campaign())
                            && known.get(one.campaign()).funded())
                    .toList();
            if (known.size() < all.size() || funded.isEmpty()) {
                continue;
            }
            var pool = pool(call, waiting(call, admissions.shared(callId), at));
            admissions.share(callId, window, pool, at);
            var given = new HashMap<UUID, List<Gift>>();
            known.forEach((campaign, claimed) -> given.put(campaign, claimed.gifts()));
            var matches = funded.get(0).rule().rule().match(claims(all, known, given), pool);
            for (var each = 0; each < funded.size(); each++) {
                decide(funded.get(each), matches.get(each), pool, at);
            }
        }
    }

    /** Those of a window whose rule shares its pool; others have their own reserve. */
    private List<Admission> sharers(UUID call, int window) {
        return admissions.inWindow(call, window).stream()
                .filter(admission -> admission.rule().rule().sharesPool())
                .toList();
    }

    /** The windows that still want a part of the envelope: into which somebody may come, or where somebody waits. */
    private List<Integer> waiting(CallView call, Map<Integer, Long> shared, Instant at) {
        var waiting = new ArrayList<Integer>();
        IntStream.rangeClosed(1, call.windows().size())
                .filter(window -> !shared.containsKey(window))
                .filter(window -> call.status() != CallStatus.CLOSED && call.begun(at) <= window
                        || waits(sharers(call.id(), window)))
                .forEach(waiting::add);
        return waiting;
    }

    private boolean waits(List<Admission> all) {
        return remaining(all) > 0;
    }

    /** Those that did not fail. */
    private int remaining(List<Admission> all) {
        var funded = admissions.funded(all.stream().map(Admission::campaign).toList());
        return (int) all.stream()
                .filter(one -> funded.getOrDefault(one.campaign(), true))
                .count();
    }

    /** Campaigns that a decision divided its pool among. */
    int sharers(Admission admission) {
        return admission.rule().rule().sharesPool() ? remaining(sharers(admission.call(), admission.window())) : 1;
    }

    /** What is there, in equal parts for the windows that want one. */
    private long pool(CallView call, List<Integer> waiting) {
        var available = envelopes.envelope(call.id()).available();
        return Math.min(MOST, available / Math.max(1, waiting.size()));
    }

    private void decide(Admission admission, Match match, long poolCents, Instant at) {
        var call = calls.byId(admission.call()).orElseThrow();
        var campaign = admission.campaign();
        admissions.decide(admission, match, poolCents, call.sponsors(), at);
        var reserved = admission.reserved().cents();
        if (admission.rule().rule().sharesPool() && match.cents() > 0) {
            reserved = match.cents();
            envelopes.reserve(NewEntry.id("match-reserve", campaign), call.id(), campaign, reserved, Actor.SYSTEM);
        }
        if (match.cents() > 0) {
            var act = envelopes.lastAct(call.id()).orElseThrow();
            envelopes.commit(NewEntry.id("match-commit", campaign), campaign, match.cents(), act, Actor.SYSTEM);
        }
        if (reserved > match.cents()) {
            envelopes.release(
                    NewEntry.id("match-release", campaign),
                    call.id(),
                    campaign,
                    reserved - match.cents(),
                    null,
                    Actor.SYSTEM);
        }
        audit.record(
                Actor.SYSTEM,
                "call.match-decided",
                campaign,
                null,
                Money.ofCents(match.cents()).decimal() + " EUR");
    }
}
