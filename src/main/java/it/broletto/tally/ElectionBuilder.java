package it.broletto.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts an election together and refuses what cannot be counted: first the projects, then the ballots. What a
 * method refuses, by {@link InvalidElection}, changes nothing.
 */
public final class ElectionBuilder {

    private static final int LONGEST_ID = 200;

    private final Map<String, String> meta = new LinkedHashMap<>();
    private final VoteType voteType;
    private final long budgetCents;
    private final Bounds bounds;
    private final List<Project> projects = new ArrayList<>();
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private final BallotsBuilder ballots;
    private final Set<String> voters = new HashSet<>();
    private int[] lastAttemptWith = new int[16];
    private int attempts;

    ElectionBuilder(VoteType voteType, long budgetCents, Map<String, String> meta) {
        if (budgetCents == 0) {
            throw new InvalidElection(Problem.NO_BUDGET, "budget");
        }
        this.voteType = voteType;
        this.budgetCents = Amounts.inRange("budget", budgetCents);
        this.bounds = Bounds.of(meta, voteType);
        meta.forEach((key, value) -> this.meta.put(id("key", key), text(key, value)));
        this.meta.keySet().removeAll(Election.DERIVED);
        this.ballots = new BallotsBuilder(voteType == VoteType.CUMULATIVE);
    }

    /**
     * @param id unique; see {@link Project#id()}
     * @param costCents from 0 to {@link Amounts#MAX_CENTS}
     * @param columns other facts by name, like category; a project that lacks another one's column gets it empty
     */
    public ElectionBuilder project(String id, long costCents, String name, Map<String, String> columns) {
        if (id("project", id).indexOf(',') >= 0) {
            throw new InvalidElection(Problem.COMMA_IN_ID, id);
        }
        if (indexOf.containsKey(id)) {
            throw new InvalidElection(Problem.DUPLICATE_PROJECT, id);
        }
        columns.forEach((column, value) -> text(columnName(column), value));
        var project = new Project(id, Amounts.inRange("cost", costCents), text("name", name), columns);
        indexOf.put(id, projects.size());
        projects.add(project);
        this.columns.addAll(columns.keySet());
        return this;
    }

    /** One voter's choices, for ordinal ballots the best first; none is a blank ballot. Not for cumulative ballots. */
    public ElectionBuilder ballot(List<String> choices) {
        return ballots(1, choices, List.of());
    }

    /** One voter's choices and the points for each. */
    public ElectionBuilder ballot(List<String> choices, List<Integer> points) {
        return ballots(1, choices, points);
    }

    /**
     * The same ballot of several voters.
     *
     * @param weight number of voters, at least 1
     * @param points for cumulative ballots as many as choices, otherwise empty
     */
    public ElectionBuilder ballots(int weight, List<String> choices, List<Integer> points) {
        if (weight < 1) {
            throw new IllegalArgumentException("a ballot stands for at least one voter, not for " + weight);
        }
        choose(choices, points);
        ballots.end(weight);
        return this;
    }

    public Election build() {
        return new Election(
                meta,
                voteType,
                budgetCents,
                projects.stream().map(this::withAllColumns).toList(),
                ballots.build());
    }

    /** Names of what a file says about voters; to be called before the first ballot. */
    void voterColumns(List<String> columns) {
        ballots.columns(columns);
    }

    /** A ballot of a file, with what it says about its voter in the order of the voter columns. */
    void ballot(String voterId, List<String> choices, List<Integer> points, List<String> row) {
        if (!voters.add(id("voter", voterId))) {
            throw new InvalidElection(Problem.DUPLICATE_VOTER, voterId);
        }
        choose(choices, points);
        ballots.end(voterId, row);
    }

    VoteType voteType() {
        return voteType;
    }

    int projects() {
        return projects.size();
    }

    int ballots() {
        return ballots.size();
    }

    private void choose(List<String> choices, List<Integer> points) {
        var expected = voteType == VoteType.CUMULATIVE ? choices.size() : 0;
        if (points.size() != expected) {
            throw new InvalidElection(Problem.POINTS_MISMATCH, choices.size(), points.size());
        }
        bounds.checkLength(choices.size());
        attempts++;
        var indexes = choices.stream().mapToInt(this::indexOf).toArray();
        checkPoints(choices, points);
        for (var place = 0; place < indexes.length; place++) {
            ballots.choose(indexes[place], expected == 0 ? 0 : points.get(place));
        }
    }

    private void checkPoints(List<String> choices, List<Integer> points) {
        var sum = 0L;
        for (var place = 0; place < points.size(); place++) {
            bounds.checkPoints(choices.get(place), points.get(place));
            sum += points.get(place);
        }
        if (!points.isEmpty()) {
            bounds.checkSum(sum);
        }
    }

    private int indexOf(String choice) {
        var index = indexOf.get(choice);
        if (index == null) {
            throw new InvalidElection(Problem.UNKNOWN_PROJECT, choice);
        }
        if (index >= lastAttemptWith.length) {
            lastAttemptWith = Arrays.copyOf(lastAttemptWith, projects.size());
        }
        if (lastAttemptWith[index] == attempts) {
            throw new InvalidElection(Problem.DUPLICATE_CHOICE, choice);
        }
        lastAttemptWith[index] = attempts;
        return index;
    }

    private Project withAllColumns(Project project) {
        if (project.columns().size() == columns.size()) {
            return project;
        }
        var all = new LinkedHashMap<String, String>();
        columns.forEach(column -> all.put(column, project.columns().getOrDefault(column, "")));
        return new Project(project.id(), project.costCents(), project.name(), all);
    }

    private static String columnName(String column) {
        if (Project.COMPONENTS.contains(column)) {
            throw new InvalidElection(Problem.DUPLICATE_COLUMN, column);
        }
        return id("column", column);
    }

    static String id(String what, String id) {
        if (id.isEmpty()
                || id.length() > LONGEST_ID
                || !id.equals(id.strip())
                || id.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidElection(Problem.INVALID_ID, what, id);
        }
        return id;
    }

    /** Line breaks and tabs may stand in quotes; NUL may not stand anywhere. */
    private static String text(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new InvalidElection(Problem.INVALID_TEXT, what, text);
        }
        return text;
    }
}
