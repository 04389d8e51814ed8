package it.broletto.tally;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything that a rule counts. Build one with {@link #builder} or {@link Pabulib#read}, which check it.
 *
 * @param meta what else is said about it (description, country, rule, min_length, max_length …) by Pabulib key, without
 *     {@link #DERIVED} keys
 * @param budgetCents more than 0, at most {@link Amounts#MAX_CENTS}
 */
public record Election(
        Map<String, String> meta, VoteType voteType, long budgetCents, List<Project> projects, Ballots ballots) {

    /** Keys of a file that the other components of an election already say. */
    static final Set<String> DERIVED = Set.of("num_projects", "num_votes", "budget", "vote_type");

    public Election {
        meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
        projects = List.copyOf(projects);
    }

    /**
     * Starts an election.
     *
     * @param budgetCents more than 0, at most {@link Amounts#MAX_CENTS}
     * @param meta by Pabulib key; {@code min_length}, {@code max_length}, {@code max_points} and the like bound ballots
     * @throws InvalidElection if the budget is out of range or a bound is not a whole number
     */
    public static ElectionBuilder builder(VoteType voteType, long budgetCents, Map<String, String> meta) {
        return new ElectionBuilder(voteType, budgetCents, meta);
    }

    /** The most choices on a ballot, if that was limited. */
    public OptionalInt maxLength() {
        var most = Bounds.of(meta, voteType).maxLength();
        return most == Bounds.NONE ? OptionalInt.empty() : OptionalInt.of(most);
    }

    /** The same election with identical ballots merged, and without what was said about voters. Counts the same. */
    public Election grouped() {
        return new Election(meta, voteType, budgetCents, projects, ballots.grouped(voteType));
    }

    /**
     * The same election with the points that ballots leave unsaid written out, and without {@code default_score}; itself
     * if they are 0. Counts the same.
     */
    Election explicit() {
        var score = voteType == VoteType.SCORING ? Bounds.of(meta, voteType).defaultScore() : 0;
        if (score == 0) {
            return this;
        }
        var rest = new LinkedHashMap<>(meta);
        rest.remove("default_score");
        return new Election(rest, voteType, budgetCents, projects, ballots.withPointsForOthers(score, projects.size()));
    }

    /**
     * The same election with a larger budget.
     *
     * @throws InvalidElection if that is more than {@link Amounts#MAX_CENTS}
     */
    public Election withMoreBudget(long moreCents) {
        return new Election(meta, voteType, Amounts.inRange("budget", budgetCents + moreCents), projects, ballots);
    }

    /** An amount of this election as a decimal with a point; two digits if its budget or any cost has cents. */
    public String decimal(long cents) {
        var whole = budgetCents % Amounts.UNIT_CENTS == 0
                && projects.stream().allMatch(project -> project.costCents() % Amounts.UNIT_CENTS == 0);
        return whole ? Amounts.shortest(cents) : Amounts.twoDigits(cents);
    }

    /** The election as it is published after the count: with the columns votes, score (of points) and selected. */
    public Election with(Outcome outcome) {
        var lines = outcome.byProject();
        var told = new ArrayList<Project>(projects.size());
        for (var project : projects) {
            var line = lines.get(project.id());
            var columns = new LinkedHashMap<>(project.columns());
            columns.put("votes", Long.toString(line.votes()));
            if (voteType.hasScores()) {
                columns.put("score", Long.toString(line.score()));
            }
            columns.put("selected", line.selected() ? "1" : "0");
            told.add(new Project(project.id(), project.costCents(), project.name(), columns));
        }
        return new Election(meta, voteType, budgetCents, told, ballots);
    }
}
