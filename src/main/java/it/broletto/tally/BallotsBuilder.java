package it.broletto.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects ballots: {@link #choose} for each choice, then {@link #end}. Checks nothing. */
final class BallotsBuilder {

    private static final int SHARED_CELLS = 10_000;

    private List<String> columns = List.of();
    private int[] ends = new int[64];
    private int[] choices = new int[256];
    private int[] points;
    private int[] weights;
    private List<String> voterIds;
    private final List<String> cells = new ArrayList<>();
    private final Map<String, String> sharedCells = new HashMap<>();
    private int ballots;
    private int chosen;

    BallotsBuilder(boolean withPoints) {
        this.points = withPoints ? new int[choices.length] : null;
    }

    void columns(List<String> names) {
        columns = names;
    }

    int size() {
        return ballots;
    }

    void choose(int project, int pointsGiven) {
        if (chosen == choices.length) {
            choices = Arrays.copyOf(choices, larger(chosen));
            points = points == null ? null : Arrays.copyOf(points, choices.length);
        }
        choices[chosen] = project;
        if (points != null) {
            points[chosen] = pointsGiven;
        }
        chosen++;
    }

    /** Ends a ballot of as many unnamed voters. */
    void end(int weight) {
        if (weights == null && weight != 1) {
            weights = new int[ends.length];
            Arrays.fill(weights, 0, ballots, 1);
        }
        if (ballots == ends.length) {
            ends = Arrays.copyOf(ends, larger(ballots));
            weights = weights == null ? null : Arrays.copyOf(weights, ends.length);
        }
        ends[ballots] = chosen;
        if (weights != null) {
            weights[ballots] = weight;
        }
        ballots++;
    }

    /** Ends a ballot of one voter; ids are stored only once they are not 1, 2, 3 … */
    void end(String voterId, List<String> row) {
        end(1);
        if (voterIds == null && !voterId.equals(Integer.toString(ballots))) {
            voterIds = new ArrayList<>();
            for (var id = 1; id < ballots; id++) {
                voterIds.add(Integer.toString(id));
            }
        }
        if (voterIds != null) {
            voterIds.add(voterId);
        }
        for (var cell : row) {
            cells.add(shared(cell));
        }
    }

    Ballots build() {
        return new Ballots(
                Arrays.copyOf(ends, ballots),
                Arrays.copyOf(choices, chosen),
                points == null ? null : Arrays.copyOf(points, chosen),
                weights == null ? null : Arrays.copyOf(weights, ballots),
                voterIds,
                columns,
                cells);
    }

    /** Ages and sexes repeat; one object each is enough. */
    private String shared(String cell) {
        if (sharedCells.size() >= SHARED_CELLS) {
            return sharedCells.getOrDefault(cell, cell);
        }
        var known = sharedCells.putIfAbsent(cell, cell);
        return known == null ? cell : known;
    }

    private static int larger(int size) {
        return Math.addExact(size, size / 2 + 1);
    }
}
