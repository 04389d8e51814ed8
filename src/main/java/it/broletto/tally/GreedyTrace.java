package it.broletto.tally;

import it.broletto.tally.Explanation.Round;
import it.broletto.tally.Outcome.Stage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Greedy steps, and which winner each loser would have had to precede: nothing before it depends on the loser. */
final class GreedyTrace {

    private static final long PERCENT = 100;
    private static final int NONE = -1;

    private final Contest contest;
    private final boolean byCost;
    private final Set<Integer> before;
    private final List<Integer> winners;
    private final long voters;
    private final long startCents;

    /**
     * @param byCost whether votes are divided by cost
     * @param before what had won before the first step
     * @param winners of the steps, in order
     */
    GreedyTrace(Contest contest, boolean byCost, List<Integer> before, List<Integer> winners) {
        this.contest = contest;
        this.byCost = byCost;
        this.before = Set.copyOf(before);
        this.winners = winners;
        this.voters = contest.election.ballots().voters();
        this.startCents = contest.election.budgetCents()
                - before.stream()
                        .mapToLong(project -> contest.costCents[project])
                        .sum();
    }

    List<Round> rounds(Stage stage) {
        var rounds = new ArrayList<Round>();
        var won = new HashSet<>(before);
        var leftCents = startCents;
        for (int winner : winners) {
            var tied = tied(winner, won, leftCents);
            leftCents -= contest.costCents[winner];
            won.add(winner);
            rounds.add(new Round(
                    won.size(),
                    stage,
                    contest.id(winner),
                    contest.costCents[winner],
                    null,
                    0,
                    0,
                    contest.weighted(winner),
                    List.of(),
                    tied,
                    leftCents));
        }
        return rounds;
    }

    private List<String> tied(int winner, Set<Integer> won, long leftCents) {
        var tied = new ArrayList<Integer>();
        for (var project = 0; project < contest.size(); project++) {
            if (project != winner
                    && compare(contest.weighted(project), project, winner) == 0
                    && contest.costCents[project] <= leftCents
                    && contest.barred(project) == null
                    && !won.contains(project)
                    && !isRivalOfAny(project, won)) {
                tied.add(project);
            }
        }
        return tied.stream().map(contest::id).sorted().toList();
    }

    private boolean isRivalOfAny(int project, Set<Integer> winners) {
        return contest.groupOf(project) >= 0
                && winners.stream().anyMatch(winner -> contest.groupOf(winner) == contest.groupOf(project));
    }

    /** Whether a project could still have won when the first step began. */
    boolean hasChance(int project) {
        return contest.costCents[project] <= startCents && !isRivalOfAny(project, before);
    }

    /** Of the first winner after which a project could not win any more; null if there is none. */
    String lostTo(int project) {
        var winner = hasChance(project) ? obstacle(project) : NONE;
        return winner == NONE ? null : contest.id(winner);
    }

    private int obstacle(int project) {
        var leftCents = startCents;
        for (int winner : winners) {
            leftCents -= contest.costCents[winner];
            if (leftCents < contest.costCents[project]
                    || contest.groupOf(project) >= 0 && contest.groupOf(project) == contest.groupOf(winner)) {
                return winner;
            }
        }
        return NONE;
    }

    /** Hundredths of a percent of what the winner in {@link #lostTo} has, rounded down; only if there is one. */
    long supportHundredths(int project) {
        var winner = obstacle(project);
        var own = Fraction.of(contest.weighted(project), 1).times(byCost ? contest.costCents[winner] : 1);
        var other = Fraction.of(contest.weighted(winner), 1).times(byCost ? contest.costCents[project] : 1);
        return other.numerator().signum() <= 0
                ? 0
                : new Fraction(own.numerator().max(BigInteger.ZERO), other.numerator())
                        .times(PERCENT * PERCENT)
                        .floor()
                        .longValueExact();
    }

    /** With how many more votes (or points) a project would have won, were it not barred. */
    long missingVotes(int project) {
        if (!hasChance(project)) {
            return Trace.NEVER;
        }
        var winner = obstacle(project);
        if (winner == NONE) {
            return 0;
        }
        var enough = contest.election.voteType().hasScores()
                ? contest.score[winner] * PERCENT * PERCENT
                : voters - contest.votes[project];
        if (!precedes(project, enough, winner)) {
            return Trace.NEVER;
        }
        var few = 0L;
        while (few < enough) {
            var half = (few + enough) / 2;
            if (precedes(project, half, winner)) {
                enough = half;
            } else {
                few = half + 1;
            }
        }
        return enough;
    }

    private boolean precedes(int project, long moreVotes, int winner) {
        var bonus = contest.sheet.bonuses().getOrDefault(contest.id(project), 0);
        var order = compare(contest.weighted(project) + moreVotes * (PERCENT + bonus), project, winner);
        return order < 0 || order == 0 && new Votes(contest).precedes(project, moreVotes, winner);
    }

    private int compare(long weighted, int project, int other) {
        return byCost
                ? Fraction.of(contest.weighted(other), contest.costCents[other])
                        .compareTo(Fraction.of(weighted, contest.costCents[project]))
                : Long.compare(contest.weighted(other), weighted);
    }
}
