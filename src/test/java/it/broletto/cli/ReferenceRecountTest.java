package it.broletto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import it.broletto.tally.ReferenceElections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule on every real election by options of the command line, against results that two programs agree on. */
class ReferenceRecountTest {

    private static final Map<String, String> UTILITIES =
            Map.of("cost", "cost", "card", "cardinality", "pts", "points", "ptscost", "points-cost");

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
    void optionsGiveThePublishedResult(String name, String rule) {
        var expected = ReferenceElections.expected(name);
        var arguments = new ArrayList<Object>();
        arguments.add(ReferenceElections.FOLDER.resolve(name + ".pb"));
        arguments.addAll(options(rule));
        arguments.add("--step=" + expected.get("step").asText());
        arguments.add("--ties=cost,votes,id");
        var run = Run.recount(arguments.toArray());
        assertEquals(0, run.status(), run::err);
        var result = expected.get("results").get(rule);
        var winners = new ArrayList<String>();
        result.get("winners").forEach(winner -> winners.add(winner.asText()));
        Collections.sort(winners);
        assertEquals(winners, run.ids("winners").stream().sorted().toList());
        assertEquals(
                result.get("total_cost").asText(), run.json().get("totalCost").asText());
        assertEquals(expected.get("votes").asLong(), run.json().get("votes").asLong());
        assertEquals(
                expected.get("projects").asInt(), run.json().get("projects").asInt());
    }

    /** The words of a key of expected.json are explained in the README beside it. */
    private static List<String> options(String rule) {
        var parts = new ArrayList<>(Arrays.asList(rule.split("_")));
        var family = parts.remove(0);
        if (family.equals("phragmen")) {
            return List.of("--rule=phragmen");
        }
        var utility = parts.remove(0);
        if (family.equals("greedy")) {
            return List.of(utility.endsWith("cost") ? "--rule=greedy" : "--rule=greedy-per-cost");
        }
        var options = new ArrayList<>(List.of("--rule=equal-shares", "--utility=" + UTILITIES.get(utility)));
        var net = family.equals("esnet");
        options.add(net ? "--start=floor" : "--start=exact");
        options.add(net ? "--fill=votes" : "--fill=utility");
        if (parts.remove("nostop")) {
            options.add("--stop=overspend");
        }
        options.add("--completion=" + (parts.isEmpty() ? "none" : parts.get(0)));
        assertEquals(new HashSet<>(parts).size() <= 1, true, rule);
        return options;
    }
}
