package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EqualSharesTest {

    /**
     * 200 voters have paid m - 1/200 cents each, 199 others m - 1/199. One of the first has so much less for a than
     * one of the others has for b, 1/39800 cents; the third who pays has to give that much more for a.
     */
    @ParameterizedTest
    @ValueSource(longs = {0, 1000})
    void projectsDifferByTheSmallestPartOfACent(long apart) {
        var m = 60_000_000_000L;
        var election = Election.builder(VoteType.APPROVAL, Amounts.MAX_CENTS, Map.of())
                .project("p", 200 * m - 1, "", Map.of())
                .project("q", 199 * (m - apart) - 1, "", Map.of())
                .project("a", 130_000_000_000L, "", Map.of())
                .project("b", 130_000_000_000L + apart, "", Map.of())
                .ballots(199, List.of("p"), List.of())
                .ballot(List.of("p", "a"))
                .ballots(198, List.of("q"), List.of())
                .ballot(List.of("q", "b"))
                .ballot(List.of("a", "b"))
                .ballots(600, List.of(), List.of())
                .build();
        var sheet = RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .utility(Utility.CARDINALITY)
                .build();
        assertEquals(List.of("q", "p", "b"), Count.of(election, sheet).winners());
        var last = Explanation.of(election, sheet).rounds().get(2);
        assertEquals(
                List.of("a"),
                last.rivals().stream().map(Explanation.Bid::projectId).toList());
        assertEquals(List.of(), last.tied(), "it is dearer");
    }

    @Test
    void whoScoresAProjectWithNothingDoesNotPayForIt() {
        var election = Election.builder(VoteType.SCORING, 100_00, Map.of())
                .project("a", 60_00, "", Map.of())
                .ballot(List.of("a"), List.of(1))
                .ballot(List.of("a"), List.of(0));
        var sheet = RuleSheet.builder().method(Method.EQUAL_SHARES).build();
        assertEquals(List.of(), Count.of(election.build(), sheet).winners());
        var shared = election.ballot(List.of("a"), List.of(1)).build();
        assertEquals(List.of("a"), Count.of(shared, sheet).winners());
    }

    @ParameterizedTest
    @EnumSource(
            value = Utility.class,
            names = {"COST", "CARDINALITY"})
    void oneSupporterMoreAmongThousandsDecidesBeforeAnyTie(Utility utility) {
        var election = Election.builder(VoteType.APPROVAL, Amounts.MAX_CENTS, Map.of())
                .project("a", 1_00, "", Map.of())
                .project("b", 1_00, "", Map.of())
                .ballots(19_999, List.of("a"), List.of())
                .ballots(20_000, List.of("b"), List.of())
                .build();
        var sheet = RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .utility(utility)
                .ties(Tie.ID)
                .build();
        assertEquals(List.of("b", "a"), Count.of(election, sheet).winners());
    }

    /**
     * Each has 2,000,000,000 cents. After p one supporter of a lacks 1/20000 cent of an equal part, so that the others
     * pay 1/40000 more, which after q another one just has.
     */
    @Test
    void whoLacksTheSmallestPartOfACentPaysAllTheyHave() {
        var m = 500_000_000L;
        var election = Election.builder(VoteType.APPROVAL, Amounts.MAX_CENTS, Map.of())
                .project("p", 20_000 * m + 1, "", Map.of())
                .project("q", 20_000 * m - 1, "", Map.of())
                .project("a", 4_500_000_000L, "", Map.of())
                .ballot(List.of("p", "a"))
                .ballot(List.of("q", "a"))
                .ballot(List.of("a"))
                .ballots(19_999, List.of("p"), List.of())
                .ballots(19_999, List.of("q"), List.of())
                .ballots(9_999, List.of(), List.of())
                .build();
        var sheet = RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .utility(Utility.CARDINALITY)
                .build();
        var last = new Endowments(new Contest(election, sheet))
                .trace(Fraction.of(2_000_000_000L, 1))
                .last();
        assertEquals(2, last.project());
        assertEquals(0, last.price().compareTo(Fraction.of(1_500_000_000L * 40_000 + 1, 40_000)));
        assertArrayEquals(new int[] {0}, last.emptied());
        assertEquals(2, last.paying());
    }

    /** As above, with points: for a, of 1.5 times what is left, one gives two points and pays all, one gives one. */
    @Test
    void whoLacksTheSmallestPartOfACentForSeveralPointsPaysAllTheyHave() {
        var m = 500_000_000L;
        var election = Election.builder(VoteType.CUMULATIVE, Amounts.MAX_CENTS, Map.of())
                .project("p", 20_000 * m + 1, "", Map.of())
                .project("a", 2_250_000_000L, "", Map.of())
                .ballot(List.of("p", "a"), List.of(1, 2))
                .ballot(List.of("a"), List.of(1))
                .ballots(19_999, List.of("p"), List.of(1))
                .ballots(29_999, List.of(), List.of())
                .build();
        var sheet = RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .utility(Utility.POINTS)
                .build();
        var last = new Endowments(new Contest(election, sheet))
                .trace(Fraction.of(2_000_000_000L, 1))
                .last();
        assertEquals(1, last.project());
        assertEquals(0, last.price().compareTo(Fraction.of(750_000_000L * 20_000 + 1, 20_000)));
        assertArrayEquals(new int[] {0}, last.emptied());
        assertEquals(1, last.paying());
    }

    /** Each voter has 1/50000 of a cent less than 2,000,000,000. */
    @Test
    void whoseOnlySupporterLacksTheSmallestPartOfACentIsNotBought() {
        var election = Election.builder(VoteType.APPROVAL, Amounts.MAX_CENTS - 1, Map.of())
                .project("a", 2_000_000_000L, "", Map.of())
                .project("b", 1_999_999_999L, "", Map.of())
                .ballot(List.of("a"))
                .ballot(List.of("b"))
                .ballots(49_998, List.of(), List.of());
        var sheet = RuleSheet.builder().method(Method.EQUAL_SHARES).build();
        assertEquals(List.of("b"), Count.of(election.build(), sheet).winners());
        var alone = Election.builder(VoteType.APPROVAL, Amounts.MAX_CENTS - 1, Map.of())
                .project("a", 2_000_000_000L, "", Map.of())
                .ballot(List.of("a"))
                .ballots(49_999, List.of(), List.of());
        assertEquals(List.of(), Count.of(alone.build(), sheet).winners());
    }

    @Test
    void allTheMoneyThatIsThereCanBeSpent() {
        var shares = RuleSheet.builder().method(Method.EQUAL_SHARES);
        var thirds = Election.builder(VoteType.APPROVAL, 300, Map.of())
                .project("p", 100, "", Map.of())
                .project("a", 200, "", Map.of())
                .ballots(3, List.of("p", "a"), List.of())
                .build();
        assertEquals(List.of("p", "a"), Count.of(thirds, shares.build()).winners());
        var threePoints = Election.builder(VoteType.CUMULATIVE, 500, Map.of())
                .project("a", 500, "", Map.of())
                .ballot(List.of("a"), List.of(3))
                .build();
        assertEquals(
                List.of("a"),
                Count.of(threePoints, shares.utility(Utility.POINTS).build()).winners());
    }

    @Test
    void onePointMoreAmongManyDecidesBeforeAnyTie() {
        var election = Election.builder(VoteType.CUMULATIVE, 200, Map.of())
                .project("a", 100, "", Map.of())
                .project("b", 100, "", Map.of())
                .ballot(List.of("a", "b"), List.of(100_000_000, 100_000_001))
                .build();
        var sheet = RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .utility(Utility.POINTS)
                .ties(Tie.ID)
                .build();
        assertEquals(List.of("b", "a"), Count.of(election, sheet).winners());
    }

    @Test
    void whatTheRulesLeaveTiedIsToldInTheOrderOfIds() {
        var election = Election.builder(VoteType.APPROVAL, 100, Map.of())
                .project("9", 100, "", Map.of())
                .project("10", 100, "", Map.of())
                .ballot(List.of("9", "10"))
                .build();
        var sheet =
                RuleSheet.builder().method(Method.EQUAL_SHARES).ties(Tie.COST).build();
        assertEquals(
                List.of("10", "9"),
                assertThrows(UndecidableTie.class, () -> Count.of(election, sheet))
                        .projects());
    }

    /**
     * After p two of a's supporters have 1/50000 cent less than 600,000,000, which is 1/50000 more than b costs each of
     * its supporters. Were they to pay that much more, a would be as good a buy as b.
     */
    @Test
    void whoHasTheSmallestPartOfACentMoreThanAPriceKeepsIt() {
        var rest = 600_000_000L;
        var election = Election.builder(VoteType.APPROVAL, Amounts.MAX_CENTS, Map.of())
                .project("p", 50_000 * 400_000_000L + 1, "", Map.of())
                .project("b", 25_000 * rest - 1, "", Map.of())
                .project("a", 25_001 * rest - 1, "", Map.of())
                .ballots(2, List.of("p", "a", "b"), List.of())
                .ballots(49_998, List.of("p"), List.of())
                .ballots(24_998, List.of("b"), List.of())
                .ballots(24_999, List.of("a"), List.of())
                .ballots(3, List.of(), List.of())
                .build();
        var second = secondOfThree(election);
        assertEquals("b", second.projectId());
        assertEquals(
                List.of("a"),
                second.rivals().stream().map(Explanation.Bid::projectId).toList());
        assertEquals(List.of(), second.tied());
    }

    /** After p one of a's supporters has 1/25000 cent less than 500,000,000; all of b's pay 1/40000 less. */
    @Test
    void whoHasTheSmallestPartOfACentLessThanAPriceDoesNotPayIt() {
        var rest = 500_000_000L;
        var election = Election.builder(VoteType.APPROVAL, Amounts.MAX_CENTS, Map.of())
                .project("p", 25_000 * 300_000_000L + 1, "", Map.of())
                .project("b", 40_000 * rest - 1, "", Map.of())
                .project("a", 40_000 * rest - 1, "", Map.of())
                .ballots(1, List.of("p", "a"), List.of())
                .ballots(24_999, List.of("p"), List.of())
                .ballots(40_000, List.of("b"), List.of())
                .ballots(39_999, List.of("a"), List.of())
                .ballots(20_001, List.of(), List.of())
                .build();
        var second = secondOfThree(election);
        assertEquals("b", second.projectId());
        assertEquals(List.of(), second.tied());
    }

    private static Explanation.Round secondOfThree(Election election) {
        var sheet = RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .utility(Utility.CARDINALITY)
                .build();
        return Explanation.of(election, sheet).rounds().get(1);
    }

    @Test
    void theLargestPointsDoNotOverflow() {
        var election = Election.builder(VoteType.CUMULATIVE, 1000, Map.of())
                .project("a", 100, "", Map.of())
                .project("b", 100, "", Map.of())
                .project("c", 100, "", Map.of())
                .ballot(List.of("a", "b", "c"), List.of(1, 1, 999_999_999))
                .build();
        var sheet = RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .utility(Utility.POINTS)
                .build();
        assertEquals(
                List.of("c", "a", "b"),
                Explanation.of(election, sheet).outcome().winners());
    }
}
