package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule on every real election, against results on which two independent programs agree. */
class ReferenceCountTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    static Stream<Arguments> results() {
        return ReferenceElections.names().flatMap(name -> rules(name).map(rule -> Arguments.of(name, rule)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("results")
    void countsAsTwoIndependentProgramsDid(String name, String rule) {
        var election = ReferenceElections.read(name).grouped();
        var outcome = Count.of(election, sheet(rule, step(name)));
        assertEquals(expected(name, rule), ReferenceElections.counted(election, outcome));
    }

    @ParameterizedTest
    @MethodSource("it.broletto.tally.ReferenceElections#names")
    void theOrderOfProjectsAndVotersAndTheLocaleChangeNoRule(String name) {
        var random = new Random(11);
        for (var language : List.of("it", "tr", "ar")) {
            Locale.setDefault(Locale.forLanguageTag(language));
            var election = ReferenceElections.shuffled(ReferenceElections.read(name), random)
                    .grouped();
            assertAll(rules(name)
                    .map(rule -> () -> assertEquals(
                            expected(name, rule),
                            ReferenceElections.counted(election, Count.of(election, sheet(rule, step(name)))),
                            language + " " + rule)));
        }
    }

    @Test
    void toulouse2022NeedsALotOrder() {
        var election = ReferenceElections.read("France_Toulouse_2022").grouped();
        var sheet = sheet("mes_cost_add1", 1);
        var open = sheet.change().ties(Tie.COST, Tie.VOTES).build();
        var tied = assertThrows(UndecidableTie.class, () -> Count.of(election, open))
                .projects();
        assertTrue(tied.size() > 1, tied::toString);
        var costs = new HashSet<Long>();
        var lines = Count.of(election, RuleSheet.GREEDY).byProject();
        tied.forEach(id ->
                costs.add(lines.get(id).costCents() * 1_000_000 + lines.get(id).votes()));
        assertEquals(1, costs.size(), "projects of one cost and as many votes each");

        var ids = election.projects().stream().map(Project::id).toList();
        var lot = new ArrayList<>(ids);
        Collections.shuffle(lot, new Random(2022));
        var drawn = sheet.change().ties(List.of(Tie.COST, Tie.VOTES, Tie.LOT), lot);
        assertTrue(Count.of(election, drawn.build()).winners().size() > 1);
        var byId = new ArrayList<>(ids);
        byId.sort(Comparator.comparing(id -> id.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
        var likeId =
                sheet.change().ties(List.of(Tie.COST, Tie.VOTES, Tie.LOT), byId).build();
        assertEquals(
                expected("France_Toulouse_2022", "mes_cost_add1"),
                ReferenceElections.counted(election, Count.of(election, likeId)));
    }

    @Test
    void inWieliczkaMorePeopleAreBetterOffUnderEqualSharesAndTheComparisonKeepsIt() {
        var election = ReferenceElections.read("Poland_Wieliczka_2023_Green_Budget");
        var sheet = sheet("mes_cost_add1_nostop", 1);
        var shares = Count.of(election, sheet);
        var greedy = Count.of(election, RuleSheet.GREEDY);
        assertEquals(30, shares.winners().size());
        assertEquals(995_079_00, shares.totalCostCents());
        assertEquals(new Preference(1615, 873, 4098), Preference.between(election, shares, greedy));
        assertEquals(new Preference(873, 1615, 4098), Preference.between(election, greedy, shares));
        var compared = sheet.change()
                .comparison(RuleSheet.Comparison.MAJORITY_WITH_GREEDY)
                .build();
        assertEquals(shares, Count.of(election, compared));
    }

    @Test
    void swieciesThresholdTakesOneProjectOut() {
        var election = ReferenceElections.read("Poland_Swiecie_2023").grouped();
        var sheet = sheet("mes_cost_add1", 1)
                .change()
                .filters(new RuleSheet.Filters(0, false, 0, 3))
                .build();
        var outcome = Count.of(election, sheet);
        assertEquals(17, outcome.winners().size());
        assertEquals(1_040_337_00, outcome.totalCostCents());
        assertEquals(
                List.of("c22"),
                outcome.lines().stream()
                        .filter(line -> line.fate() == Outcome.Fate.BELOW_SHARE)
                        .map(Outcome.Line::projectId)
                        .toList());
    }

    private static Stream<String> rules(String name) {
        var rules = new ArrayList<String>();
        ReferenceElections.expected(name).get("results").fieldNames().forEachRemaining(rules::add);
        return rules.stream();
    }

    private static long step(String name) {
        return ReferenceElections.expected(name).get("step").asLong();
    }

    static List<String> expected(String name, String rule) {
        var result = ReferenceElections.expected(name).get("results").get(rule);
        var all = new ArrayList<String>();
        result.get("winners").forEach(winner -> all.add(winner.asText()));
        Collections.sort(all);
        all.add(result.get("total_cost").asText());
        return all;
    }

    /** The rule sheet behind a key of expected.json; its words are explained in the README beside it. */
    static RuleSheet sheet(String rule, long step) {
        var parts = List.of(rule.split("_"));
        var sheet = RuleSheet.builder().stepCents(100 * step);
        if (parts.get(0).equals("phragmen")) {
            return sheet.method(Method.PHRAGMEN).build();
        }
        var utility = Map.of(
                        "cost", Utility.COST,
                        "card", Utility.CARDINALITY,
                        "pts", Utility.POINTS,
                        "ptscost", Utility.POINTS_COST)
                .get(parts.get(1));
        if (parts.get(0).equals("greedy")) {
            return sheet.method(
                            utility == Utility.COST || utility == Utility.POINTS_COST
                                    ? Method.GREEDY
                                    : Method.GREEDY_PER_COST)
                    .build();
        }
        sheet.method(Method.EQUAL_SHARES).utility(utility);
        var esnet = parts.get(0).equals("esnet");
        if (parts.contains("nostop")) {
            sheet.stop(Stop.OVERSPEND);
        }
        var completion = parts.size() == 2
                ? Completion.NONE
                : Map.of("greedy", Completion.GREEDY, "add1", Completion.ADD1, "add1u", Completion.ADD1U)
                        .get(parts.get(2));
        return sheet.start(esnet ? Start.FLOOR : Start.EXACT)
                .completion(completion)
                .fill(esnet ? Fill.VOTES : Fill.UTILITY)
                .build();
    }
}
