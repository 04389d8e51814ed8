package it.broletto.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects ballots: {@link #choose} for each choice, then {@link #end}. Checks nothing. */
final class BallotsBuilder {

    private static final int SHARED_CELLS = 10_000;

    private final boolean sorting;
    private final Slots known;
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

    /** @param merging whether identical ballots become one; the order of choices is kept where it means something */
    BallotsBuilder(VoteType type, boolean merging) {
        this.points = type.hasPoints() ? new int[choices.length] : null;
        this.sorting = merging && type != VoteType.ORDINAL;
        this.known = merging ? new Slots() : null;
    }

    void columns(List<String> names) {
        columns = names;
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
        if (sorting) {
            sort();
        }
        if (known == null) {
            append(weight);
        } else {
            merge(weight);
        }
    }

    /** Ends a ballot of one voter; ids are stored only once they are not 1, 2, 3 … Not for merged ballots. */
    void end(String voterId, List<String> row) {
        append(1);
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

    private void append(int weight) {
        if (ballots == ends.length) {
            ends = Arrays.copyOf(ends, larger(ballots));
            weights = weights == null ? null : Arrays.copyOf(weights, ends.length);
        }
        ends[ballots] = chosen;
        ballots++;
        if (weights != null || weight != 1) {
            weigh(ballots - 1, weight);
        }
    }

    private void weigh(int ballot, int weight) {
        if (weights == null) {
            weights = new int[ends.length];
            Arrays.fill(weights, 0, ballots, 1);
        }
        weights[ballot] = weight;
    }

    private void merge(int weight) {
        var from = start(ballots);
        var hash = known.seed();
        for (var at = from; at < chosen; at++) {
            hash = Slots.mixed(hash, points == null ? choices[at] : (long) points[at] << Integer.SIZE | choices[at]);
        }
        var slot = known.first(hash);
        for (; !known.isFree(slot); slot = known.next(slot)) {
            var ballot = known.number(slot, hash);
            if (ballot != Slots.NONE && isSame(ballot, from)) {
                chosen = from;
                weigh(ballot, Math.addExact(weights == null ? 1 : weights[ballot], weight));
                return;
            }
        }
        append(weight);
        known.add(slot, hash);
    }

    private boolean isSame(int ballot, int from) {
        var start = start(ballot);
        return Arrays.equals(choices, start, ends[ballot], choices, from, chosen)
                && (points == null || Arrays.equals(points, start, ends[ballot], points, from, chosen));
    }

    private int start(int ballot) {
        return ballot == 0 ? 0 : ends[ballot - 1];
    }

    /** Sorts the last ballot by project, its points with it. Ballots are short, except for few. */
    private void sort() {
        var from = start(ballots);
        if (points == null) {
            Arrays.sort(choices, from, chosen);
            return;
        }
        var both = new long[chosen - from];
        for (var place = 0; place < both.length; place++) {
            both[place] = (long) choices[from + place] << Integer.SIZE | points[from + place] & 0xFFFF_FFFFL;
        }
        Arrays.sort(both);
        for (var place = 0; place < both.length; place++) {
            choices[from + place] = (int) (both[place] >>> Integer.SIZE);
            points[from + place] = (int) both[place];
        }
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
