package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.tally.Explanation.Loser;
import it.broletto.tally.Outcome.Fate;
import it.broletto.tally.Outcome.Stage;
import it.broletto.tally.Proportionality.Measure;
import it.broletto.tally.Proportionality.Witness;
import it.broletto.tally.RandomElections.Round;
import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Filters;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Utility;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every explanation, on random elections under random rule sheets. */
class ExplanationProperties {

    @Provide
    Arbitrary<Round> rounds() {
        return RandomElections.rounds();
    }

    @Provide
    Arbitrary<Round> equalShares() {
        return RandomElections.rounds(RandomElections.sheets(Method.EQUAL_SHARES));
    }

    private static Explanation explained(Round round) {
        try {
            return Explanation.of(round.election(), round.sheet());
        } catch (UndecidableTie tie) {
            return null;
        }
    }

    @Property
    void everyListHasItsOrder(@ForAll("rounds") Round round) {
        var explanation = explained(round);
        if (explanation == null) {
            return;
        }
        var byVotes = Comparator.comparingLong(Explanation.Bid::effectiveHundredths)
                .reversed()
                .thenComparing(Explanation.Bid::projectId);
        var byPrice = Comparator.comparingLong(Explanation.Bid::priceCents).thenComparing(Explanation.Bid::projectId);
        var perCost = round.sheet().method() == Method.EQUAL_SHARES
                && (round.sheet().utility() == Utility.COST || round.sheet().utility() == Utility.POINTS_COST);
        for (var bought : explanation.rounds()) {
            assertEquals(
                    bought.rivals().stream().sorted(perCost ? byVotes : byPrice).toList(), bought.rivals());
            assertEquals(bought.tied().stream().sorted().toList(), bought.tied());
        }
        for (var loser : explanation.losers()) {
            var amounts = loser.takers().stream().map(Explanation.Taker::cents).toList();
            assertEquals(amounts.stream().sorted(Comparator.reverseOrder()).toList(), amounts);
        }
        for (var spending : explanation.spending()) {
            var votes = spending.parts().stream().map(Spending.Part::votes).toList();
            assertEquals(votes.stream().sorted(Comparator.reverseOrder()).toList(), votes);
        }
    }

    @Property
    void moneyIsWhereTheRuleSays(@ForAll("rounds") Round round) {
        var explanation = explained(round);
        if (explanation == null) {
            return;
        }
        var outcome = explanation.outcome();
        assertEquals(Count.of(round.election(), round.sheet()), outcome);
        assertEquals(
                outcome.winners(),
                explanation.rounds().stream().map(Explanation.Round::projectId).toList());
        assertEquals(
                outcome.lines().stream()
                        .filter(line -> !line.selected())
                        .map(Outcome.Line::projectId)
                        .toList(),
                explanation.losers().stream().map(Loser::projectId).toList());
        var left = outcome.budgetCents();
        for (var bought : explanation.rounds()) {
            left -= bought.costCents();
            assertEquals(left, bought.leftCents());
            assertEquals(explanation.rounds().indexOf(bought) + 1, bought.number());
            assertEquals(outcome.byProject().get(bought.projectId()).stage(), bought.stage());
            assertTrue(bought.effectiveHundredths() >= 0 || round.election().voteType() == VoteType.SCORING);
        }
        if (explanation.endowmentCents() != null) {
            new ExplanationReferenceTest.Replay(round.election(), round.sheet(), explanation).check();
        }
    }

    /** 100 supporters who can each pay a hundredth of the cost are 100 effective votes. */
    @Property
    void effectiveVotesAreTheCostDividedByThePrice(@ForAll("equalShares") Round round) {
        var explanation = explained(round);
        if (explanation == null || explanation.endowmentCents() == null) {
            return;
        }
        for (var bought : explanation.rounds()) {
            if (bought.stage() == Stage.RULE) {
                var price = new Ratio(
                        bought.priceCents().numerator(), bought.priceCents().denominator());
                var votes = Ratio.of(bought.costCents()).times(100).by(price);
                assertEquals(votes.over().divide(votes.under()).longValueExact(), bought.effectiveHundredths());
                assertTrue(bought.payers() > 0);
            } else {
                assertNull(bought.priceCents());
            }
        }
        for (var loser : explanation.losers()) {
            if (loser.leftCents() != null && loser.fate() == Fate.SUPPORTERS_TOO_POOR) {
                var left = new Ratio(
                        loser.leftCents().numerator(), loser.leftCents().denominator());
                var missing = Ratio.of(loser.costCents()).minus(left);
                assertEquals(
                        missing.over()
                                .add(missing.under().subtract(BigInteger.ONE))
                                .divide(missing.under())
                                .longValueExact(),
                        loser.missingCents());
            }
        }
    }

    @Property
    void votersAreCountedByWhatTheyGot(@ForAll("rounds") Round round) {
        var explanation = explained(round);
        var election = round.election();
        if (explanation == null) {
            return;
        }
        var winners = explanation.outcome().winners();
        var costs = new HashMap<String, Long>();
        election.projects().forEach(project -> costs.put(project.id(), project.countedCents()));
        var byProjects = new TreeMap<Integer, Long>();
        var blank = 0L;
        var cost = Ratio.ZERO;
        var number = Ratio.ZERO;
        for (var ballot = 0; ballot < election.ballots().size(); ballot++) {
            var weight = election.ballots().weight(ballot);
            var named = supported(election, ballot);
            blank += election.ballots().length(ballot) == 0 ? weight : 0;
            named.retainAll(winners);
            byProjects.merge(named.size(), (long) weight, Long::sum);
            number = number.plus(Ratio.of(named.size()).times(weight));
            for (var winner : named) {
                cost = cost.plus(Ratio.of(costs.get(winner)).times(weight));
            }
        }
        var welfare = explanation.welfare();
        var voters = election.ballots().voters();
        var expected = new ArrayList<Long>();
        for (var named = 0; named <= (byProjects.isEmpty() ? 0 : byProjects.lastKey()); named++) {
            expected.add(byProjects.getOrDefault(named, 0L));
        }
        assertEquals(expected, welfare.byProjects());
        assertEquals(voters, welfare.voters());
        assertEquals(blank, welfare.blank());
        assertEquals(expected.get(0), welfare.unrepresented());
        if (voters > 0) {
            assertEquals(whole(cost.by(voters)), welfare.meanCostWholeCents());
            assertEquals(whole(number.times(100).by(voters)), welfare.meanProjectsHundredths());
            assertEquals(expected.get(0) * 10_000 / voters, welfare.unrepresentedHundredths());
        } else {
            assertEquals(0, welfare.unrepresentedHundredths());
        }
    }

    private static List<String> supported(Election election, int ballot) {
        var named = RandomElections.choices(election, ballot);
        if (election.voteType() == VoteType.SCORING) {
            var points = RandomElections.points(election, ballot);
            for (var place = named.size() - 1; place >= 0; place--) {
                if (points.get(place) <= 0) {
                    named.remove(place);
                }
            }
        }
        return named;
    }

    private static long whole(Ratio ratio) {
        return ratio.over().divide(ratio.under()).longValueExact();
    }

    /** The definition, for each satisfaction that a group may have at most. */
    @Property
    void whoIsPassedOverIsFound(@ForAll("rounds") Round round) {
        var explanation = explained(round);
        var election = round.election();
        if (explanation == null) {
            return;
        }
        var lines = explanation.outcome().byProject();
        for (var measure : Measure.values()) {
            var told = new TreeMap<String, Long>();
            for (var failure :
                    explanation.proportionality().get(measure.ordinal()).failures()) {
                told.put(failure.projectId(), failure.voters());
            }
            assertEquals(
                    told.isEmpty(),
                    explanation.proportionality().get(measure.ordinal()).holds());
            var expected = new TreeMap<String, Long>();
            for (var line : lines.values()) {
                if (!List.of(Fate.NO_MONEY_LEFT, Fate.SUPPORTERS_TOO_POOR, Fate.AFTER_THE_END)
                        .contains(line.fate())) {
                    continue;
                }
                var most = 0L;
                for (var ballot = 0; ballot < election.ballots().size(); ballot++) {
                    var satisfied = satisfaction(election, ballot, lines, measure);
                    var group = 0L;
                    for (var other = 0; other < election.ballots().size(); other++) {
                        if (supported(election, other).contains(line.projectId())
                                && satisfaction(election, other, lines, measure) <= satisfied) {
                            group += election.ballots().weight(other);
                        }
                    }
                    var asks = measure == Measure.COST
                            ? Ratio.of(satisfied + line.costCents())
                            : Ratio.of(satisfied + 1).times(line.costCents());
                    if (group > 0
                            && asks.compareTo(Ratio.of(group)
                                            .times(election.budgetCents())
                                            .by(election.ballots().voters()))
                                    <= 0) {
                        most = Math.max(most, group);
                    }
                }
                if (most > 0) {
                    expected.put(line.projectId(), most);
                }
            }
            assertEquals(expected, told);
        }
    }

    private static long satisfaction(Election election, int ballot, Map<String, Outcome.Line> lines, Measure measure) {
        return supported(election, ballot).stream()
                .map(lines::get)
                .filter(Outcome.Line::selected)
                .mapToLong(line -> measure == Measure.COST ? line.costCents() : 1)
                .sum();
    }

    @Property
    void equalSharesPassOverNobodyByTheirOwnMeasure(@ForAll("equalShares") Round round) {
        var type = round.election().voteType();
        var sheet = round.sheet();
        if (type.hasScores() || sheet.utility() == Utility.POINTS || sheet.utility() == Utility.POINTS_COST) {
            return;
        }
        var plain = sheet.change()
                .start(RuleSheet.Start.EXACT)
                .comparison(Comparison.NO)
                .filters(Filters.NONE)
                .exclusive(List.of())
                .build();
        var explanation = explained(new Round(round.election(), plain));
        if (explanation == null) {
            return;
        }
        var measure = sheet.utility() == Utility.COST ? Measure.COST : Measure.PROJECTS;
        assertEquals(
                List.<Witness>of(),
                explanation.proportionality().get(measure.ordinal()).failures());
    }

    @Property
    void itsJsonIsReadable(@ForAll("rounds") Round round) throws JsonProcessingException {
        var explanation = explained(round);
        if (explanation == null) {
            return;
        }
        var json = new ObjectMapper().readTree(ExplanationJson.write(explanation));
        assertEquals(explanation.rounds().size(), json.get("rounds").size());
        assertEquals(explanation.losers().size(), json.get("losers").size());
    }
}
