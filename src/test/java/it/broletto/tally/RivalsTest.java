package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.tally.Explanation.Bid;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Utility;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bids of rivals in each round of Equal Shares, against the definition of a price with true fractions. */
class RivalsTest {

    private static final Fraction NOTHING = Fraction.of(0, 1);

    @ParameterizedTest
    @EnumSource(Utility.class)
    void eachRivalBidsAsTheDefinitionSays(Utility utility) {
        eachRivalBidsAsTheDefinitionSays(utility, 1, 1);
    }

    @ParameterizedTest
    @EnumSource(Utility.class)
    void soTheyDoWithTheLargestAmountsAndPoints(Utility utility) {
        eachRivalBidsAsTheDefinitionSays(utility, 1_000_000_007, 1);
        eachRivalBidsAsTheDefinitionSays(utility, 1, 100_000_007);
        eachRivalBidsAsTheDefinitionSays(utility, 1_000_000_007, 100_000_007);
    }

    private static void eachRivalBidsAsTheDefinitionSays(Utility utility, long amounts, int manyPoints) {
        var random = new Random(3);
        var bids = 0;
        var sheet =
                RuleSheet.builder().method(Method.EQUAL_SHARES).utility(utility).build();
        for (var run = 0; run < 150; run++) {
            var election = election(random, amounts, manyPoints);
            var purses = new ArrayList<Fraction>();
            var explanation = Explanation.of(election, sheet);
            for (var ballot = 0; ballot < election.ballots().size(); ballot++) {
                purses.add(explanation.endowmentCents());
            }
            var byPoints = utility == Utility.POINTS || utility == Utility.POINTS_COST;
            var won = new ArrayList<String>();
            for (var round : explanation.rounds()) {
                won.add(round.projectId());
                var expected = new TreeMap<String, Bid>();
                for (var project = 0; project < election.projects().size(); project++) {
                    var bid = bid(election, project, byPoints, purses);
                    if (bid != null && !won.contains(bid.projectId())) {
                        expected.put(bid.projectId(), bid);
                    }
                }
                var told = new TreeMap<String, Bid>();
                round.rivals().forEach(bid -> told.put(bid.projectId(), bid));
                assertEquals(expected, told);
                bids += told.size();
                var winner = indexOf(election).get(round.projectId());
                assertEquals(
                        bid(election, winner, byPoints, purses).effectiveHundredths(), round.effectiveHundredths());
                for (var ballot = 0; ballot < purses.size(); ballot++) {
                    var price = round.priceCents().times(points(election, ballot, winner, byPoints));
                    purses.set(
                            ballot,
                            purses.get(ballot)
                                    .plus(least(price, purses.get(ballot)).times(-1))
                                    .reduced());
                }
            }
        }
        assertTrue(bids > 300, "only " + bids);
    }

    private static Map<String, Integer> indexOf(Election election) {
        var indexOf = new HashMap<String, Integer>();
        election.projects().forEach(project -> indexOf.put(project.id(), indexOf.size()));
        return indexOf;
    }

    private static Fraction least(Fraction one, Fraction other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static int points(Election election, int ballot, int project, boolean byPoints) {
        for (var place = 0; place < election.ballots().length(ballot); place++) {
            if (election.ballots().choice(ballot, place) == project) {
                return byPoints ? election.ballots().points(ballot, place) : 1;
            }
        }
        return 0;
    }

    /** Supporters in the order in which a growing price empties them. */
    private static Bid bid(Election election, int project, boolean byPoints, List<Fraction> purses) {
        var one = election.projects().get(project);
        var supporters = new ArrayList<Integer>();
        var points = 0L;
        for (var ballot = 0; ballot < purses.size(); ballot++) {
            var each = points(election, ballot, project, byPoints);
            if (each > 0) {
                supporters.add(ballot);
                points += (long) each * election.ballots().weight(ballot);
            }
        }
        supporters.sort(
                Comparator.comparing(ballot -> purses.get(ballot).over(points(election, ballot, project, byPoints))));
        var poor = NOTHING;
        for (int ballot : supporters) {
            var each = points(election, ballot, project, byPoints);
            var rest = Fraction.of(one.costCents(), 1).plus(poor.times(-1)).over(points);
            if (rest.compareTo(purses.get(ballot).over(each)) <= 0) {
                var effective = new Fraction(rest.denominator(), rest.numerator()).times(one.costCents());
                return new Bid(
                        one.id(),
                        effective.times(100).floor().longValueExact(),
                        rest.floor().longValueExact());
            }
            poor = poor.plus(purses.get(ballot).times(election.ballots().weight(ballot)))
                    .reduced();
            points -= (long) each * election.ballots().weight(ballot);
        }
        return null;
    }

    private static Election election(Random random, long amounts, int manyPoints) {
        var projects = 3 + random.nextInt(5);
        var builder = Election.builder(VoteType.CUMULATIVE, amounts * (1000 + random.nextInt(9000)), Map.of());
        for (var project = 0; project < projects; project++) {
            builder.project(
                    "" + project, amounts * (1 + random.nextInt(random.nextBoolean() ? 400 : 3000)), "", Map.of());
        }
        var voters = 3 + random.nextInt(15);
        for (var voter = 0; voter < voters; voter++) {
            var choices = new ArrayList<String>();
            var points = new ArrayList<Integer>();
            for (var project = 0; project < projects; project++) {
                if (random.nextInt(3) == 0) {
                    choices.add("" + project);
                    points.add((random.nextBoolean() ? 1 : manyPoints) * (1 + random.nextInt(4)));
                }
            }
            builder.ballots(1 + random.nextInt(3), choices, points);
        }
        return builder.build();
    }
}
