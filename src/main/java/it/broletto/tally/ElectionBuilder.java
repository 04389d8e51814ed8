package it.broletto.tally;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final Keys ids = new Keys();
    private final Set<String> columns = new LinkedHashSet<>();
    private final BallotsBuilder ballots;
    private long voters;

    // one ballot until it is checked
    private int[] choices = new int[16];
    private int[] points = new int[16];
    private int choiceCount;
    private int pointsCount;
    private int[] lastAttemptWith = new int[16];
    private int attempts;

    ElectionBuilder(VoteType voteType, long budgetCents, Map<String, String> meta) {
        this(voteType, budgetCents, meta, false);
    }

    /** @param merging whether to build what {@link Election#grouped()} would make of it */
    ElectionBuilder(VoteType voteType, long budgetCents, Map<String, String> meta, boolean merging) {
        if (budgetCents == 0) {
            throw new InvalidElection(Problem.NO_BUDGET, "budget");
        }
        this.voteType = voteType;
        this.budgetCents = Amounts.inRange("budget", budgetCents);
        this.bounds = Bounds.of(meta, voteType);
        meta.forEach((key, value) -> this.meta.put(id("key", key), text(key, value)));
        this.meta.keySet().removeAll(Election.DERIVED);
        this.ballots = new BallotsBuilder(voteType, merging);
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
        var bytes = id.getBytes(StandardCharsets.UTF_8);
        if (find(bytes, 0, bytes.length) != Keys.NONE) {
            throw new InvalidElection(Problem.DUPLICATE_PROJECT, id);
        }
        columns.forEach((column, value) -> text(columnName(column), value));
        projects.add(new Project(id, Amounts.inRange("cost", costCents), text("name", name), columns));
        ids.add(bytes, 0, bytes.length);
        this.columns.addAll(columns.keySet());
        return this;
    }

    /** One voter's choices, for ordinal ballots the best first; none is a blank ballot. Not for ballots with points. */
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
     * @param points for ballots with points as many as choices, otherwise empty
     */
    public ElectionBuilder ballots(int weight, List<String> choices, List<Integer> points) {
        if (weight < 1) {
            throw new IllegalArgumentException("a ballot stands for at least one voter, not for " + weight);
        }
        bounds.checkLength(choices.size());
        begin();
        for (var choice : choices) {
            var bytes = choice.getBytes(StandardCharsets.UTF_8);
            var project = find(bytes, 0, bytes.length);
            if (project == Keys.NONE) {
                throw new InvalidElection(Problem.UNKNOWN_PROJECT, choice);
            }
            choose(project);
        }
        points.forEach(this::give);
        end(weight);
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

    VoteType voteType() {
        return voteType;
    }

    Bounds bounds() {
        return bounds;
    }

    int projects() {
        return projects.size();
    }

    long voters() {
        return voters;
    }

    /** The index of the project with this id in UTF-8, or {@link Keys#NONE}. */
    int find(byte[] bytes, int from, int to) {
        return ids.find(bytes, from, to);
    }

    /** Begins a ballot; what was begun and not ended is forgotten. Then its choices, then their points, then its end. */
    void begin() {
        choiceCount = 0;
        pointsCount = 0;
        attempts++;
    }

    void choose(int project) {
        if (project >= lastAttemptWith.length) {
            lastAttemptWith = Arrays.copyOf(lastAttemptWith, projects.size());
        }
        if (lastAttemptWith[project] == attempts) {
            throw new InvalidElection(
                    Problem.DUPLICATE_CHOICE, projects.get(project).id());
        }
        lastAttemptWith[project] = attempts;
        if (choiceCount == choices.length) {
            choices = Arrays.copyOf(choices, 2 * choiceCount);
        }
        choices[choiceCount] = project;
        choiceCount++;
    }

    void checkLength() {
        bounds.checkLength(choiceCount);
    }

    /** Points for the next choice. */
    void give(int given) {
        if (pointsCount < choiceCount && !bounds.allowPoints(given)) {
            throw new InvalidElection(
                    Problem.POINTS_OUT_OF_RANGE,
                    given,
                    projects.get(choices[pointsCount]).id(),
                    bounds.minPoints(),
                    bounds.maxPoints());
        }
        if (pointsCount == points.length) {
            points = Arrays.copyOf(points, 2 * pointsCount);
        }
        points[pointsCount] = given;
        pointsCount++;
    }

    void checkPoints() {
        if (pointsCount != (voteType.hasPoints() ? choiceCount : 0)) {
            throw new InvalidElection(Problem.POINTS_MISMATCH, choiceCount, pointsCount);
        }
        if (pointsCount > 0) {
            bounds.checkSum(Arrays.stream(points, 0, pointsCount).asLongStream().sum());
        }
    }

    /** Ends a ballot of as many unnamed voters. */
    void end(int weight) {
        checkPoints();
        take();
        ballots.end(weight);
        voters += weight;
    }

    /** Ends a ballot of a file, with what it says about its voter in the order of the voter columns. */
    void end(String voterId, List<String> row) {
        checkPoints();
        take();
        ballots.end(voterId, row);
        voters++;
    }

    private void take() {
        for (var place = 0; place < choiceCount; place++) {
            ballots.choose(choices[place], place < pointsCount ? points[place] : 0);
        }
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
        if (!isId(id)) {
            throw new InvalidElection(Problem.INVALID_ID, what, id);
        }
        return id;
    }

    static boolean isId(String id) {
        return !id.isEmpty()
                && id.length() <= LONGEST_ID
                && id.equals(id.strip())
                && id.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(id);
    }

    /** Line breaks and tabs may stand in quotes; NUL and halves of a character may not stand anywhere. */
    private static String text(String what, String text) {
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidElection(Problem.INVALID_TEXT, what, text);
        }
        return text;
    }
}
