package it.broletto.tally;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * How many more votes would have bought a project, for each one that was not bought. The further votes are those of
 * voters whose money is untouched. As long as they do not buy the project, nothing else changes by them: so it is
 * enough to ask in each round, and at the end, how many would have made it the best buy.
 */
final class Votes {

    private final Contest contest;
    private final long[] least;
    private final boolean[] open;

    Votes(Contest contest) {
        this.contest = contest;
        this.least = new long[contest.size()];
        Arrays.fill(least, Trace.NEVER);
        this.open = new boolean[contest.size()];
        Arrays.fill(open, !contest.election.voteType().hasScores());
    }

    boolean isOpen(int project) {
        return open[project];
    }

    /** From now on no votes would buy it. */
    void close(int project) {
        open[project] = false;
    }

    long votes(int project) {
        return least[project];
    }

    /** Before a purchase: what the project lacks to be preferred, where this price makes it as good a buy. */
    void round(int project, int winner, Fraction price, Fraction endowment, Purses purses) {
        var alike = price.compareTo(endowment) <= 0;
        var each = alike ? price : endowment;
        var enough = least[project] == Trace.NEVER ? Trace.NEVER : least[project] - 1;
        if (enough != Trace.NEVER && !mayNeed(project, price, each, enough, purses)) {
            return;
        }
        var cents = purses.atMost(project, price);
        if (alike) {
            against(project, winner, cents, each);
        } else {
            end(project, cents, each);
        }
    }

    private boolean mayNeed(int project, Fraction price, Fraction each, long votes, Purses purses) {
        var rest = Fraction.of(contest.costCents[project], 1)
                .plus(each.times(-votes))
                .floor();
        return rest.signum() <= 0 || purses.reachable(project, price, rest.longValueExact());
    }

    /**
     * Before a purchase.
     *
     * @param cents what its supporters would pay at most, were it as good a buy as the winner
     * @param each what a further voter would pay, more than 0
     */
    void against(int project, int winner, Fraction cents, Fraction each) {
        var lacks = lacks(project, cents, each);
        var votes = whole(lacks.ceiling());
        var tied = lacks.compareTo(Fraction.of(votes, 1)) == 0 && !precedes(project, votes, winner);
        least[project] = Math.min(least[project], tied ? votes + 1 : votes);
    }

    private static long whole(BigInteger votes) {
        return votes.max(BigInteger.ZERO).longValueExact();
    }

    /** What it lacks to be bought if all its supporters pay all they have. */
    void end(int project, Fraction cents, Fraction each) {
        least[project] =
                Math.min(least[project], whole(lacks(project, cents, each).ceiling()));
    }

    /** At the end: what it lacks to come before the one that ended the count. */
    void beyond(int project, Fraction cents, Fraction each) {
        var votes = whole(lacks(project, cents, each).floor().add(BigInteger.ONE));
        least[project] = Math.min(least[project], votes);
    }

    /** At the end, if nothing was left to buy: a vote is enough. */
    void any(int project) {
        least[project] = Math.min(least[project], contest.votes[project] > 0 ? 0 : 1);
    }

    /** How many voters' payments, a ratio. */
    private Fraction lacks(int project, Fraction cents, Fraction each) {
        var missing = Fraction.of(contest.costCents[project], 1).plus(cents.times(-1));
        return new Fraction(
                missing.numerator().multiply(each.denominator()),
                missing.denominator().multiply(each.numerator()));
    }

    /** Whether the tie order puts a project, with more votes, before another one. */
    boolean precedes(int project, long votes, int other) {
        var strength = contest.score.clone();
        strength[project] += votes;
        return new Ties(contest.election, contest.sheet, strength).order().compare(project, other) < 0;
    }
}
