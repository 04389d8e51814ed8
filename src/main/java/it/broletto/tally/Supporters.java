package it.broletto.tally;

import java.util.Arrays;

/**
 * For each project the ballots that give it utility, as one array with a range for each project; the opposite view of
 * {@link Ballots}. Points of 0 give no utility.
 */
final class Supporters {

    private final Election election;
    private final boolean byPoints;
    private final boolean scoring;
    private final int highestRank;
    private final int[] starts;
    private final int[] ballots;
    private final int[] points;
    private final long[] total;
    private final int mostPoints;

    /** @param byPoints whether points (or ranks) are utility; otherwise every supported project has the utility 1 */
    Supporters(Election election, boolean byPoints) {
        this.election = election;
        this.byPoints = byPoints && election.voteType().hasScores();
        this.scoring = election.voteType() == VoteType.SCORING;
        this.highestRank = Support.highestRank(election);
        var projects = election.projects().size();
        var papers = election.ballots();
        var ends = new int[projects + 1];
        for (var ballot = 0; ballot < papers.size(); ballot++) {
            for (var place = 0; place < papers.length(ballot); place++) {
                ends[papers.choice(ballot, place) + 1] += utility(ballot, place) > 0 ? 1 : 0;
            }
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        this.starts = ends.clone();
        this.ballots = new int[ends[projects]];
        this.points = this.byPoints ? new int[ballots.length] : null;
        this.total = new long[projects];
        this.mostPoints = fill(ends);
    }

    private int fill(int[] next) {
        var most = 1;
        var papers = election.ballots();
        for (var ballot = 0; ballot < papers.size(); ballot++) {
            for (var place = 0; place < papers.length(ballot); place++) {
                var utility = utility(ballot, place);
                if (utility > 0) {
                    var project = papers.choice(ballot, place);
                    ballots[next[project]] = ballot;
                    if (points != null) {
                        points[next[project]] = utility;
                    }
                    next[project]++;
                    total[project] = Math.addExact(total[project], (long) papers.weight(ballot) * utility);
                    most = Math.max(most, utility);
                }
            }
        }
        return most;
    }

    /** What the project in this place of a ballot is worth to one of its voters, without its cost; 0 for nothing. */
    int utility(int ballot, int place) {
        if (!byPoints) {
            return scoring && election.ballots().points(ballot, place) <= 0 ? 0 : 1;
        }
        return election.ballots().hasPoints()
                ? Math.max(0, election.ballots().points(ballot, place))
                : highestRank - place;
    }

    boolean byPoints() {
        return points != null;
    }

    Ballots papers() {
        return election.ballots();
    }

    int projects() {
        return total.length;
    }

    int start(int project) {
        return starts[project];
    }

    int end(int project) {
        return starts[project + 1];
    }

    /** Indexes of ballots, ranges by {@link #start} and {@link #end}. Not to be changed. */
    int[] ballots() {
        return ballots;
    }

    /** Beside {@link #ballots()}; null if all are 1. Not to be changed. */
    int[] points() {
        return points;
    }

    /** Whether two projects have the same utility for everybody, without their cost. */
    boolean areSame(int one, int other) {
        return Arrays.equals(ballots, start(one), end(one), ballots, start(other), end(other))
                && (points == null || Arrays.equals(points, start(one), end(one), points, start(other), end(other)));
    }

    /** All voters' utility for a project, without its cost: votes, or points. */
    long total(int project) {
        return total[project];
    }

    /** The most that one voter gives one project; at least 1. */
    int mostPoints() {
        return mostPoints;
    }
}
