package it.broletto.tally;

import it.broletto.tally.Outcome.Stage;
import java.util.Comparator;

/** Most votes (or points) first, or most for each unit of money; what does not fit is skipped. */
final class GreedyRule {

    private final Contest contest;
    private final Comparator<Integer> better;

    /** @param byCost whether votes are divided by cost */
    GreedyRule(Contest contest, boolean byCost) {
        this.contest = contest;
        this.better = byCost ? this::byVotesPerCost : Comparator.comparingLong(project -> -contest.weighted(project));
    }

    /** Goes on from what was selected already. */
    void fill(Selection selection, Stage stage) {
        var order = selection
                .open()
                .boxed()
                .sorted(better.thenComparing(contest.ties.totalOrder()))
                .toList();
        for (var at = 0; at < order.size(); at++) {
            var project = order.get(at);
            if (selection.isOpen(project) && !selection.fits(project)) {
                selection.pass(project);
            } else if (selection.isOpen(project)) {
                contest.ties.first(order.subList(at, order.size()).stream()
                        .takeWhile(other -> better.compare(project, other) == 0)
                        .filter(other -> selection.isOpen(other) && selection.fits(other))
                        .toList());
                selection.select(project, stage);
            }
        }
    }

    private int byVotesPerCost(int one, int other) {
        return Fraction.of(contest.weighted(other), contest.costCents[other])
                .compareTo(Fraction.of(contest.weighted(one), contest.costCents[one]));
    }
}
