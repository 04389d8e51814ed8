package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waits of millions of millions of steps, which must be leapt over and end where single steps would. */
class EndowmentsTest {

    private static final long T = Amounts.MAX_CENTS;

    private static final RuleSheet ADD1 = RuleSheet.builder()
            .method(Method.EQUAL_SHARES)
            .utility(Utility.CARDINALITY)
            .completion(Completion.ADD1)
            .stepCents(1)
            .build();

    private static Outcome quickly(Election election, RuleSheet sheet) {
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Count.of(election, sheet));
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void aLoneSupporterOfADearProjectWaitsUntilTheirShareBuysIt(Stop stop) {
        var election = Election.builder(VoteType.APPROVAL, T, Map.of())
                .project("dear", T / 1000 * 999, "", Map.of())
                .project("cheap", 7, "", Map.of())
                .ballot(List.of("dear"))
                .ballots(999, List.of("cheap"), List.of())
                .build();
        var outcome = quickly(election, ADD1.change().stop(stop).build());
        assertEquals(List.of("cheap", "dear"), outcome.winners());
        assertEquals(0, outcome.endowmentCents().compareTo(Fraction.of(T / 1000 * 999, 1)));
    }

    @Test
    void whatIsTooDearForTheBudgetEndsTheRaisingBeforeItIsBought() {
        var election = Election.builder(VoteType.APPROVAL, T / 2, Map.of())
                .project("dear", T, "", Map.of())
                .project("cheap", 100, "", Map.of())
                .ballot(List.of("dear"))
                .ballot(List.of("cheap"))
                .build();
        var outcome = quickly(election, ADD1.change().stop(Stop.OVERSPEND).build());
        assertEquals(List.of("cheap"), outcome.winners());
        assertEquals(0, outcome.endowmentCents().compareTo(Fraction.of(T - 1, 1)));
        assertEquals(0, quickly(election, ADD1).endowmentCents().compareTo(Fraction.of(T / 4, 1)));
    }

    /** a and b are twins that a poor voter and a rich one pay unequally, so that bounds cannot tell who is first. */
    @Test
    void twinsDoNotHoldTheLeapsUp() {
        var election = Election.builder(VoteType.APPROVAL, T, Map.of())
                .project("c", T / 100 * 4, "", Map.of())
                .project("a", T / 100 * 13, "", Map.of())
                .project("b", T / 100 * 13, "", Map.of())
                .project("d", T / 100 * 60, "", Map.of())
                .ballot(List.of("c", "a", "b"))
                .ballot(List.of("a", "b"))
                .ballot(List.of("d"))
                .ballots(7, List.of(), List.of())
                .build();
        var outcome = quickly(election, ADD1.change().stop(Stop.OVERSPEND).build());
        assertEquals(List.of("c", "a", "b", "d"), outcome.winners());
    }

    @Test
    void aFloorOfNothingIsRaisedFromNothing() {
        var election = Election.builder(VoteType.APPROVAL, 5_00, Map.of())
                .project("a", 5_00, "", Map.of())
                .ballots(10, List.of("a"), List.of())
                .build();
        var floor = ADD1.change().start(Start.FLOOR).stepCents(20);
        var outcome = Count.of(election, floor.build());
        assertEquals(List.of("a"), outcome.winners());
        assertEquals(0, outcome.endowmentCents().compareTo(Fraction.of(60, 1)));
        var none = Count.of(election, floor.completion(Completion.NONE).build());
        assertEquals(List.of(), none.winners());
        assertEquals(0, none.endowmentCents().numerator().signum());
    }

    /** b and a cost all of the budget; the raising still ends where c is bought too. */
    @Test
    void aBudgetSpentToTheLastCentIsOverspentByTheNextPurchase() {
        var election = Election.builder(VoteType.APPROVAL, 100_00, Map.of())
                .project("a", 99_00, "", Map.of())
                .project("b", 1_00, "", Map.of())
                .project("c", 200_00, "", Map.of())
                .ballot(List.of("a"))
                .ballot(List.of("b"))
                .ballot(List.of("c"))
                .ballot(List.of())
                .build();
        var outcome = quickly(election, ADD1.change().stop(Stop.OVERSPEND).build());
        assertEquals(List.of("b", "a"), outcome.winners());
        assertEquals(0, outcome.endowmentCents().compareTo(Fraction.of(199_99, 1)));
    }

    /** With 90.33 for each, x overspends; y and z, equal in all, could be bought only after it. */
    @Test
    void whatComesAfterThePurchaseThatOverspendsIsNotAsked() {
        var election = Election.builder(VoteType.APPROVAL, 100_00, Map.of())
                .project("w", 20_00, "", Map.of())
                .project("x", 89_50, "", Map.of())
                .project("y", 90_00, "", Map.of())
                .project("z", 90_00, "", Map.of())
                .ballot(List.of("w"))
                .ballot(List.of("x"))
                .ballot(List.of("y", "z"))
                .build();
        var sheet = ADD1.change().stop(Stop.OVERSPEND).stepCents(1_00).ties(Tie.COST, Tie.VOTES);
        assertEquals(List.of("w"), Count.of(election, sheet.build()).winners());
    }

    @Test
    void anOpenTieIsMetOnlyWhereItDecides() {
        var election = Election.builder(VoteType.APPROVAL, 60_00, Map.of())
                .project("a", 30_00, "", Map.of())
                .project("b", 30_00, "", Map.of())
                .ballots(3, List.of("a", "b"), List.of())
                .build();
        var tied = assertThrows(
                UndecidableTie.class,
                () -> Count.of(election, ADD1.change().ties(Tie.COST, Tie.VOTES).build()));
        assertEquals(List.of("a", "b"), tied.projects());
    }
}
