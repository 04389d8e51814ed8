package it.broletto.tally;

import it.broletto.tally.Outcome.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
                .sorted(better.thenComparing(contest.ties.order()).thenComparing(contest::id))
                .toList();
        for (var at = 0; at < order.size(); at++) {
            var project = order.get(at);
            if (!selection.isOpen(project)) {
                continue;
            }
            if (selection.fits(project)) {
                contest.ties.first(
                        equalFrom(order, at).filter(selection::isOpen).toList());
                selection.select(project, stage);
            } else {
                selection.pass(project);
            }
        }
    }

    private Stream<Integer> equalFrom(List<Integer> order, int at) {
        return order.stream().skip(at).takeWhile(other -> better.compare(order.get(at), other) == 0);
    }

    private int byVotesPerCost(int one, int other) {
        return Fraction.of(contest.weighted(other), contest.costCents[other])
                .compareTo(Fraction.of(contest.weighted(one), contest.costCents[one]));
    }
}
