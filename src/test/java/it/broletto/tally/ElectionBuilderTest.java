package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ElectionBuilderTest {

    private final ElectionBuilder election =
            Election.builder(VoteType.APPROVAL, 100, Map.of("max_length", "2")).project("a", 1, "A", Map.of());

    @Test
    void anElectionFromElsewhereIsCheckedLikeAFile() {
        refuses(Problem.UNKNOWN_PROJECT, () -> election.ballot(List.of("b")));
        refuses(Problem.DUPLICATE_CHOICE, () -> election.ballot(List.of("a", "a")));
        refuses(Problem.TOO_MANY_CHOICES, () -> election.ballot(List.of("a", "b", "c")));
        refuses(Problem.POINTS_MISMATCH, () -> election.ballot(List.of("a"), List.of(1)));
        refuses(Problem.DUPLICATE_PROJECT, () -> election.project("a", 1, "", Map.of()));
        refuses(Problem.AMOUNT_OUT_OF_RANGE, () -> election.project("b", -1, "", Map.of()));
        refuses(Problem.AMOUNT_OUT_OF_RANGE, () -> election.project("b", Amounts.MAX_CENTS + 1, "", Map.of()));
        refuses(Problem.INVALID_TEXT, () -> election.project("b", 1, "NUL\0", Map.of()));
        refuses(Problem.INVALID_TEXT, () -> election.project("c", 1, "", Map.of("category", "\0")));
        refuses(Problem.INVALID_TEXT, () -> election.project("c", 1, "half \ud83d of a character", Map.of()));
        refuses(Problem.INVALID_ID, () -> election.project("\ud83d", 1, "", Map.of()));
        refuses(Problem.DUPLICATE_COLUMN, () -> election.project("d", 1, "", Map.of("cost", "2")));
        refuses(Problem.INVALID_ID, () -> election.project(" e", 1, "", Map.of()));
        refuses(Problem.COMMA_IN_ID, () -> election.project(",e", 1, "", Map.of()));
        refuses(Problem.NO_BUDGET, () -> Election.builder(VoteType.APPROVAL, 0, Map.of()));
        refuses(
                Problem.AMOUNT_OUT_OF_RANGE,
                () -> Election.builder(VoteType.APPROVAL, 100_000_000_000_000_000L, Map.of()));
        refuses(Problem.NOT_A_NUMBER, () -> Election.builder(VoteType.APPROVAL, 1, Map.of("max_length", "two")));
        var untouched =
                election.ballot(List.of("a")).project("b", 1, "", Map.of()).build();
        assertEquals(1, untouched.ballots().voters());
        assertEquals(1, untouched.ballots().length(0));
        assertEquals(2, untouched.projects().size());
        assertThrows(IllegalArgumentException.class, () -> election.ballots(0, List.of("a"), List.of()));
    }

    @Test
    void whatCanBeChosenOnceIsChosenOnceWhateverTheBoundsSay() {
        var one = Election.builder(VoteType.CHOOSE_1, 100, Map.of("max_length", "3"))
                .project("a", 1, "", Map.of())
                .project("b", 1, "", Map.of());
        refuses(Problem.TOO_MANY_CHOICES, () -> one.ballot(List.of("a", "b")));
    }

    @Test
    void whatTheElectionSaysItselfIsNotKeptTwice() {
        var meta = Map.of("budget", "7", "num_votes", "9", "unit", "Milano");
        assertEquals(
                Map.of("unit", "Milano"),
                Election.builder(VoteType.APPROVAL, 100, meta).build().meta());
    }

    private static void refuses(Problem problem, Executable act) {
        assertEquals(problem, assertThrows(InvalidElection.class, act).problem());
    }

    @Test
    void whatIsWrongIsSaidWithTheNameOfItsColumn() {
        var flaw = assertThrows(
                InvalidElection.class, () -> election.project("b", 1, "", Map.of("category", "half \ud83d")));
        assertEquals("category", flaw.arguments().get(0));
    }

    @Test
    void choicesKeepTheOrderInWhichTheyWereMade() {
        var built = election.project("b", 1, "", Map.of())
                .ballot(List.of("b", "a"))
                .build()
                .ballots();
        assertEquals(1, built.choice(0, 0));
        assertEquals(0, built.choice(0, 1));
    }

    @Test
    void theSeventeenthProjectMayBeTheFirstChoice() {
        var many = Election.builder(VoteType.APPROVAL, 100, Map.of());
        IntStream.range(0, 17).forEach(id -> many.project("p" + id, 1, "", Map.of()));
        assertEquals(16, many.ballot(List.of("p16")).build().ballots().choice(0, 0));
    }

    @Test
    void aBallotMayGivePointsToMoreThanSixteenProjects() {
        var many = Election.builder(VoteType.CUMULATIVE, 100, Map.of());
        IntStream.range(0, 40).forEach(id -> many.project("p" + id, 1, "", Map.of()));
        var built = many.ballot(
                        IntStream.range(0, 40).mapToObj(id -> "p" + id).toList(),
                        IntStream.range(0, 40).boxed().toList())
                .build()
                .ballots();
        assertEquals(40, built.length(0));
        assertEquals(39, built.points(0, 39));
    }

    /** So many that several have the same 32 bits of a hash. */
    @Test
    void ballotsAreMergedOnlyIfTheyAreTheSame() {
        var ballots = new BallotsBuilder(VoteType.APPROVAL, true);
        for (var ballot = 0; ballot < 400_000; ballot++) {
            ballots.choose(ballot % 1_000, 0);
            ballots.choose(1_000 + ballot / 1_000, 0);
            ballots.end(1);
        }
        assertEquals(400_000, ballots.build().size());
    }

    @Test
    void amountsHaveTwoDigitsWhereAnyOfTheElectionHasCents() {
        var whole = Election.builder(VoteType.APPROVAL, 100_00, Map.of()).project("a", 5_00, "", Map.of());
        assertEquals("7", whole.build().decimal(7_00));
        assertEquals("7.50", whole.build().decimal(7_50));
        assertEquals("7.00", whole.project("b", 5_50, "", Map.of()).build().decimal(7_00));
        assertEquals(
                "7.00",
                Election.builder(VoteType.APPROVAL, 100_01, Map.of()).build().decimal(7_00));
    }

    @Test
    void ballotsSayHowManyTheyAre() {
        assertEquals(
                "1 ballots of 3 voters",
                election.ballots(3, List.of("a"), List.of()).build().ballots().toString());
    }
}
