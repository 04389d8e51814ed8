package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import it.broletto.tally.Outcome.Fate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GreedyTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @Tag(ReferenceElections.TAG)
    @ParameterizedTest
    @MethodSource("it.broletto.tally.ReferenceElections#names")
    void countsRealElectionsAsTwoIndependentProgramsDid(String name) {
        var election = ReferenceElections.read(name);
        assertEquals(ReferenceElections.expectedGreedy(name), ReferenceElections.counted(election, count(election)));
    }

    @Tag(ReferenceElections.TAG)
    @ParameterizedTest
    @MethodSource("it.broletto.tally.ReferenceElections#names")
    void theOrderOfProjectsAndVotersAndTheLocaleChangeNothing(String name) {
        var election = ReferenceElections.read(name);
        var outcome = count(election);
        var random = new Random(7);
        for (var language : List.of("it", "tr", "ar")) {
            Locale.setDefault(Locale.forLanguageTag(language));
            var shuffled = ReferenceElections.shuffled(ReferenceElections.read(name), random);
            assertEquals(outcome, count(shuffled));
            assertEquals(
                    ReferenceElections.expectedGreedy(name), ReferenceElections.counted(shuffled, outcome), language);
        }
    }

    @Tag(ReferenceElections.TAG)
    @ParameterizedTest
    @MethodSource("it.broletto.tally.ReferenceElections#names")
    void groupingIdenticalBallotsChangesNothing(String name) {
        var election = ReferenceElections.read(name);
        assertEquals(count(election), count(election.grouped()));
        assertEquals(election.ballots().voters(), election.grouped().ballots().voters());
    }

    @Test
    void aRivalThatMayNoLongerWinTiesWithNobodyInAnyOrderOfTheFile() {
        var rules = RuleSheet.builder()
                .exclusive(List.of(List.of("site", "same site")))
                .ties(RuleSheet.Tie.COST, RuleSheet.Tie.VOTES)
                .build();
        for (var order : List.of(List.of("same site", "park"), List.of("park", "same site"))) {
            var election = Election.builder(VoteType.APPROVAL, 100_00, Map.of());
            election.project("site", 60_00, "", Map.of());
            order.forEach(id -> election.project(id, 20_00, "", Map.of()));
            election.ballot(List.of("site"), List.of());
            election.ballot(List.of("site", "same site", "park"), List.of());
            assertEquals(
                    List.of("site", "park"), Count.of(election.build(), rules).winners(), order::toString);
        }
    }

    @Test
    void aProjectThatDoesNotFitTiesWithNobodyWhateverItsName() {
        var rules = RuleSheet.builder().ties(RuleSheet.Tie.VOTES).build();
        for (var dear : List.of("a", "z")) {
            var election = Election.builder(VoteType.APPROVAL, 100_00, Map.of())
                    .project(dear, 200_00, "", Map.of())
                    .project("park", 20_00, "", Map.of())
                    .ballot(List.of(dear, "park"), List.of());
            assertEquals(List.of("park"), Count.of(election.build(), rules).winners(), dear);
        }
    }

    @Test
    void aProjectThatDoesNotFitIsSkippedAndTheNextMayStillFit() {
        var outcome = count(Election.builder(VoteType.APPROVAL, 100_00, Map.of())
                .project("big", 70_00, "", Map.of())
                .project("bigger", 60_00, "", Map.of())
                .project("small", 30_00, "", Map.of())
                .project("huge", 100_01, "", Map.of())
                .ballots(4, List.of("big"), List.of())
                .ballots(3, List.of("huge", "bigger"), List.of())
                .ballots(2, List.of("small"), List.of())
                .ballot(List.of())
                .build());
        assertEquals(List.of("big", "small"), outcome.winners());
        assertEquals(100_00, outcome.totalCostCents());
        assertEquals(10, outcome.voters());
        var bigger = outcome.byProject().get("bigger");
        assertEquals(new Outcome.Line(2, "bigger", 3, 3, 60_00, Fate.NO_MONEY_LEFT, 0, 30_00, null), bigger);
        assertEquals(30_00, bigger.missingCents());
        assertEquals(Fate.OVER_BUDGET, outcome.byProject().get("huge").fate());
        assertEquals(
                new Outcome.Line(4, "small", 2, 2, 30_00, Fate.SELECTED, 2, 30_00, Outcome.Stage.RULE),
                outcome.lines().get(3));
    }

    @Test
    void tiesGoToTheCheaperProjectThenToTheFirstIdAsUtf8Bytes() {
        // As UTF-16, U+FFFD would come after the surrogates of an emoji; as UTF-8 it comes before.
        var outcome = count(Election.builder(VoteType.APPROVAL, 100_00, Map.of())
                .project("😀", 2_00, "", Map.of())
                .project("\ufffd", 2_00, "", Map.of())
                .project("9", 2_00, "", Map.of())
                .project("10", 2_00, "", Map.of())
                .project("cheap", 1_00, "", Map.of())
                .ballot(List.of("9", "10", "cheap", "😀", "\ufffd"))
                .build());
        assertEquals(List.of("cheap", "10", "9", "\ufffd", "😀"), outcome.winners());
    }

    @Test
    void withoutAThresholdEvenAProjectWithoutVotesWinsAndWithOneItDoesNot() {
        var election = Election.builder(VoteType.APPROVAL, 100_00, Map.of())
                .project("none", 10_00, "", Map.of())
                .project("one", 10_00, "", Map.of())
                .ballot(List.of("one"))
                .build();
        assertEquals(List.of("one", "none"), count(election).winners());
        var outcome = Count.of(
                election,
                RuleSheet.builder()
                        .filters(new RuleSheet.Filters(1, false, 0, 0))
                        .build());
        assertEquals(List.of("one"), outcome.winners());
        assertEquals(Fate.TOO_FEW_VOTES, outcome.byProject().get("none").fate());
    }

    @Test
    void aProjectForNothingCountsAsOneUnitOfMoney() {
        var election = Election.builder(VoteType.APPROVAL, 10_00, Map.of())
                .project("free", 0, "", Map.of())
                .project("all", 10_00, "", Map.of())
                .ballots(2, List.of("free"), List.of())
                .ballot(List.of("all"))
                .build();
        var outcome = count(election);
        assertEquals(List.of("free"), outcome.winners());
        assertEquals(1_00, outcome.totalCostCents());
    }

    @Test
    void rankingsGiveAsManyPointsAsChoicesAreAllowedToTheFirstPlace() {
        var election = Election.builder(VoteType.ORDINAL, 1_00, Map.of("max_length", "3"))
                .project("a", 1_00, "", Map.of())
                .project("b", 1_00, "", Map.of())
                .ballot(List.of("a", "b"))
                .ballot(List.of("b"))
                .build();
        var outcome = count(election);
        assertEquals(List.of("b"), outcome.winners());
        assertEquals(5, outcome.byProject().get("b").score());
        assertEquals(3, outcome.byProject().get("a").score());
        assertEquals(2, outcome.byProject().get("b").votes());
    }

    @Test
    void theLargestSumsDoNotOverflow() {
        var builder = Election.builder(VoteType.APPROVAL, Amounts.MAX_CENTS, Map.of());
        for (var project = 0; project < 10_000; project++) {
            builder.project("p" + project, Amounts.MAX_CENTS, "", Map.of());
        }
        var outcome = count(
                builder.ballots(Integer.MAX_VALUE, List.of("p9"), List.of()).build());
        assertEquals(List.of("p9"), outcome.winners());
        assertEquals(Amounts.MAX_CENTS, outcome.totalCostCents());
        assertFalse(outcome.byProject().get("p8").selected());
    }

    @Test
    void anElectionWithoutBallotsOrProjectsHasAnOutcome() {
        var outcome = count(Election.builder(VoteType.CUMULATIVE, 1, Map.of()).build());
        assertEquals(List.of(), outcome.winners());
        assertEquals(0, outcome.voters());
    }

    @Test
    void aTieThatTheSheetLeavesOpenIsRefusedOnceOneOfThemMustBeFirst() {
        var sheet = RuleSheet.builder()
                .ties(RuleSheet.Tie.COST, RuleSheet.Tie.VOTES)
                .build();
        var builder = Election.builder(VoteType.APPROVAL, 100_00, Map.of())
                .project("9", 60_00, "", Map.of())
                .project("10", 60_00, "", Map.of())
                .project("big", 90_00, "", Map.of())
                .project("bigger", 90_00, "", Map.of())
                .ballot(List.of("9", "10", "big", "bigger"));
        assertEquals(
                List.of("10", "9"),
                assertThrows(UndecidableTie.class, () -> Count.of(builder.build(), sheet))
                        .projects());
        var decided = builder.ballot(List.of("9")).build();
        assertEquals(List.of("9"), Count.of(decided, sheet).winners());
    }

    private static Outcome count(Election election) {
        return Count.of(election, RuleSheet.GREEDY);
    }
}
