package it.broletto.tally;

import it.broletto.tally.Outcome.Stage;
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
    private final List<Fraction> times = new ArrayList<>();

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
        var sum = Fraction.of(contest.costCents[project], 1);
        for (var round = 0; round < weightSince.length; round++) {
            if (weightSince[round] > 0) {
                sum = sum.plus(times.get(round).times(weightSince[round]));
            }
        }
        return sum.over(supporters.total(project));
    }

    private void pay(int project, Fraction time) {
        for (var at = supporters.start(project); at < supporters.end(project); at++) {
            lastRound[supporters.ballots()[at]] = times.size();
        }
        times.add(time.reduced());
    }
}
