package it.broletto.call;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.call.Admissions.Claimed;
import it.broletto.ledger.EnvelopeService;
import it.broletto.ledger.NewEntry;
import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.LumpSum;
import it.broletto.match.Match;
import it.broletto.match.Threshold;
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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** As long as it is the same, the same match comes of it. */
    private record Basis(Admission admission, long poolCents, String version, long awardCents, long more) {}

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
     * Of the promises that stand, for each amount: with that much more of somebody else. Computed again only if one of
     * them, or what is there for them, has changed.
     *
     * @param more cents, 0 or more
     */
    List<Match> expectedWith(Admission admission, List<Long> more) {
        var shared = admission.rule().rule().sharesPool();
        var all = shared ? sharers(admission.call(), admission.window()) : List.of(admission);
        var pool = shared ? poolNow(admission) : admission.reserved().cents();
        var version = backed.version(all.stream().map(Admission::campaign).toList());
        var award = awarded(admission);
        var given = new Once<>(() -> standing(admission));
        return more.stream()
                .map(cents -> version.isEmpty()
                        ? expected(admission, with(given.get(), cents))
                        : computed(new Basis(admission, pool, version.get(), award, cents), given))
                .toList();
    }

    private Match computed(Basis basis, Once<List<Gift>> given) {
        var known = matches.get(basis);
        if (known == null) {
            known = expected(basis.admission(), with(given.get(), basis.more()));
            matches.put(basis, known);
        }
        return known;
    }

    private static List<Gift> with(List<Gift> gifts, long more) {
        return more == 0
                ? gifts
                : Stream.concat(gifts.stream(), Stream.of(new Gift("one more", more)))
                        .toList();
    }

    /** Read when it is wanted, once. */
    private static final class Once<T> {
        private final Supplier<T> source;
        private T value;

        Once(Supplier<T> source) {
            this.source = source;
        }

        T get() {
            if (value == null) {
                value = source.get();
            }
            return value;
        }
    }

    /** The promises of a campaign, as far as its rule looks at them: a rule that looks at their sum needs no more. */
    List<Gift> standing(Admission admission) {
        var campaign = admission.campaign();
        var rule = admission.rule().rule();
        if (rule instanceof Threshold) {
            return inOne(backed.promised(campaign), 1);
        }
        if (rule instanceof LumpSum lump) {
            return inOne(backed.promised(campaign), lump.donors());
        }
        return backed.standing(List.of(campaign)).getOrDefault(campaign, List.of());
    }

    /** One gift with nearly all of a sum, the others of one cent each, so that there are enough donors. */
    private static List<Gift> inOne(Backed.Sum sum, long donors) {
        var gifts = new ArrayList<Gift>();
        for (var other = 1L; other < Math.min(donors, Math.min(sum.donors(), sum.cents())); other++) {
            gifts.add(new Gift("other " + other, 1));
        }
        if (sum.cents() > 0) {
            gifts.add(new Gift("one", sum.cents() - gifts.size()));
        }
        return gifts;
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
        var known = claimed(all);
        return all.stream()
                .anyMatch(one -> !known.containsKey(one.campaign())
                        || known.get(one.campaign()).funded());
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
