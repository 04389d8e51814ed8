package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Utility;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
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
        return ReferenceElections.names().flatMap(name -> {
            var rules = new ArrayList<Arguments>();
            ReferenceElections.expected(name)
                    .get("results")
                    .fieldNames()
                    .forEachRemaining(rule -> rules.add(Arguments.of(name, rule)));
            return rules.stream();
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("results")
    void countsAsTwoIndependentProgramsDid(String name, String rule) {
        var election = ReferenceElections.read(name).grouped();
        var sheet = sheet(rule, ReferenceElections.expected(name).get("step").asLong());
        var outcome = Count.of(election, sheet);
        assertEquals(expected(name, rule), ReferenceElections.counted(election, outcome));
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
