package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.tally.Outcome.Line;
import it.broletto.tally.Outcome.Stage;
import it.broletto.tally.RandomElections.Round;
import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Tie;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every count, on random elections under random rule sheets. */
class CountProperties {

    @Provide
    Arbitrary<Round> rounds() {
        return RandomElections.rounds();
    }

    @Provide
    Arbitrary<Round> equalShares() {
        return RandomElections.rounds(RandomElections.sheets(Method.EQUAL_SHARES));
    }

    @Provide
    Arbitrary<Round> greedy() {
        return RandomElections.rounds(RandomElections.sheets(Method.GREEDY));
    }

    @Property
    void everyRuleCountsAsItsPlainDefinition(@ForAll("rounds") Round round) {
        countsPlainly(round);
    }

    @Property
    void equalSharesCountAsTheirPlainDefinition(@ForAll("equalShares") Round round) {
        countsPlainly(round);
    }

    private static void countsPlainly(Round round) {
        PlainCount.Result plain;
        try {
            plain = PlainCount.of(round.election(), round.sheet());
        } catch (UndecidableTie tie) {
            assertEquals(
                    tie.projects(),
                    assertThrows(UndecidableTie.class, () -> Count.of(round.election(), round.sheet()))
                            .projects());
            return;
        }
        var outcome = Count.of(round.election(), round.sheet());
        assertEquals(plain.winners(), outcome.winners());
        if (plain.endowment() != null) {
            assertEquals(0, plain.endowment().compareTo(endowment(outcome)));
        }
    }

    /** Also where bounds would have decided. */
    @Property
    void trueFractionsBuyTheSameAtTheSamePrices(@ForAll("equalShares") Round round) {
        var contest = new Contest(round.election(), round.sheet());
        var share = Fraction.of(
                round.election().budgetCents(),
                Math.max(1, round.election().ballots().voters()));
        Map<String, Ratio> plain;
        try {
            plain = PlainCount.shares(
                    round.election(), round.sheet(), new Ratio(share.numerator(), share.denominator()));
        } catch (UndecidableTie tie) {
            assertThrows(UndecidableTie.class, () -> new Endowments(contest).trace(share));
            return;
        }
        var offers = new Endowments(contest).trace(share).accepted();
        assertEquals(
                List.copyOf(plain.keySet()),
                offers.stream().map(offer -> contest.id(offer.project())).toList());
        assertEquals(
                List.copyOf(plain.values()),
                offers.stream()
                        .map(offer -> new Ratio(
                                offer.worth().numerator(), offer.worth().denominator()))
                        .toList());
    }

    @Property
    void neverOverBudgetAndEveryProjectOnce(@ForAll("rounds") Round round) {
        var outcome = count(round);
        if (outcome == null) {
            return;
        }
        var lines = outcome.byProject();
        assertEquals(round.election().projects().size(), outcome.lines().size());
        assertEquals(lines.size(), outcome.lines().size());
        assertEquals(
                outcome.totalCostCents(),
                outcome.winners().stream()
                        .mapToLong(id -> lines.get(id).costCents())
                        .sum());
        assertTrue(outcome.totalCostCents() <= round.election().budgetCents());
        assertEquals(
                outcome.winners(),
                outcome.lines().stream()
                        .filter(Line::selected)
                        .map(Line::projectId)
                        .toList());
    }

    @Property
    void afterGreedyNothingAllowedFitsAnyMore(@ForAll("rounds") Round round) {
        var outcome = count(round);
        var sheet = round.sheet();
        var fills = sheet.method() == Method.GREEDY
                || sheet.method() == Method.GREEDY_PER_COST
                || sheet.method() == Method.EQUAL_SHARES
                        && (sheet.completion() == Completion.ADD1U || sheet.completion() == Completion.GREEDY);
        if (outcome == null || !fills) {
            return;
        }
        for (var line : outcome.lines()) {
            switch (line.fate()) {
                case NO_MONEY_LEFT, SUPPORTERS_TOO_POOR, AFTER_THE_END, OVER_BUDGET ->
                    assertTrue(line.costCents() > outcome.budgetCents() - outcome.totalCostCents(), line::toString);
                default -> {}
            }
        }
    }

    @Property
    void theOrderOfProjectsAndVotersChangesNothing(@ForAll("rounds") Round round, @ForAll Random random) {
        var shuffled = new Round(RandomElections.shuffled(round.election(), random), round.sheet());
        assertEquals(countOrTie(round), countOrTie(shuffled));
    }

    @Property
    void otherNamesForProjectsChangeNothingButNames(@ForAll("rounds") Round round) {
        var sheet = round.sheet();
        if (sheet.ties().contains(Tie.ID)) {
            return;
        }
        var election = round.election();
        var renamed = Election.builder(election.voteType(), election.budgetCents(), election.meta());
        election.projects().forEach(p -> renamed.project(renamed(p.id()), p.costCents(), "", Map.of()));
        for (var ballot = 0; ballot < election.ballots().size(); ballot++) {
            renamed.ballots(
                    election.ballots().weight(ballot),
                    RandomElections.choices(election, ballot).stream()
                            .map(CountProperties::renamed)
                            .toList(),
                    RandomElections.points(election, ballot));
        }
        var bonuses = new HashMap<String, Integer>();
        sheet.bonuses().forEach((id, percent) -> bonuses.put(renamed(id), percent));
        var other = sheet.change()
                .exclusive(sheet.exclusive().stream()
                        .map(group ->
                                group.stream().map(CountProperties::renamed).toList())
                        .toList())
                .bonuses(bonuses)
                .ties(
                        sheet.ties(),
                        sheet.lot().stream().map(CountProperties::renamed).toList())
                .build();
        var before = countOrTie(round);
        var after = countOrTie(new Round(renamed.build(), other));
        assertEquals(before instanceof Outcome, after instanceof Outcome);
        if (before instanceof Outcome outcome) {
            assertEquals(
                    outcome.winners().stream().map(CountProperties::renamed).toList(), ((Outcome) after).winners());
        }
    }

    /** Turns the order of ids round. */
    private static String renamed(String id) {
        return (char) (0x7000 - id.codePointAt(0) % 0x2000) + "new" + id;
    }

    @Property
    void aBallotOfSeveralVotersIsAsManyBallots(@ForAll("rounds") Round round) {
        if (round.election().ballots().voters() > 100) {
            return;
        }
        var repeated = RandomElections.repeated(round.election());
        assertEquals(countOrTie(round), countOrTie(new Round(repeated, round.sheet())));
        assertEquals(countOrTie(round), countOrTie(new Round(repeated.grouped(), round.sheet())));
        assertEquals(
                round.election().ballots().voters(),
                repeated.grouped().ballots().voters());
    }

    @Property
    void whatEqualSharesBuysIsPriceable(@ForAll("equalShares") Round round) {
        var sheet = round.sheet().change().comparison(Comparison.NO).build();
        var outcome = count(new Round(round.election(), sheet));
        if (outcome == null) {
            return;
        }
        var bought = outcome.lines().stream()
                .filter(line -> line.stage() == Stage.RULE)
                .map(Line::projectId)
                .toList();
        assertNull(PlainCount.whyNotPriceable(round.election(), sheet, bought, endowment(outcome)));
    }

    @Property
    void anotherSupporterOfAWinnerOfGreedyLetsItWin(@ForAll("greedy") Round round, @ForAll Random random) {
        var sheet = round.sheet()
                .change()
                .comparison(Comparison.NO)
                .filters(RuleSheet.Filters.NONE)
                .build();
        var election = round.election();
        var outcome = count(new Round(election, sheet));
        if (outcome == null || outcome.winners().isEmpty() || election.voteType() == VoteType.ORDINAL) {
            return;
        }
        var winner = outcome.winners().get(random.nextInt(outcome.winners().size()));
        var more = RandomElections.like(election, election.projects());
        for (var ballot = 0; ballot < election.ballots().size(); ballot++) {
            RandomElections.copy(election, ballot, election.ballots().weight(ballot), more);
        }
        more.ballot(List.of(winner), election.ballots().hasPoints() ? List.of(1) : List.of());
        var after = count(new Round(more.build(), sheet));
        assertTrue(after == null || after.winners().contains(winner), winner);
    }

    /** A group of at least n · cost / B voters who name one project only gets it. */
    @Property
    void whoDeservesAProjectByNumberGetsItUnderEqualShares(@ForAll("equalShares") Round round, @ForAll Random random) {
        var election = round.election();
        if (election.projects().isEmpty()) {
            return;
        }
        var sheet = round.sheet()
                .change()
                .comparison(Comparison.NO)
                .start(RuleSheet.Start.EXACT)
                .filters(RuleSheet.Filters.NONE)
                .exclusive(List.of())
                .ties(Tie.ID)
                .build();
        var project = election.projects().get(random.nextInt(election.projects().size()));
        var others = election.ballots().voters();
        var rest = election.budgetCents() - project.countedCents();
        if (rest <= 0 && others > 0 || rest < 0) {
            return;
        }
        // k / (k + others) ≥ cost / B, the least such k
        var group = rest == 0
                ? 1
                : Math.max(
                        1,
                        BigInteger.valueOf(others)
                                .multiply(BigInteger.valueOf(project.countedCents()))
                                .add(BigInteger.valueOf(rest - 1))
                                .divide(BigInteger.valueOf(rest))
                                .longValueExact());
        if (group > 1_000_000_000) {
            return;
        }
        var with = RandomElections.like(election, election.projects());
        for (var ballot = 0; ballot < election.ballots().size(); ballot++) {
            RandomElections.copy(election, ballot, election.ballots().weight(ballot), with);
        }
        with.ballots((int) group, List.of(project.id()), election.ballots().hasPoints() ? List.of(1) : List.of());
        assertTrue(Count.of(with.build(), sheet).winners().contains(project.id()), project::id);
    }

    private static Ratio endowment(Outcome outcome) {
        return new Ratio(
                outcome.endowmentCents().numerator(), outcome.endowmentCents().denominator());
    }

    private static Outcome count(Round round) {
        return countOrTie(round) instanceof Outcome outcome ? outcome : null;
    }

    /** The outcome, or which projects are tied. */
    private static Object countOrTie(Round round) {
        try {
            return Count.of(round.election(), round.sheet());
        } catch (UndecidableTie tie) {
            return new ArrayList<>(tie.projects());
        }
    }
}
