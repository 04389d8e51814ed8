package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
    }
}
