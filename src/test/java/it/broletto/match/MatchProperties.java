package it.broletto.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.match.Threshold.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class MatchProperties {

    @Property
    void neverMoreThanThePoolNorThanACap(
            @ForAll("rules") MatchRule rule,
            @ForAll("claims") List<Claim> claims,
            @ForAll @LongRange(max = 200_000) long pool) {
        var matches = rule.match(claims, pool);
        assertTrue(matches.stream().mapToLong(Match::cents).sum() <= pool);
        for (var match : matches) {
            assertTrue(match.cents() >= 0);
            assertTrue(match.limits().stream().allMatch(limit -> match.cents() <= limit.cents()));
            assertTrue(match.perGift().isEmpty()
                    || match.cents()
                            == match.perGift().stream()
                                    .mapToLong(Long::longValue)
                                    .sum());
        }
    }

    /** What is shown without reading each gift is what each gift comes to. */
    @Property
    void theSumsOfGiftsGiveWhatTheGiftsThemselvesGive(
            @ForAll("rules") MatchRule rule,
            @ForAll("claims") List<Claim> claims,
            @ForAll @LongRange(max = 200_000) long pool,
            @ForAll @LongRange(max = 5_000) long more) {
        for (var claim : claims) {
            var gifts = new ArrayList<>(claim.gifts());
            if (more > 0) {
                gifts.add(new Gift("somebody else", more));
            }
            var all = claims.stream()
                    .map(one -> one == claim ? new Claim(one.id(), one.budgetCents(), gifts, 700) : one)
                    .filter(one -> rule.sharesPool() || one.id().equals(claim.id()))
                    .toList();
            var briefs = claims.stream()
                    .map(one -> new Brief(
                            one.id(),
                            one.budgetCents(),
                            Gifts.of(one.gifts(), rule).and(one == claim ? more : 0, rule),
                            one == claim ? 700 : 0))
                    .toList();
            var plain = rule.match(all, pool).stream()
                    .filter(match -> match.id().equals(claim.id()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    new Match(plain.id(), plain.cents(), plain.limits(), plain.unmet(), List.of()),
                    rule.matchOf(claim.id(), briefs, pool));
        }
    }

    /** What is kept for a campaign at its admission is enough for whatever people give. */
    @Property
    void noSettledSumGetsMoreThanTheMostOfItsBudget(
            @ForAll("rules") MatchRule rule, @ForAll("claims") List<Claim> claims) {
        for (var claim : claims) {
            var most = rule.mostFor(claim.budgetCents());
            assertTrue(rule.match(claim, 100_000_000).cents() <= most || rule.sharesPool());
            assertTrue(rule.match(claim, most).cents() <= most);
            if (!rule.sharesPool()) {
                assertEquals(
                        rule.match(claim, 100_000_000).cents(),
                        rule.match(claim, most).cents());
            }
        }
    }

    /** Not a cent too much is kept either: some sum of people gets all of it. */
    @Property
    void theMostOfABudgetIsReachedBySomeSum(
            @ForAll("thresholds") Threshold rule, @ForAll @LongRange(min = 1, max = 300) long budget) {
        var reached = java.util.stream.LongStream.rangeClosed(1, budget + 1)
                .map(sum -> rule.match(new Claim("a", budget, List.of(new Gift("1", sum))), 100_000_000)
                        .cents())
                .max()
                .orElseThrow();
        var without = rule.match(new Claim("a", budget, List.of()), 100_000_000).cents();
        assertEquals(Math.max(reached, without), rule.mostFor(budget));
    }

    @Property
    void aTopUpFillsNoMoreThanTheBudget(@ForAll("thresholds") Threshold rule, @ForAll("claims") List<Claim> claims) {
        for (var claim : claims) {
            var match = rule.match(claim, 1_000_000);
            assertTrue(match.cents() <= rule.capCents());
            if (rule.policy() != Policy.ONE_TO_ONE) {
                assertTrue(match.cents() * 10_000 <= claim.budgetCents() * rule.rateBasisPoints());
            }
            if (rule.policy() != Policy.FIXED_SHARE) {
                assertTrue(claim.settledCents() + match.cents() <= Math.max(claim.budgetCents(), claim.settledCents()));
            }
        }
    }

    /** A gift more never makes the project poorer, and what is added never sinks while there is room. */
    @Property
    void aGiftMoreNeverLessensWhatAProjectHas(
            @ForAll("rules") MatchRule rule,
            @ForAll("claims") List<Claim> claims,
            @ForAll @LongRange(min = 1, max = 5_000) long cents) {
        var claim = claims.get(0);
        var more = new ArrayList<>(claim.gifts());
        more.add(new Gift("somebody else", cents));
        var before = rule.match(claim, 100_000);
        var after = rule.match(new Claim(claim.id(), claim.budgetCents(), more), 100_000);
        assertTrue(claim.settledCents() + before.cents() <= claim.settledCents() + cents + after.cents());
        if (!(rule instanceof Threshold threshold) || threshold.policy() == Policy.FIXED_SHARE) {
            assertTrue(before.cents() <= after.cents());
        }
    }

    @Property
    void whoSplitsAGiftGainsNothingByRoots(
            @ForAll("claims") List<Claim> claims, @ForAll Random random, @ForAll @LongRange(max = 100_000) long pool) {
        var split = claims.stream()
                .map(claim -> new Claim(
                        claim.id(),
                        claim.budgetCents(),
                        claim.gifts().stream()
                                .flatMap(gift -> parts(gift, random).stream())
                                .toList()))
                .toList();
        assertEquals(amounts(new Quadratic(50_000), claims, pool), amounts(new Quadratic(50_000), split, pool));
    }

    private static List<Gift> parts(Gift gift, Random random) {
        var first = gift.cents() == 1 ? 1 : 1 + random.nextInt((int) gift.cents() - 1);
        return first == gift.cents()
                ? List.of(gift)
                : List.of(new Gift(gift.donor(), first), new Gift(gift.donor(), gift.cents() - first));
    }

    @Property
    void theOrderOfClaimsAndGiftsIsNothingToTheRoots(
            @ForAll("claims") List<Claim> claims, @ForAll Random random, @ForAll @LongRange(max = 100_000) long pool) {
        var shuffled = claims.stream()
                .map(claim -> {
                    var gifts = new ArrayList<>(claim.gifts());
                    Collections.shuffle(gifts, random);
                    return new Claim(claim.id(), claim.budgetCents(), gifts);
                })
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(shuffled, random);
        assertEquals(amounts(new Quadratic(40_000), claims, pool), amounts(new Quadratic(40_000), shuffled, pool));
    }

    /** Beside plain floating point, which is off by a cent at most here. */
    @Property
    void theRootsGiveWhatPlainArithmeticGives(
            @ForAll("claims") List<Claim> claims, @ForAll @LongRange(max = 100_000) long pool) {
        var raw = claims.stream().collect(Collectors.toMap(Claim::id, MatchProperties::raw));
        var all = raw.values().stream().mapToDouble(Double::doubleValue).sum();
        var amounts = amounts(new Quadratic(100_000), claims, pool);
        if (all > 1e-6) {
            assertEquals(
                    pool, amounts.values().stream().mapToLong(Long::longValue).sum());
            amounts.forEach((id, cents) -> assertEquals(pool * raw.get(id) / all, cents, 1.001));
        }
    }

    private static double raw(Claim claim) {
        var sums =
                claim.gifts().stream().collect(Collectors.groupingBy(Gift::donor, Collectors.summingLong(Gift::cents)));
        var roots = sums.values().stream().mapToDouble(Math::sqrt).sum();
        return sums.size() < 2 ? 0 : roots * roots - claim.settledCents();
    }

    @Property
    void sponsorsPayTheWholeToTheCent(
            @ForAll @LongRange(max = 1_000_000_000L) long cents, @ForAll("weights") List<Long> weights) {
        var parts = Split.of(cents, weights);
        assertEquals(cents, parts.stream().mapToLong(Long::longValue).sum());
        var total = weights.stream().mapToLong(Long::longValue).sum();
        for (var at = 0; at < parts.size(); at++) {
            assertEquals((double) cents * weights.get(at) / total, parts.get(at), 1.001);
        }
    }

    private static java.util.Map<String, Long> amounts(MatchRule rule, List<Claim> claims, long pool) {
        return rule.match(claims, pool).stream().collect(Collectors.toMap(Match::id, Match::cents));
    }

    @Provide
    Arbitrary<List<Long>> weights() {
        return Arbitraries.longs()
                .between(0, 1_000_000)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .filter(weights -> weights.stream().anyMatch(weight -> weight > 0));
    }

    @Provide
    Arbitrary<Threshold> thresholds() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 10_000),
                        Arbitraries.of(Policy.class),
                        Arbitraries.longs().between(1, 20_000),
                        Arbitraries.longs().between(1, 60_000))
                .as(Threshold::new);
    }

    @Provide
    Arbitrary<MatchRule> rules() {
        var perDonation = Combinators.combine(
                        Arbitraries.longs().between(1, 20_000),
                        Arbitraries.longs().between(1, 5_000),
                        Arbitraries.longs().between(1, 60_000),
                        Arbitraries.longs().between(1, 3))
                .as(PerDonation::new);
        var lumpSum = Combinators.combine(
                        Arbitraries.longs().between(1, 60_000),
                        Arbitraries.longs().between(0, 10_000),
                        Arbitraries.longs().between(0, 20_000),
                        Arbitraries.longs().between(0, 4))
                .as(LumpSum::new);
        return Arbitraries.oneOf(
                thresholds().map(rule -> (MatchRule) rule),
                perDonation.map(rule -> (MatchRule) rule),
                lumpSum.map(rule -> (MatchRule) rule),
                Arbitraries.longs().between(1, 60_000).map(cap -> (MatchRule) new Quadratic(cap)));
    }

    @Provide
    Arbitrary<List<Claim>> claims() {
        var gift = Combinators.combine(
                        Arbitraries.of("ada", "bea", "carlo", "dino", "elsa"),
                        Arbitraries.longs().between(1, 10_000))
                .as(Gift::new);
        Function<Integer, Arbitrary<Claim>> claim = at -> Combinators.combine(
                        Arbitraries.longs().between(1, 60_000), gift.list().ofMaxSize(8))
                .as((budget, gifts) -> new Claim("c" + at, budget, gifts));
        return Arbitraries.integers().between(1, 4).flatMap(count -> {
            Arbitrary<List<Claim>> all = Arbitraries.just(List.of());
            for (var at = 0; at < count; at++) {
                all = Combinators.combine(all, claim.apply(at)).as((before, next) -> {
                    var more = new ArrayList<>(before);
                    more.add(next);
                    return List.copyOf(more);
                });
            }
            return all;
        });
    }
}
