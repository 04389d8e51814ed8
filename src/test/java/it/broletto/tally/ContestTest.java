package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.tally.Outcome.Fate;
import it.broletto.tally.Outcome.Stage;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Filters;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which projects may win at all, computed by hand: 100 euros, ten voters. */
class ContestTest {

    private final Election election = Election.builder(VoteType.APPROVAL, 100_00, Map.of())
            .project("a", 30_00, "", Map.of()) // 4 votes
            .project("b", 30_01, "", Map.of()) // 1 vote
            .project("c", 100_00, "", Map.of()) // 3 votes
            .project("d", 100_01, "", Map.of()) // 5 votes
            .project("e", 999_999_999_00L, "", Map.of()) // 2 votes
            .project("f", 10_00, "", Map.of()) // none
            .ballots(3, List.of("a", "c", "d"), List.of())
            .ballots(1, List.of("a", "b", "e"), List.of())
            .ballots(2, List.of("d"), List.of())
            .ballots(1, List.of("e"), List.of())
            .ballots(3, List.of(), List.of())
            .build();

    private Map<String, Fate> fates(Filters filters) {
        return Count.of(election, RuleSheet.builder().filters(filters).build()).lines().stream()
                .collect(Collectors.toMap(Outcome.Line::projectId, Outcome.Line::fate));
    }

    @Test
    void withoutFiltersAllTakePart() {
        assertEquals(
                Map.of(
                        "a",
                        Fate.SELECTED,
                        "b",
                        Fate.SELECTED,
                        "c",
                        Fate.NO_MONEY_LEFT,
                        "d",
                        Fate.OVER_BUDGET,
                        "e",
                        Fate.OVER_BUDGET,
                        "f",
                        Fate.SELECTED),
                fates(Filters.NONE));
    }

    @Test
    void aProjectNeedsTheLeastNumberOfVotes() {
        assertEquals(
                Map.of(
                        "a",
                        Fate.SELECTED,
                        "b",
                        Fate.TOO_FEW_VOTES,
                        "c",
                        Fate.NO_MONEY_LEFT,
                        "d",
                        Fate.OVER_BUDGET,
                        "e",
                        Fate.OVER_BUDGET,
                        "f",
                        Fate.TOO_FEW_VOTES),
                fates(new Filters(2, false, 0, 0)));
        assertEquals(Fate.TOO_FEW_VOTES, fates(new Filters(3, false, 0, 0)).get("e"));
        assertEquals(Fate.NO_MONEY_LEFT, fates(new Filters(3, false, 0, 0)).get("c"));
    }

    @Test
    void aCostCanMeanWithdrawn() {
        assertEquals(
                Fate.WITHDRAWN, fates(new Filters(5, true, 999_999_999_00L, 1)).get("e"));
        assertEquals(
                Fate.OVER_BUDGET,
                fates(new Filters(0, false, 999_999_998_00L, 0)).get("e"));
    }

    /** Dropped ones are told at the end, not at their turn. */
    @Test
    void whatCostsMoreThanTheBudgetCanBeDroppedFirst() {
        var dropped = Count.of(
                election,
                RuleSheet.builder().filters(new Filters(0, true, 0, 0)).build());
        assertEquals(
                List.of("a", "c", "b", "f", "d", "e"),
                dropped.lines().stream().map(Outcome.Line::projectId).toList());
        assertEquals(Fate.OVER_BUDGET, dropped.byProject().get("d").fate());
        assertEquals(Fate.NO_MONEY_LEFT, dropped.byProject().get("c").fate());
    }

    /** votes / 10 &lt; cost / (3 × 100): a 0.4 ≥ 0.1; b 0.1 &lt; 0.100033; c 0.3 &lt; 0.333; d 0.5 ≥ 0.33; f 0 &lt; 0.03. */
    @Test
    void aProjectNeedsAShareOfVotesLikeItsShareOfTheBudget() {
        assertEquals(
                Map.of(
                        "a",
                        Fate.SELECTED,
                        "b",
                        Fate.BELOW_SHARE,
                        "c",
                        Fate.BELOW_SHARE,
                        "d",
                        Fate.OVER_BUDGET,
                        "e",
                        Fate.BELOW_SHARE,
                        "f",
                        Fate.BELOW_SHARE),
                fates(new Filters(0, false, 0, 3)));
        var exactly = Election.builder(VoteType.CHOOSE_1, 100_00, Map.of())
                .project("b", 30_00, "", Map.of())
                .ballot(List.of("b"))
                .ballots(9, List.of(), List.of())
                .build();
        var sheet = RuleSheet.builder().filters(new Filters(0, false, 0, 3)).build();
        assertEquals(List.of("b"), Count.of(exactly, sheet).winners(), "0.1 is not less than 0.1");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void ofAGroupOneWinsUnderEveryRule(Method method) {
        var sites = Election.builder(VoteType.APPROVAL, 100_00, Map.of())
                .project("garden", 20_00, "", Map.of())
                .project("parking", 20_00, "", Map.of())
                .project("school", 20_00, "", Map.of())
                .ballots(3, List.of("garden", "parking"), List.of())
                .ballots(2, List.of("garden", "school"), List.of())
                .build();
        var sheet = RuleSheet.builder()
                .method(method)
                .exclusive(List.of(List.of("parking", "garden", "elsewhere")))
                .build();
        var outcome = Count.of(sites, sheet);
        assertEquals(List.of("garden", "school"), outcome.winners());
        assertEquals(Fate.RIVAL_WON, outcome.byProject().get("parking").fate());
    }

    @Test
    void raisingEndsWhereOnlyRivalsOrBarredProjectsWouldFit() {
        var sites = Election.builder(VoteType.APPROVAL, 100_00, Map.of())
                .project("garden", 20_00, "", Map.of())
                .project("parking", 20_00, "", Map.of())
                .project("kiosk", 30_00, "", Map.of())
                .ballots(3, List.of("garden", "parking"), List.of())
                .ballot(List.of("kiosk"))
                .build();
        var sheet = RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .completion(Completion.ADD1)
                .exclusive(List.of(List.of("parking", "garden")))
                .filters(new Filters(2, false, 0, 0));
        var outcome = Count.of(sites, sheet.build());
        assertEquals(List.of("garden"), outcome.winners());
        assertEquals(0, outcome.endowmentCents().compareTo(Fraction.of(25_00, 1)));
        // without the filter the kiosk's lone supporter gets it once their share is 30
        var raised = Count.of(sites, sheet.filters(Filters.NONE).build());
        assertEquals(List.of("garden", "kiosk"), raised.winners());
        assertEquals(0, raised.endowmentCents().compareTo(Fraction.of(30_00, 1)));
    }

    /** 10 votes + 10 % = 11 beat 10.5 = 10 + 5 %; 11 without a bonus beat both on price alone. */
    @Test
    void bonusesCountUnderBothGreedyRulesOnly() {
        var parks = Election.builder(VoteType.APPROVAL, 10_00, Map.of())
                .project("a", 10_00, "", Map.of())
                .project("b", 10_00, "", Map.of())
                .ballots(11, List.of("a"), List.of())
                .ballots(10, List.of("b"), List.of())
                .build();
        var sheet = RuleSheet.builder();
        assertEquals(List.of("a"), Count.of(parks, sheet.build()).winners());
        assertEquals(
                List.of("a"),
                Count.of(parks, sheet.bonuses(Map.of("b", 10)).ties(Tie.VOTES).build())
                        .winners(),
                "11 and 11: votes decide");
        assertEquals(
                List.of("b"),
                Count.of(parks, sheet.bonuses(Map.of("b", 11)).build()).winners());
        assertEquals(
                List.of("b"),
                Count.of(parks, sheet.method(Method.GREEDY_PER_COST).build()).winners());
        assertEquals(
                List.of(),
                Count.of(parks, sheet.method(Method.EQUAL_SHARES).build()).winners());
        var filled = Count.of(parks, sheet.completion(Completion.GREEDY).build());
        assertEquals(Stage.COMPLETION, filled.lines().get(0).stage());
    }

    /** 3 votes for 10 euros beat 5 for 20, but only per euro. */
    @Test
    void aCompletionGoesByVotesOrByUtilityForEachUnitOfMoney() {
        var parks = Election.builder(VoteType.APPROVAL, 25_00, Map.of())
                .project("cheap", 10_00, "", Map.of())
                .project("dear", 20_00, "", Map.of())
                .ballots(3, List.of("cheap"), List.of())
                .ballots(5, List.of("dear"), List.of())
                .ballots(92, List.of(), List.of())
                .build();
        var sheet = RuleSheet.builder().method(Method.EQUAL_SHARES).completion(Completion.GREEDY);
        for (var utility : Utility.values()) {
            assertEquals(
                    List.of("dear"),
                    Count.of(
                                    parks,
                                    sheet.utility(utility)
                                            .fill(RuleSheet.Fill.VOTES)
                                            .build())
                            .winners());
            var perCost = utility == Utility.CARDINALITY || utility == Utility.POINTS;
            assertEquals(
                    List.of(perCost ? "cheap" : "dear"),
                    Count.of(parks, sheet.fill(RuleSheet.Fill.UTILITY).build()).winners(),
                    utility::name);
        }
        assertEquals(
                List.of(),
                Count.of(parks, sheet.completion(Completion.NONE).build()).winners());
    }

    @Test
    void aLotOrderDecidesAndHasToHoldAllProjects() {
        var parks = Election.builder(VoteType.APPROVAL, 10_00, Map.of())
                .project("a", 10_00, "", Map.of())
                .project("b", 10_00, "", Map.of())
                .ballot(List.of("a", "b"))
                .build();
        var sheet = RuleSheet.builder();
        for (var first : List.of("a", "b")) {
            var lot = first.equals("a") ? List.of("a", "b") : List.of("b", "elsewhere", "a");
            assertEquals(
                    List.of(first),
                    Count.of(parks, sheet.ties(List.of(Tie.COST, Tie.LOT), lot).build())
                            .winners());
        }
        var lacking = sheet.ties(List.of(Tie.LOT), List.of("a")).build();
        assertTrue(assertThrows(UnusableRules.class, () -> Count.of(parks, lacking))
                .getMessage()
                .contains("'b'"));
    }

    @Test
    void keysOfTheTieOrderAreAskedInTheirOrder() {
        var parks = Election.builder(VoteType.APPROVAL, 20_00, Map.of())
                .project("cheap", 10_00, "", Map.of())
                .project("liked", 20_00, "", Map.of())
                .ballots(1, List.of("cheap"), List.of())
                .ballots(2, List.of("liked"), List.of())
                .build();
        // each is worth one voter for each 10 euros
        var sheet = RuleSheet.builder().method(Method.GREEDY_PER_COST);
        assertEquals(
                List.of("cheap"),
                Count.of(parks, sheet.ties(Tie.COST, Tie.VOTES).build()).winners());
        assertEquals(
                List.of("liked"),
                Count.of(parks, sheet.ties(Tie.VOTES, Tie.COST).build()).winners());
    }
}
