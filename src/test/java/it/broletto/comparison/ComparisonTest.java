package it.broletto.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.tally.Election;
import it.broletto.tally.Limits;
import it.broletto.tally.Pabulib;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.VoteType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {

    static final Path FOLDER = Path.of("../shared/data");

    private static final Map<ComparedRule, String> WITHOUT_POINTS = Map.of(
            ComparedRule.MOST_VOTES, "greedy_cost",
            ComparedRule.COST_PER_VOTE, "greedy_card",
            ComparedRule.EQUAL_SHARES, "esnet_cost_add1u",
            ComparedRule.EQUAL_SHARES_BY_NUMBER, "esnet_card_add1u",
            ComparedRule.PHRAGMEN, "phragmen");
    private static final Map<ComparedRule, String> WITH_POINTS = Map.of(
            ComparedRule.MOST_POINTS, "greedy_ptscost",
            ComparedRule.COST_PER_POINT, "greedy_pts",
            ComparedRule.EQUAL_SHARES_BY_POINTS, "esnet_ptscost_add1u",
            ComparedRule.EQUAL_SHARES_BY_POINTS_ONLY, "esnet_pts_add1u");

    static Stream<String> names() throws IOException {
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(Files.isDirectory(FOLDER), () -> "no reference elections in " + FOLDER);
        }
        var names = new ArrayList<String>();
        expected().fieldNames().forEachRemaining(names::add);
        assertEquals(19, names.size());
        return names.stream();
    }

    private static JsonNode expected() throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve("expected.json").toFile());
    }

    private static Election read(String name) throws Exception {
        try (var in = Files.newInputStream(FOLDER.resolve(name + ".pb"))) {
            return Pabulib.readGrouped(in, Limits.UPLOAD);
        }
    }

    @Test
    void aNameCannotTurnTheDirectionOfTheFiguresBesideIt() {
        var election = Election.builder(VoteType.APPROVAL, 100_00, Map.of())
                .project("a", 50_00, "Parco \u202e0021\u2028verde", Map.of("district", "\u202eNord"))
                .project("b", 50_00, "\u202e", Map.of("district", "Sud"))
                .ballot(List.of("a"))
                .build();
        var comparison = Comparison.of(election);
        assertEquals(
                List.of("Parco 0021 verde", "b"),
                comparison.lines().stream().map(Comparison.Line::name).toList());
        assertEquals(
                new TreeSet<>(List.of("Nord", "Sud")),
                comparison.divisions().get(0).parts().stream()
                        .map(Division.Part::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Budapest's reference raises shares by 1000 at a time. */
    @ParameterizedTest
    @MethodSource("names")
    void eachSideHasTheWinnersAndTheCostThatTwoOtherProgramsFound(String name) throws Exception {
        var known = expected().get(name);
        var comparison = Comparison.of(read(name));
        assertEquals(known.get("votes").asLong(), comparison.voters());
        var keys = comparison.points() ? WITH_POINTS : WITHOUT_POINTS;
        assertEquals(
                keys.keySet(),
                new TreeSet<>(
                        comparison.sides().stream().map(Comparison.Side::rule).toList()));
        for (var at = 0; at < comparison.sides().size(); at++) {
            var side = comparison.sides().get(at);
            var result = known.get("results").get(keys.get(side.rule()));
            if (result == null
                    || known.get("step").asInt() != 1 && side.rule().name().startsWith("EQUAL")) {
                continue;
            }
            var winners = new TreeSet<String>();
            result.get("winners").forEach(winner -> winners.add(winner.asText()));
            assertEquals(winners, won(comparison, at), side.rule().name());
            assertEquals(winners.size(), side.winners());
            assertEquals(
                    0,
                    new BigDecimal(result.get("total_cost").asText())
                            .compareTo(new BigDecimal(side.spent().decimal())));
            assertEquals(comparison.budget(), side.spent().plus(side.left()));
        }
    }

    private static TreeSet<String> won(Comparison comparison, int side) {
        var won = new TreeSet<String>();
        comparison.lines().stream().filter(line -> line.won().get(side)).forEach(line -> won.add(line.id()));
        return won;
    }

    /** Ten voters, of whom six want the two large projects and four the small ones. */
    private static Election town() {
        var election = Election.builder(VoteType.APPROVAL, 100_00, Map.of("unit", "Prova", "instance", "2024"));
        election.project("a", 50_00, "Piazza", Map.of("category", "public space", "district", "Nord"));
        election.project("b", 50_00, "Strada", Map.of("category", "mobility", "district", "Nord"));
        election.project("c", 20_00, "Parco", Map.of("category", "urban greenery,sport", "district", "Sud"));
        election.project("d", 20_00, "Orto", Map.of("category", "urban greenery", "district", "Sud"));
        for (var voter = 0; voter < 6; voter++) {
            election.ballot(List.of("a", "b"));
        }
        for (var voter = 0; voter < 4; voter++) {
            election.ballot(List.of("c", "d"));
        }
        return election.build();
    }

    @Test
    void aSideTellsWhoIsLeftWithNothingAndWhoIsBetterOff() {
        var comparison = Comparison.of(town());
        var most = comparison.sides().get(0);
        assertEquals(2, most.winners());
        assertEquals(4, most.unrepresented());
        assertEquals(120, most.meanHundredths());
        assertEquals(0, most.better() + most.worse());
        assertEquals(2, most.passedOver());
        assertEquals(4, most.largest().voters());
        assertEquals(40_00, most.largest().share().cents());
        var shares = comparison.sides().get(2);
        assertEquals(ComparedRule.EQUAL_SHARES, shares.rule());
        assertEquals(3, shares.winners());
        assertEquals(90_00, shares.spent().cents());
        assertEquals(0, shares.unrepresented());
        assertEquals(0, shares.passedOver());
        assertEquals(140, shares.meanHundredths());
        assertEquals(4, shares.better());
        assertEquals(6, shares.worse());
        assertEquals(
                List.of("a"),
                comparison.always().stream().map(Comparison.Line::id).toList());
        assertEquals(
                List.of("b", "c", "d"),
                comparison.disputed().stream().map(Comparison.Line::id).toList());
        assertEquals(List.of("Strada"), most.alone());
    }

    @Test
    void aRoundIsMeasuredAgainstItsOwnRule() {
        var shares = Comparison.of(town(), ComparedRule.EQUAL_SHARES.on(RuleSheet.GREEDY));
        assertEquals(5, shares.sides().size());
        assertEquals(2, shares.today());
        assertEquals(6, shares.sides().get(0).better());
        var own = RuleSheet.builder()
                .filters(new RuleSheet.Filters(5, true, 0, 0))
                .ties(List.of(RuleSheet.Tie.LOT), List.of("b", "a", "c", "d"))
                .comparison(RuleSheet.Comparison.MAJORITY_WITH_GREEDY)
                .build();
        var counted = Comparison.of(town(), own);
        assertEquals(ComparedRule.AS_COUNTED, counted.sides().get(0).rule());
        assertTrue(counted.filtered() && counted.lots());
        assertEquals(
                List.of("a", "b"),
                counted.always().stream().map(Comparison.Line::id).sorted().toList());
        assertEquals(List.of(), counted.disputed());
    }

    @Test
    void whatBelongsToTwoThemesCountsHalfForEach() {
        var comparison = Comparison.of(town());
        var themes = comparison.divisions().get(0);
        assertEquals(Division.Kind.THEME, themes.kind());
        var greenery = themes.parts().stream()
                .filter(part -> part.name().equals("urban greenery"))
                .findFirst()
                .orElseThrow();
        // 2 + 4 of 20 votes; nothing of 100; 10 + 20 of 90
        assertEquals(30_00, greenery.votes());
        assertEquals(0, greenery.money().get(0));
        assertEquals(33_33, greenery.money().get(2));
        assertTrue(greenery.leftOut(0));
        assertEquals(List.of("urban greenery", "sport"), themes.leftOut(0));
        var places = comparison.divisions().get(1);
        assertEquals(List.of("Sud"), places.leftOut(0));
        assertEquals(List.of(), places.leftOut(2));
    }

    @Test
    void aCountIsMadeOnceAndCalledOffWhenItTakesTooLong() throws Exception {
        var made = new java.util.concurrent.atomic.AtomicInteger();
        var open = new java.util.concurrent.CountDownLatch(1);
        var patient = new Comparisons(java.time.Duration.ofMillis(50), java.time.Duration.ofMinutes(1));
        try {
            for (var turn = 0; turn < 2; turn++) {
                var answer = patient.of("slow", () -> {
                    made.incrementAndGet();
                    return hang(open);
                });
                assertEquals(Comparisons.State.RUNNING, answer.state());
            }
            for (var more = 0; more < 9; more++) {
                patient.of("more " + more, () -> hang(open));
            }
            assertEquals(
                    Comparisons.State.BUSY,
                    patient.of("one too many", () -> Comparison.of(town())).state());
            open.countDown();
            var answer = patient.of("slow", () -> Comparison.of(town()));
            while (answer.state() == Comparisons.State.RUNNING) {
                answer = patient.of("slow", () -> Comparison.of(town()));
            }
            assertEquals(10, answer.comparison().orElseThrow().voters());
            assertEquals(1, made.get());
        } finally {
            patient.stop();
        }
        var hasty = new Comparisons(java.time.Duration.ofSeconds(20), java.time.Duration.ZERO);
        try {
            assertEquals(
                    Comparisons.State.TOO_LONG,
                    hasty.of("long", () -> {
                                while (!Thread.currentThread().isInterrupted()) {
                                    Thread.onSpinWait();
                                }
                                return Comparison.of(town());
                            })
                            .state());
        } finally {
            hasty.stop();
        }
    }

    private static Comparison hang(java.util.concurrent.CountDownLatch open) {
        try {
            open.await();
            return Comparison.of(town());
        } catch (InterruptedException off) {
            throw new IllegalStateException(off);
        }
    }
}
