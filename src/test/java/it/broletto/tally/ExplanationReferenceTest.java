package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.tally.Explanation.Round;
import it.broletto.tally.Explanation.Taker;
import it.broletto.tally.Outcome.Stage;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Utility;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Explanations of real elections, against a replay with true fractions, voter by voter. */
class ExplanationReferenceTest {

    private static final Set<String> RULES = Set.of(
            "greedy_cost",
            "greedy_card",
            "greedy_ptscost",
            "phragmen",
            "mes_cost",
            "mes_card",
            "mes_pts_greedy",
            "mes_ptscost_greedy",
            "esnet_cost_add1u",
            "esnet_ptscost_add1u");

    static Stream<Arguments> results() {
        return ReferenceCountTest.results()
                .filter(arguments -> RULES.contains(arguments.get()[1]));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("results")
    void moneyIsWhereTheRuleSays(String name, String rule) {
        var election = ReferenceElections.read(name).grouped();
        var sheet = ReferenceCountTest.sheet(
                rule, ReferenceElections.expected(name).get("step").asLong());
        var outcome = Count.of(election, sheet);
        var explanation = Explanation.of(election, sheet, outcome);
        assertEquals(
                outcome.winners(),
                explanation.rounds().stream().map(Round::projectId).toList());
        assertEquals(
                outcome.lines().size() - outcome.winners().size(),
                explanation.losers().size());
        if (explanation.endowmentCents() != null) {
            new Replay(election, sheet, explanation).check();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mes_cost", "mes_card", "esnet_cost_add1u", "phragmen", "greedy_card"})
    void theOrderOfProjectsAndVotersChangesNoByte(String rule) {
        for (var name : List.of("Poland_Wieliczka_2023_Green_Budget", "Hungary_Budapest_2023_VIII_Jozsefvaros")) {
            var election = ReferenceElections.read(name);
            var sheet = ReferenceCountTest.sheet(
                    rule, ReferenceElections.expected(name).get("step").asLong());
            assertEquals(
                    ExplanationJson.write(Explanation.of(election.grouped(), sheet)),
                    ExplanationJson.write(
                            Explanation.of(ReferenceElections.shuffled(election, new Random(11)), sheet)));
        }
    }

    /** Each voter in turn pays what the definition asks, from a purse of its own. */
    static final class Replay {
        private final Election election;
        private final Explanation explanation;
        private final boolean phragmen;
        private final Supporters supporters;
        private final Map<String, Integer> roundOf = new HashMap<>();
        private final List<Round> rounds;
        private final BigInteger unit;
        private final BigInteger endowment;
        private final BigInteger[][] paid;
        private final BigInteger[] purse;

        Replay(Election election, RuleSheet sheet, Explanation explanation) {
            this.election = election;
            this.explanation = explanation;
            this.phragmen = sheet.method() == Method.PHRAGMEN;
            this.supporters = new Supporters(
                    election,
                    !phragmen && (sheet.utility() == Utility.POINTS || sheet.utility() == Utility.POINTS_COST));
            this.rounds = explanation.rounds().stream()
                    .filter(round -> round.stage() == Stage.RULE)
                    .toList();
            rounds.forEach(round -> roundOf.put(round.projectId(), round.number() - 1));
            var all = explanation.endowmentCents().denominator();
            for (var round : rounds) {
                var other = round.priceCents().denominator();
                all = all.divide(all.gcd(other)).multiply(other);
            }
            this.unit = all;
            this.endowment = over(explanation.endowmentCents());
            this.paid = new BigInteger[election.ballots().size()][];
            this.purse = new BigInteger[paid.length];
        }

        private BigInteger over(Fraction cents) {
            assertEquals(BigInteger.ZERO, cents.numerator().multiply(unit).mod(cents.denominator()));
            return cents.numerator().multiply(unit).divide(cents.denominator());
        }

        void check() {
            var sums = new BigInteger[rounds.size()];
            Arrays.fill(sums, BigInteger.ZERO);
            var payers = new long[sums.length];
            var emptied = new long[sums.length];
            var bands = new long[11];
            var ballots = election.ballots();
            for (var ballot = 0; ballot < paid.length; ballot++) {
                pay(ballot, payers, emptied);
                for (var round = 0; round < sums.length; round++) {
                    sums[round] =
                            sums[round].add(paid[ballot][round].multiply(BigInteger.valueOf(ballots.weight(ballot))));
                }
                assertTrue(purse[ballot].signum() >= 0 && purse[ballot].compareTo(endowment) <= 0);
                var spent = endowment.subtract(purse[ballot]).multiply(BigInteger.TEN);
                bands[
                                endowment.signum() == 0
                                        ? 0
                                        : spent.add(endowment)
                                                .subtract(BigInteger.ONE)
                                                .divide(endowment)
                                                .intValueExact()] +=
                        ballots.weight(ballot);
            }
            for (var round = 0; round < sums.length; round++) {
                var told = rounds.get(round);
                assertEquals(unit.multiply(BigInteger.valueOf(told.costCents())), sums[round], told.projectId());
                assertEquals(told.payers(), payers[round], told.projectId());
                assertEquals(told.emptied(), emptied[round], told.projectId());
            }
            assertEquals(
                    Arrays.stream(bands).boxed().toList(), explanation.welfare().byPaid());
            losers();
        }

        private void pay(int ballot, long[] payers, long[] emptied) {
            var points = new int[rounds.size()];
            var ballots = election.ballots();
            for (var place = 0; place < ballots.length(ballot); place++) {
                var id = election.projects().get(ballots.choice(ballot, place)).id();
                if (roundOf.containsKey(id)) {
                    points[roundOf.get(id)] = supporters.utility(ballot, place);
                }
            }
            purse[ballot] = phragmen ? BigInteger.ZERO : endowment;
            paid[ballot] = new BigInteger[points.length];
            var before = BigInteger.ZERO;
            for (var round = 0; round < points.length; round++) {
                var price = over(rounds.get(round).priceCents());
                purse[ballot] = phragmen ? purse[ballot].add(price).subtract(before) : purse[ballot];
                before = price;
                var full = price.multiply(BigInteger.valueOf(points[round]));
                paid[ballot][round] = full.min(purse[ballot]);
                purse[ballot] = purse[ballot].subtract(paid[ballot][round]);
                if (points[round] > 0 && paid[ballot][round].equals(full)) {
                    payers[round] += ballots.weight(ballot);
                } else if (paid[ballot][round].signum() > 0) {
                    emptied[round] += ballots.weight(ballot);
                }
            }
            purse[ballot] = phragmen ? purse[ballot].add(endowment).subtract(before) : purse[ballot];
        }

        private void losers() {
            var indexOf = new HashMap<String, Integer>();
            election.projects().forEach(project -> indexOf.put(project.id(), indexOf.size()));
            for (var loser : explanation.losers()) {
                var project = indexOf.get(loser.projectId());
                var left = BigInteger.ZERO;
                var had = BigInteger.ZERO;
                var takers = new BigInteger[rounds.size()];
                Arrays.fill(takers, BigInteger.ZERO);
                for (var at = supporters.start(project); at < supporters.end(project); at++) {
                    var ballot = supporters.ballots()[at];
                    var weight = BigInteger.valueOf(election.ballots().weight(ballot));
                    left = left.add(purse[ballot].multiply(weight));
                    had = had.add(endowment.multiply(weight));
                    for (var round = 0; round < takers.length; round++) {
                        takers[round] = takers[round].add(paid[ballot][round].multiply(weight));
                    }
                }
                assertEquals(0, new Fraction(left, unit).compareTo(loser.leftCents()));
                assertEquals(0, new Fraction(had, unit).compareTo(loser.hadCents()));
                var told = new ArrayList<Taker>(loser.takers());
                for (var round = 0; round < takers.length; round++) {
                    var id = rounds.get(round).projectId();
                    var amount = new Fraction(takers[round], unit);
                    var taker = told.stream()
                            .filter(one -> one.projectId().equals(id))
                            .findAny();
                    assertEquals(takers[round].signum() > 0, taker.isPresent());
                    taker.ifPresent(one -> assertEquals(0, amount.compareTo(one.cents())));
                }
            }
        }
    }
}
