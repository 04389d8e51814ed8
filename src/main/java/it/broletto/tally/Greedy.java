package it.broletto.tally;

import it.broletto.tally.Outcome.Fate;
import it.broletto.tally.Outcome.Line;
import it.broletto.tally.TieOrder.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Greedy by votes, what most cities use: the project with most votes (or points) first; one that costs more than is
 * left is skipped and the next may still fit.
 *
 * @param minVotes a project with fewer votes cannot win; 0 lets even a project without votes win
 */
public record Greedy(TieOrder ties, long minVotes) implements Rule {

    /** As the published reference results are counted: no threshold; ties by cost, votes, id. */
    public static final Greedy PLAIN = new Greedy(TieOrder.COST_VOTES_ID, 0);

    @Override
    public String name() {
        return "greedy";
    }

    @Override
    public Outcome count(Election election) {
        var support = Support.of(election);
        var winners = new ArrayList<String>();
        var lines = new ArrayList<Line>();
        var left = election.budgetCents();
        for (var candidate : inOrder(election, support)) {
            var votes = support.votes()[candidate.index()];
            var fate = fate(candidate.costCents(), votes, left, election.budgetCents());
            var id = election.projects().get(candidate.index()).id();
            if (fate == Fate.SELECTED) {
                winners.add(id);
            }
            lines.add(new Line(
                    lines.size() + 1,
                    id,
                    votes,
                    candidate.strength(),
                    candidate.costCents(),
                    fate,
                    fate == Fate.SELECTED ? winners.size() : 0,
                    left));
            left -= fate == Fate.SELECTED ? candidate.costCents() : 0;
        }
        return new Outcome(
                name(),
                election.ballots().voters(),
                election.budgetCents(),
                winners,
                election.budgetCents() - left,
                lines);
    }

    private Iterable<Candidate> inOrder(Election election, Support support) {
        return IntStream.range(0, election.projects().size())
                .mapToObj(index -> Candidate.of(index, election.projects().get(index), support.score()[index]))
                .sorted(Comparator.comparingLong(Candidate::strength).reversed().thenComparing(ties.comparator()))
                .toList();
    }

    private Fate fate(long costCents, long votes, long leftCents, long budgetCents) {
        if (votes < minVotes) {
            return Fate.TOO_FEW_VOTES;
        }
        if (costCents <= leftCents) {
            return Fate.SELECTED;
        }
        return costCents > budgetCents ? Fate.OVER_BUDGET : Fate.NO_MONEY_LEFT;
    }
}
