package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.tally.Proportionality.Measure;
import it.broletto.tally.Proportionality.Witness;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Utility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProportionalityTest {

    /** Six of ten voters get both their projects; the other four could have paid theirs from their part. */
    private static ElectionBuilder sixAndFour() {
        return Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 500, "", Map.of())
                .project("b", 500, "", Map.of())
                .project("c", 400, "", Map.of())
                .ballots(6, List.of("a", "b"), List.of())
                .ballots(4, List.of("c"), List.of());
    }

    @Test
    void aGroupThatCouldHavePaidForItsProjectIsNamed() {
        var election = sixAndFour().build();
        var greedy = Count.of(election, RuleSheet.GREEDY);
        assertEquals(List.of("a", "b"), greedy.winners());
        for (var measure : Measure.values()) {
            assertEquals(
                    List.of(new Witness("c", 4, 400, 400, 0)),
                    Proportionality.of(election, greedy, measure).failures());
        }
    }

    @Test
    void oneVoterMoreInTheCityAndTheirPartIsTooSmall() {
        var election = sixAndFour().ballot(List.of()).build();
        var greedy = Count.of(election, RuleSheet.GREEDY);
        for (var measure : Measure.values()) {
            assertTrue(Proportionality.of(election, greedy, measure).holds());
        }
    }

    @Test
    void ofEqualGroupsTheOneWhoseProjectsIdComesFirstIsNamedFirst() {
        var election = Election.builder(VoteType.APPROVAL, 1000, Map.of())
                .project("a", 1000, "", Map.of())
                .project("9", 400, "", Map.of())
                .project("10", 400, "", Map.of())
                .ballots(6, List.of("a"), List.of())
                .ballots(4, List.of("9", "10"), List.of())
                .build();
        var failures = Proportionality.of(election, Count.of(election, RuleSheet.GREEDY), Measure.COST)
                .failures();
        assertEquals(
                List.of("10", "9"), failures.stream().map(Witness::projectId).toList());
    }

    /** Cents times voters need more than 64 bits. */
    @Test
    void theLargestBudgetsAndElectoratesDoNotOverflow() {
        var city = Election.builder(VoteType.APPROVAL, Amounts.MAX_CENTS, Map.of())
                .project("a", Amounts.MAX_CENTS, "", Map.of())
                .project("c", Amounts.MAX_CENTS / 10 * 3, "", Map.of())
                .project("d", Amounts.MAX_CENTS / 10 * 5, "", Map.of())
                .ballots(6_000_000, List.of("a"), List.of())
                .ballots(4_000_000, List.of("c", "d"), List.of())
                .build();
        var failures = Proportionality.of(city, Count.of(city, RuleSheet.GREEDY), Measure.COST)
                .failures();
        assertEquals(List.of("c"), failures.stream().map(Witness::projectId).toList());
    }

    static Stream<Arguments> plainEqualShares() {
        return ReferenceCountTest.results().filter(arguments -> List.of(
                        "mes_cost", "mes_card", "mes_cost_greedy", "mes_cost_add1", "mes_cost_add1u")
                .contains(arguments.get()[1]));
    }

    @Tag(ReferenceElections.TAG)
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("plainEqualShares")
    void equalSharesPassesOverNoGroup(String name, String rule) {
        var election = ReferenceElections.read(name).grouped();
        var sheet = ReferenceCountTest.sheet(
                rule, ReferenceElections.expected(name).get("step").asLong());
        var measure = sheet.utility() == Utility.COST ? Measure.COST : Measure.PROJECTS;
        assertEquals(
                List.of(),
                Proportionality.of(election, Count.of(election, sheet), measure).failures());
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void itFindsWhatTryingAllGroupsFinds(Measure measure) {
        var random = new Random(5);
        var failed = 0;
        for (var run = 0; run < 800; run++) {
            var projects = 3 + random.nextInt(3);
            var builder = Election.builder(VoteType.APPROVAL, 300 + random.nextInt(900), Map.of());
            for (var project = 0; project < projects; project++) {
                builder.project("" + project, 50 + random.nextInt(400), "", Map.of());
            }
            var voters = 2 + random.nextInt(8);
            for (var voter = 0; voter < voters; voter++) {
                var camp = random.nextInt(3) / 2;
                var choices = new ArrayList<String>();
                for (var project = 0; project < projects; project++) {
                    if (random.nextInt(8) < (project % 2 == camp ? 7 : 1)) {
                        choices.add("" + project);
                    }
                }
                builder.ballot(choices);
            }
            var election = builder.build();
            var outcome = Count.of(
                    election,
                    RuleSheet.builder()
                            .method(random.nextBoolean() ? Method.GREEDY : Method.GREEDY_PER_COST)
                            .build());
            var found = Proportionality.of(election, outcome, measure).failures();
            assertEquals(
                    largestGroups(election, outcome, measure),
                    found.stream().collect(Collectors.toMap(Witness::projectId, Witness::voters)));
            failed += found.size();
        }
        assertTrue(failed >= 7, "too few failures to see anything: " + failed);
    }

    private static Map<String, Long> largestGroups(Election election, Outcome outcome, Measure measure) {
        var largest = new HashMap<String, Long>();
        var voters = election.ballots().size();
        for (var group = 1; group < 1 << voters; group++) {
            for (var project = 0; project < election.projects().size(); project++) {
                var one = election.projects().get(project);
                if (one.costCents() <= election.budgetCents()
                        && !outcome.winners().contains(one.id())
                        && isPassedOver(election, outcome, measure, group, project)) {
                    largest.merge(one.id(), (long) Integer.bitCount(group), Math::max);
                }
            }
        }
        return largest;
    }

    private static boolean isPassedOver(Election election, Outcome outcome, Measure measure, int group, int project) {
        var ballots = election.ballots();
        var cost = election.projects().get(project).costCents();
        for (var voter = 0; voter < ballots.size(); voter++) {
            if ((group >> voter & 1) == 1) {
                var named = false;
                var has = 0L;
                for (var place = 0; place < ballots.length(voter); place++) {
                    var choice = election.projects().get(ballots.choice(voter, place));
                    named |= ballots.choice(voter, place) == project;
                    has += !outcome.winners().contains(choice.id())
                            ? 0
                            : measure == Measure.COST ? choice.costCents() : 1;
                }
                var asked = measure == Measure.COST ? has + cost : (has + 1) * cost;
                if (!named || asked * ballots.size() > Integer.bitCount(group) * election.budgetCents()) {
                    return false;
                }
            }
        }
        return true;
    }
}
