package it.broletto.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.match.Match.Kind;
import it.broletto.match.Match.Unmet;
import it.broletto.match.Threshold.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchRuleTest {

    private static final long POOL = 60_000_000;

    /** The editions of Milan: what people must reach and what the city adds, on a project of a given cost in euros. */
    @ParameterizedTest
    @CsvSource({
        // 2015–17: at 50 % the city adds 50 %, at most 50,000
        "5000, 5000, 50000,  80000, 40000, 40000",
        "5000, 5000, 50000, 120000, 60000, 50000",
        "5000, 5000, 50000,  80000, 39999, 0",
        // 2020–21 and 2022: at 40 % the city adds 60 %, at most 60,000 and 48,000
        "4000, 6000, 60000, 100000, 40000, 60000",
        "4000, 6000, 60000,  50000, 20000, 30000",
        "4000, 6000, 60000,  50000, 19999, 0",
        "4000, 6000, 48000,  80000, 32000, 48000",
        "4000, 6000, 48000,  20000,  8000, 12000",
        // 2024–25: at 50 % the city adds 50 %, at most 50,000
        "5000, 5000, 50000, 100000, 50000, 50000",
    })
    void milan(long threshold, long rate, long cap, long budget, long settled, long added) {
        for (var policy : List.of(Policy.FIXED_SHARE, Policy.TOP_UP)) {
            var match = new Threshold(threshold, policy, rate, cap * 100).match(claim(budget, settled), POOL);
            assertEquals(added * 100, match.cents(), policy.name());
            assertEquals(added == 0 ? Unmet.THRESHOLD : null, match.unmet());
        }
    }

    @Test
    void thePoliciesDifferOnlyBeyondTheThreshold() {
        assertEquals(6_000_000, milan2020(Policy.FIXED_SHARE, 70_000).cents());
        assertEquals(3_000_000, milan2020(Policy.TOP_UP, 70_000).cents());
        assertEquals(Kind.ROOM, milan2020(Policy.TOP_UP, 70_000).binding().kind());
        assertEquals(0, milan2020(Policy.TOP_UP, 120_000).cents());
        assertEquals(
                4_500_000,
                new Threshold(4000, Policy.ONE_TO_ONE, 10_000, 6_000_000)
                        .match(claim(100_000, 45_000), POOL)
                        .cents());
    }

    private static Match milan2020(Policy policy, long settled) {
        return new Threshold(4000, policy, 6000, 6_000_000).match(claim(100_000, settled), POOL);
    }

    @Test
    void theThresholdIsReachedToTheCent() {
        var rule = new Threshold(3333, Policy.FIXED_SHARE, 5000, 5_000_000);
        assertEquals(33_334, rule.neededCents(100_011));
        assertEquals(Unmet.THRESHOLD, rule.match(cents(100_011, 33_333), POOL).unmet());
        assertEquals(50_005, rule.match(cents(100_011, 33_334), POOL).cents());
    }

    @Test
    void whoComesLateGetsWhatIsLeftOfThePool() {
        var rule = new Threshold(4000, Policy.FIXED_SHARE, 6000, 6_000_000);
        var matches = rule.match(
                List.of(
                        named("first", 100_000, 40_000),
                        named("second", 50_000, 20_000),
                        named("third", 50_000, 20_000)),
                7_000_001);
        assertEquals(
                List.of(6_000_000L, 1_000_001L, 0L),
                matches.stream().map(Match::cents).toList());
        assertEquals(Kind.SHARE, matches.get(0).binding().kind());
        assertEquals(Kind.POOL, matches.get(1).binding().kind());
        assertEquals(Kind.POOL, matches.get(2).binding().kind());
    }

    @Test
    void eachGiftIsMultipliedWithinItsCapsAndTheLastOneGetsTheRest() {
        var rule = new PerDonation(10_000, 10_000, 25_000, 2);
        var match = rule.match(
                new Claim(
                        "a",
                        1_000_000,
                        List.of(
                                new Gift("x", 5_000),
                                new Gift("x", 50_000),
                                new Gift("x", 1_000),
                                new Gift("y", 9_999),
                                new Gift("z", 7_000))),
                POOL);
        assertEquals(List.of(5_000L, 10_000L, 0L, 9_999L, 1L), match.perGift());
        assertEquals(25_000, match.cents());
        assertEquals(Kind.CAP, match.binding().kind());
        assertEquals(
                List.of(5_000L, 2_000L),
                rule.match(new Claim("a", 1, List.of(new Gift("x", 5_000), new Gift("y", 5_000))), 7_000)
                        .perGift());
    }

    @Test
    void aLumpSumIsDueOnceForEnoughMoneyFromEnoughPeople() {
        var rule = new LumpSum(500_000, 5000, 300_000, 3);
        assertEquals(
                Unmet.THRESHOLD,
                rule.match(gifts(1_000_000, 100_000, 100_000, 99_999), POOL).unmet());
        assertEquals(
                500_000,
                rule.match(gifts(1_000_000, 100_000, 100_000, 100_000), POOL).cents());
        assertEquals(
                500_000,
                rule.match(gifts(100_000, 20_000, 20_000, 10_000), POOL).cents());
        assertEquals(
                Unmet.DONORS,
                rule.match(gifts(1_000_000, 150_000, 150_000), POOL).unmet());
        assertEquals(1, rule.match(gifts(100_000, 20_000, 20_000, 10_000), 1).cents());
        var byShareAlone = new LumpSum(500_000, 5000, 0, 0);
        assertEquals(
                Unmet.THRESHOLD,
                byShareAlone.match(gifts(1_000_000, 499_999), POOL).unmet());
        assertEquals(
                500_000, byShareAlone.match(gifts(1_000_000, 500_000), POOL).cents());
    }

    @Test
    void theWorkedCheckOfQuadraticFunding() {
        var one = gifts("a", 10_000);
        var ten = gifts("b", LongStream.generate(() -> 1_000).limit(10).toArray());
        var hundred = gifts("c", LongStream.generate(() -> 100).limit(100).toArray());
        var matches = new Quadratic(100_000).match(List.of(one, ten, hundred), 100_000);
        assertEquals(
                List.of(0L, 8_333L, 91_667L), matches.stream().map(Match::cents).toList());
        assertEquals(Unmet.DONORS, matches.get(0).unmet());
    }

    @Test
    void whatACapLeavesGoesToTheOthers() {
        var claims = List.of(gifts("a", 100, 100, 100, 100), gifts("b", 100, 100, 100), gifts("c", 100, 100));
        // raw 1200 : 600 : 200 of 2,000 cents
        assertEquals(List.of(1_200L, 600L, 200L), cents(new Quadratic(2_000).match(claims, 2_000)));
        assertEquals(List.of(900L, 825L, 275L), cents(new Quadratic(900).match(claims, 2_000)));
        assertEquals(List.of(700L, 700L, 600L), cents(new Quadratic(700).match(claims, 2_000)));
        assertEquals(List.of(500L, 500L, 500L), cents(new Quadratic(500).match(claims, 2_000)));
        assertEquals(
                Kind.CAP,
                new Quadratic(900).match(claims, 2_000).get(0).binding().kind());
    }

    @Test
    void equalClaimsShareAnOddCentByTheirIdsWhateverTheirOrder() {
        // √2 and √8 = 2√2, √18 = 3√2: the numbers are irrational and yet in whole proportions.
        var left = gifts("left", 2, 8, 18);
        var right = gifts("right", 18, 2, 8);
        assertEquals(List.of(51L, 50L), cents(new Quadratic(1_000).match(List.of(left, right), 101)));
        assertEquals(List.of(50L, 51L), cents(new Quadratic(1_000).match(List.of(right, left), 101)));
        assertEquals(List.of(101L), cents(new Quadratic(1_000).match(List.of(right), 101)));
    }

    @Test
    void irrationalPartsThatCancelAreSeenToBeExact() {
        // (√2+√3)² - 5 = 2√6, (√8+√3)² - 11 = 4√6, together 6√6: a third and two thirds, to the cent.
        var claims = List.of(gifts("a", 2, 3), gifts("b", 8, 3));
        assertEquals(List.of(100L, 200L), cents(new Quadratic(1_000).match(claims, 300)));
        assertEquals(List.of(200L, 100L), cents(new Quadratic(200).match(List.of(claims.get(1), claims.get(0)), 300)));
    }

    @Test
    void manyGiftsOfManyAmountsAreDividedInAMoment() {
        var claims = IntStream.range(0, 20)
                .mapToObj(at -> gifts(
                        "c" + at,
                        LongStream.rangeClosed(1, 2_000)
                                .map(cents -> cents * 7 + at)
                                .toArray()))
                .toList();
        assertEquals(
                60_000_000,
                new Quadratic(60_000_000)
                        .match(claims, 60_000_000).stream()
                                .mapToLong(Match::cents)
                                .sum());
    }

    @Test
    void partsSumToTheWholeAndTheLargestRemaindersAreServedFirst() {
        assertEquals(List.of(34L, 33L, 33L), Split.of(100, List.of(1L, 1L, 1L)));
        assertEquals(List.of(0L, 3L, 7L), Split.of(10, List.of(0L, 1L, 2L)));
        assertEquals(List.of(0L, 0L), Split.of(0, List.of(5L, 1L)));
        assertThrows(UnusableMatch.class, () -> Split.of(1, List.of(0L, 0L)));
        assertThrows(UnusableMatch.class, () -> Split.of(1, List.of(2L, -1L)));
        assertThrows(UnusableMatch.class, () -> Split.of(-1, List.of(2L)));
    }

    @Test
    void aRuleIsItsCanonicalText() {
        for (var rule : List.of(
                new Threshold(4000, Policy.ONE_TO_ONE, 6000, 6_000_000),
                new PerDonation(5000, 10_000, 100_000, 3),
                new LumpSum(500_000, 5000, 0, 10),
                new Quadratic(1_000_000))) {
            assertEquals(rule, MatchRule.parse(rule.canonicalJson()));
            assertEquals(
                    rule.canonicalJson(),
                    MatchRule.parse(" " + rule.canonicalJson() + "\n").canonicalJson());
        }
        var text =
                "{\"capCents\":6000000,\"method\":\"threshold\",\"policy\":\"top-up\",\"rateBasisPoints\":6000,\"thresholdBasisPoints\":4000}";
        assertEquals(text, new Threshold(4000, Policy.TOP_UP, 6000, 6_000_000).canonicalJson());
        assertEquals("9046186e", MatchRule.parse(text).sha256().substring(0, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"method\":\"lottery\"}",
                "{\"method\":\"quadratic\"}",
                "{\"method\":\"quadratic\",\"capCents\":\"1\"}",
                "{\"method\":\"quadratic\",\"capCents\":1.5}",
                "{\"method\":\"quadratic\",\"capCents\":0}",
                "{\"method\":\"quadratic\",\"capCents\":99999999999999999999}",
                "{\"method\":\"quadratic\",\"capCents\":1,\"capCents\":1}",
                "{\"method\":\"quadratic\",\"capCents\":1,\"more\":1}",
                "{\"method\":\"quadratic\",\"capCents\":1} x",
                "{\"method\":\"threshold\",\"capCents\":1,\"policy\":\"all\",\"rateBasisPoints\":1,\"thresholdBasisPoints\":1}",
                "{\"method\":\"threshold\",\"capCents\":1,\"policy\":\"top-up\",\"rateBasisPoints\":1,\"thresholdBasisPoints\":10001}",
            })
    void whatIsNoRuleIsRefusedWithAReason(String text) {
        var wrong = assertThrows(UnusableMatch.class, () -> MatchRule.parse(text));
        assertTrue(wrong.getMessage().length() > 5);
    }

    @Test
    void claimsThatCannotBeAreRefused() {
        assertThrows(UnusableMatch.class, () -> new Gift("", 1));
        assertThrows(UnusableMatch.class, () -> new Gift("x", 0));
        assertThrows(UnusableMatch.class, () -> new Claim("a", 0, List.of()));
        assertThrows(UnusableMatch.class, () -> new Claim("", 1, List.of()));
        assertThrows(
                UnusableMatch.class,
                () -> new Claim("a", 1, List.of(new Gift("x", 60_000_000_000L), new Gift("y", 60_000_000_000L))));
        var rule = new Quadratic(1);
        assertThrows(UnusableMatch.class, () -> rule.match(List.of(cents(1, 1), cents(1, 1)), 1));
        assertThrows(UnusableMatch.class, () -> rule.match(List.of(cents(1, 1)), -1));
    }

    private static List<Long> cents(List<Match> matches) {
        return matches.stream().map(Match::cents).toList();
    }

    private static Claim claim(long budgetEuros, long settledEuros) {
        return named("a", budgetEuros, settledEuros);
    }

    private static Claim named(String id, long budgetEuros, long settledEuros) {
        return new Claim(id, budgetEuros * 100, List.of(new Gift("x", settledEuros * 100)));
    }

    private static Claim cents(long budget, long settled) {
        return new Claim("a", budget, List.of(new Gift("x", settled)));
    }

    private static Claim gifts(long budget, long... gifts) {
        return new Claim("a", budget, gifts("a", gifts).gifts());
    }

    private static Claim gifts(String id, long... gifts) {
        var all = new ArrayList<Gift>();
        for (var cents : gifts) {
            all.add(new Gift("donor " + all.size(), cents));
        }
        return new Claim(id, 1_000_000, all);
    }
}
