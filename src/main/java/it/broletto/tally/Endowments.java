package it.broletto.tally;

import it.broletto.tally.Outcome.Stage;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Utility;
import java.math.BigInteger;
import java.util.List;

/**
 * Equal Shares with the endowment that the rule sheet asks for: the first one, or raised step by step. Where raising
 * long changes nothing, a whole range of endowments is tried at once, with bounds that hold for each of them.
 */
final class Endowments {

    private static final int PATIENCE = 8;

    private final Contest contest;
    private final RuleSheet sheet;
    private final Fraction first;
    private final EqualShares shares;
    private final Supporters supporters;

    Endowments(Contest contest) {
        this.contest = contest;
        this.sheet = contest.sheet;
        var voters = Math.max(1, contest.election.ballots().voters());
        var exact = Fraction.of(contest.election.budgetCents(), voters);
        this.first = sheet.start() == Start.EXACT
                ? exact
                : new Fraction(
                        exact.over(Amounts.UNIT_CENTS).floor().multiply(BigInteger.valueOf(Amounts.UNIT_CENTS)),
                        BigInteger.ONE);
        this.supporters = new Supporters(
                contest.election, sheet.utility() == Utility.POINTS || sheet.utility() == Utility.POINTS_COST);
        this.shares = shares();
    }

    private EqualShares shares() {
        var barred = new boolean[contest.size()];
        for (var project = 0; project < barred.length; project++) {
            barred[project] = contest.barred(project) != null;
        }
        var perCost = sheet.utility() == Utility.COST || sheet.utility() == Utility.POINTS_COST;
        return new EqualShares(
                supporters,
                contest.costCents,
                perCost,
                contest.election.budgetCents(),
                barred,
                contest.groups(),
                contest.ties);
    }

    /** Adds the winners; the endowment with which they were bought, in cents. */
    Fraction buy(Selection selection) {
        var raises = raises();
        for (int project : raises.bought) {
            selection.select(project, Stage.RULE);
        }
        return endowment(raises.steps);
    }

    /** Whose points or votes are utility. */
    Supporters supporters() {
        return supporters;
    }

    Payments trace(Fraction endowment) {
        return shares.trace(endowment);
    }

    private record Raises(long steps, List<Integer> bought) {}

    private Raises raises() {
        var steps = 0L;
        var bought = shares.buy(endowment(steps));
        var unchanged = 0;
        while (raising() && !ended(bought)) {
            if (unchanged >= PATIENCE) {
                var leap = leap(steps, bought);
                unchanged = leap == 0 ? 0 : unchanged;
                steps += leap;
            }
            var next = shares.buy(endowment(steps + 1));
            if (cost(next).compareTo(BigInteger.valueOf(contest.election.budgetCents())) > 0) {
                break;
            }
            unchanged = next.equals(bought) ? unchanged + 1 : 0;
            bought = next;
            steps++;
        }
        return new Raises(steps, bought);
    }

    /** How many steps surely change nothing. */
    private long leap(long steps, List<Integer> bought) {
        var leap = 0L;
        for (var more = (long) PATIENCE; more > 0; more *= 2) {
            if (!shares.buysTheSame(bought, endowment(steps), endowment(steps + leap + more))) {
                return leap;
            }
            leap += more;
        }
        return leap;
    }

    private boolean raising() {
        return sheet.completion() == Completion.ADD1 || sheet.completion() == Completion.ADD1U;
    }

    private boolean ended(List<Integer> bought) {
        var trial = new Selection(contest);
        bought.forEach(project -> trial.select(project, Stage.RULE));
        var more = trial.open().filter(project -> supporters.total(project) > 0);
        return (sheet.stop() == Stop.EXHAUSTIVE ? more.filter(trial::fits) : more)
                .findAny()
                .isEmpty();
    }

    private Fraction endowment(long steps) {
        return first.plus(new Fraction(
                BigInteger.valueOf(sheet.stepCents())
                        .multiply(BigInteger.valueOf(steps))
                        .multiply(first.denominator()),
                first.denominator()));
    }

    private BigInteger cost(List<Integer> bought) {
        var cost = BigInteger.ZERO;
        for (int project : bought) {
            cost = cost.add(BigInteger.valueOf(contest.costCents[project]));
        }
        return cost;
    }
}
