package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Utility;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EqualSharesTest {

    /**
     * 200 voters have paid m - 1/200 cents each, 199 others m - 1/199. One of the first has so much less for a than
     * one of the others has for b, 1/39800 cents; the third who pays has to give that much more for a.
     */
    @Test
    void projectsOfTheSameCostDifferByTheSmallestPartOfACent() {
        var m = 60_000_000_000L;
        var election = Election.builder(VoteType.APPROVAL, Amounts.MAX_CENTS, Map.of())
                .project("p", 200 * m - 1, "", Map.of())
                .project("q", 199 * m - 1, "", Map.of())
                .project("a", 130_000_000_000L, "", Map.of())
                .project("b", 130_000_000_000L, "", Map.of())
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
}
