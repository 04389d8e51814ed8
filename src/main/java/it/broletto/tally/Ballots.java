package it.broletto.tally;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * All ballots of an election, in a few arrays rather than one object a ballot. A ballot holds indexes into the
 * election's list of projects, in the order in which the voter wrote them, and stands for one or more voters.
 */
public final class Ballots {

    private final int[] ends;
    private final int[] choices;
    private final int[] points;
    private final int[] weights;
    private final List<String> voterIds;
    private final List<String> columns;
    private final List<String> cells;

    /** @param points null without points; {@code weights} null if all are 1; {@code voterIds} null if they are 1, 2, 3 … */
    Ballots(
            int[] ends,
            int[] choices,
            int[] points,
            int[] weights,
            List<String> voterIds,
            List<String> columns,
            List<String> cells) {
        this.ends = ends;
        this.choices = choices;
        this.points = points;
        this.weights = weights;
        this.voterIds = voterIds;
        this.columns = List.copyOf(columns);
        this.cells = cells;
    }

    /** How many ballots are stored; with {@link #grouped()} ones fewer than voters. */
    public int size() {
        return ends.length;
    }

    /** How many voters there are: n of the rules, blank ballots included. */
    public long voters() {
        return weights == null ? size() : Arrays.stream(weights).asLongStream().sum();
    }

    /** How many voters cast this ballot, at least 1. */
    public int weight(int ballot) {
        return weights == null ? 1 : weights[ballot];
    }

    /** How many projects it names; 0 is a blank ballot. */
    public int length(int ballot) {
        return ends[ballot] - start(ballot);
    }

    /** The index of the project in the given place of a ballot, places from 0. */
    public int choice(int ballot, int place) {
        return choices[start(ballot) + place];
    }

    public boolean hasPoints() {
        return points != null;
    }

    /** Points for the project in the given place; only if {@link #hasPoints()}. */
    public int points(int ballot, int place) {
        return points[start(ballot) + place];
    }

    /** Who cast it as the file says; {@code ballot + 1} where nothing was said. */
    String voterId(int ballot) {
        return voterIds == null ? Integer.toString(ballot + 1) : voterIds.get(ballot);
    }

    /** Names of what else the file says about voters. */
    List<String> columns() {
        return columns;
    }

    String cell(int ballot, int column) {
        return cells.get(ballot * columns.size() + column);
    }

    /**
     * The same ballots with identical ones merged, and without what was said about voters. The order of choices is
     * kept where it means something.
     */
    Ballots grouped(VoteType type) {
        var builder = new BallotsBuilder(type, true);
        for (var ballot = 0; ballot < size(); ballot++) {
            for (var place = 0; place < length(ballot); place++) {
                builder.choose(choice(ballot, place), hasPoints() ? points(ballot, place) : 0);
            }
            builder.end(weight(ballot));
        }
        return builder.build();
    }

    /** The same ballots, each with the given points for the projects that it does not name. */
    Ballots withPointsForOthers(int points, int projects) {
        var builder = new BallotsBuilder(VoteType.SCORING, false);
        var namedBy = new int[projects];
        for (var ballot = 0; ballot < size(); ballot++) {
            for (var place = 0; place < length(ballot); place++) {
                builder.choose(choice(ballot, place), points(ballot, place));
                namedBy[choice(ballot, place)] = ballot + 1;
            }
            for (var project = 0; project < projects; project++) {
                if (namedBy[project] != ballot + 1) {
                    builder.choose(project, points);
                }
            }
            builder.end(weight(ballot));
        }
        return builder.build();
    }

    private int start(int ballot) {
        return ballot == 0 ? 0 : ends[ballot - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ballots that
                && Arrays.equals(ends, that.ends)
                && Arrays.equals(choices, that.choices)
                && Arrays.equals(points, that.points)
                && Arrays.equals(weights, that.weights)
                && Objects.equals(voterIds, that.voterIds)
                && columns.equals(that.columns)
                && cells.equals(that.cells);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ends) + Arrays.hashCode(choices);
    }

    @Override
    public String toString() {
        return size() + " ballots of " + voters() + " voters";
    }
}
