package it.broletto.tally;

import it.broletto.tally.Outcome.Stage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sequential Phragmén for projects with costs: every voter earns money at the same speed, and the first project that
 * its supporters together can pay is bought; ends when the next one, or one tied with it, costs more than is left.
 * Source: M. Los, Z. Christoff, D. Grossi, Proportional Budget Allocations, IJCAI 2022.
 */
final class Phragmen {

    private final Contest contest;
    private final Supporters supporters;
    private final int[] lastRound;
    /** Times over the product of the denominators up to their round. */
    private final List<BigInteger> times = new ArrayList<>();

    private final List<BigInteger> denominators = new ArrayList<>();
    private BigInteger product = BigInteger.ONE;

    Phragmen(Contest contest) {
        this.contest = contest;
        this.supporters = new Supporters(contest.election, false);
        this.lastRound = new int[contest.election.ballots().size()];
        Arrays.fill(lastRound, -1);
    }

    void buy(Selection selection) {
        var known = new Fraction[contest.size()];
        var fresh = new boolean[contest.size()];
        while (true) {
            CalledOff.check();
            var next = earliest(selection, known, fresh);
            if (next.isEmpty() || !next.stream().allMatch(selection::fits)) {
                return;
            }
            var project = contest.ties.first(next);
            pay(project, known[project]);
            selection.select(project, Stage.RULE);
            Arrays.fill(fresh, false);
        }
    }

    /** A time never falls, so only those whose last known time is early enough are looked at again. */
    private List<Integer> earliest(Selection selection, Fraction[] known, boolean[] fresh) {
        var open = selection
                .open()
                .filter(project -> supporters.total(project) > 0)
                .boxed()
                .toList();
        for (int project : open) {
            if (known[project] == null) {
                known[project] = time(project);
                fresh[project] = true;
            }
        }
        while (true) {
            var least = open.stream().map(project -> known[project]).min(Fraction::compareTo);
            if (least.isEmpty()) {
                return List.of();
            }
            var first = open.stream()
                    .filter(project -> known[project].compareTo(least.get()) == 0)
                    .toList();
            if (first.stream().allMatch(project -> fresh[project])) {
                return first;
            }
            for (int project : first) {
                known[project] = time(project);
                fresh[project] = true;
            }
        }
    }

    /** When the supporters, each since their last purchase, have earned the cost together. */
    private Fraction time(int project) {
        var weightSince = new long[times.size()];
        var ballots = contest.election.ballots();
        for (var at = supporters.start(project); at < supporters.end(project); at++) {
            var ballot = supporters.ballots()[at];
            if (lastRound[ballot] >= 0) {
                weightSince[lastRound[ballot]] += ballots.weight(ballot);
            }
        }
        return new Fraction(
                earned(project, weightSince), product.multiply(BigInteger.valueOf(supporters.total(project))));
    }

    /** The cost and what the supporters had earned when they last paid, over {@link #product}. */
    private BigInteger earned(int project, long[] weightSince) {
        var paid = BigInteger.ZERO;
        for (var round = 0; round < weightSince.length; round++) {
            paid = paid.multiply(denominators.get(round));
            if (weightSince[round] > 0) {
                paid = paid.add(times.get(round).multiply(BigInteger.valueOf(weightSince[round])));
            }
        }
        return paid.add(product.multiply(BigInteger.valueOf(contest.costCents[project])));
    }

    /** What is bought was looked at in this round, so its time is over the product of this round. */
    private void pay(int project, Fraction time) {
        for (var at = supporters.start(project); at < supporters.end(project); at++) {
            lastRound[supporters.ballots()[at]] = times.size();
        }
        var supportersOfIt = BigInteger.valueOf(supporters.total(project));
        times.add(time.numerator());
        denominators.add(supportersOfIt);
        product = product.multiply(supportersOfIt);
    }
}
