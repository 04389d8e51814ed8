package it.broletto.tally;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A check of EJR+ up to any project: nobody passes over a group that could have paid for a project from its part of
 * the budget. It fails if some voters who all named a project that did not win, though it might have, are each worse
 * off than that part promises, even with the project: with n voters, the budget B, g of them in the group, a project of
 * cost c and the satisfaction s of a voter,
 * <ul>
 * <li>by COST, s is the cost of the winners that the voter named, and each has s + c ≤ g · B / n;
 * <li>by PROJECTS, s is their number, and each has (s + 1) · c ≤ g · B / n.
 * </ul>
 * Equal Shares with the same utility on ballots without points and shares of at least B / n never fails. Source: M.
 * Brill, J. Peters, Robust and Verifiable Proportionality Axioms for Multiwinner Voting, EC 2023. It takes one pass over
 * the ballots in order of satisfaction.
 *
 * @param measure of satisfaction
 * @param failures a group for each project for which the check fails, the largest group first; empty if it holds
 */
public record Proportionality(Measure measure, List<Witness> failures) {

    /** What makes a voter satisfied. */
    public enum Measure {
        /** The cost of the winners that the voter named. */
        COST,
        /** Their number. */
        PROJECTS
    }

    /**
     * A group that the outcome passes over; the largest one for its project.
     *
     * @param projectId which all of them named and which did not win
     * @param voters how many they are
     * @param shareCents their part of the budget, voters · B / n, rounded down
     * @param mostSatisfaction the most that one of them has, in cents or projects
     */
    public record Witness(String projectId, long voters, long costCents, long shareCents, long mostSatisfaction) {}

    public Proportionality {
        failures = List.copyOf(failures);
    }

    public boolean holds() {
        return failures.isEmpty();
    }

    /** Projects that were barred, or of whose group another one won, are not asked for. */
    public static Proportionality of(Election election, Outcome outcome, Measure measure) {
        var lines = outcome.byProject();
        var size = election.projects().size();
        var gain = new long[size];
        var asked = new boolean[size];
        for (var project = 0; project < size; project++) {
            var line = lines.get(election.projects().get(project).id());
            gain[project] = !line.selected() ? 0 : measure == Measure.COST ? line.costCents() : 1;
            asked[project] = switch (line.fate()) {
                case NO_MONEY_LEFT, SUPPORTERS_TOO_POOR, AFTER_THE_END -> true;
                case SELECTED, OVER_BUDGET, TOO_FEW_VOTES, BELOW_SHARE, WITHDRAWN, RIVAL_WON -> false;
            };
        }
        return new Proportionality(measure, failures(election, measure, gain, asked));
    }

    private static List<Witness> failures(Election election, Measure measure, long[] gain, boolean[] asked) {
        var ballots = election.ballots();
        var satisfaction = satisfaction(election, gain);
        var group = new long[gain.length];
        var quota = new Quota(ballots.voters(), election.budgetCents());
        var found = new HashMap<Integer, Witness>();
        for (int ballot : byValue(satisfaction)) {
            for (var place = 0; place < ballots.length(ballot); place++) {
                var project = ballots.choice(ballot, place);
                if (!asked[project] || !Support.isFor(election, ballot, place)) {
                    continue;
                }
                group[project] += ballots.weight(ballot);
                var cost = election.projects().get(project).countedCents();
                if (isPromised(measure, quota, group[project], cost, satisfaction[ballot])) {
                    found.put(
                            project,
                            new Witness(
                                    election.projects().get(project).id(),
                                    group[project],
                                    cost,
                                    quota.share(group[project]),
                                    satisfaction[ballot]));
                }
            }
        }
        var failures = new ArrayList<>(found.values());
        failures.sort(Comparator.comparingLong(Witness::voters)
                .reversed()
                .thenComparing(
                        witness -> witness.projectId().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
        return failures;
    }

    private static long[] satisfaction(Election election, long[] gain) {
        var ballots = election.ballots();
        var satisfaction = new long[ballots.size()];
        for (var ballot = 0; ballot < satisfaction.length; ballot++) {
            for (var place = 0; place < ballots.length(ballot); place++) {
                satisfaction[ballot] +=
                        Support.isFor(election, ballot, place) ? gain[ballots.choice(ballot, place)] : 0;
            }
        }
        return satisfaction;
    }

    private static int[] byValue(long[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingLong(index -> values[index]))
                .mapToInt(index -> index)
                .toArray();
    }

    /** s + c ≤ g · B / n, or (s + 1) · c ≤ g · B / n */
    private static boolean isPromised(Measure measure, Quota quota, long group, long cost, long satisfaction) {
        var asked = measure == Measure.COST ? satisfaction + cost : Math.multiplyExact(satisfaction + 1, cost);
        return quota.suffices(group, asked);
    }

    /** What the budget of an election gives to groups of its voters. */
    private record Quota(long voters, long budgetCents) {

        boolean suffices(long group, long cents) {
            var high = Math.multiplyHigh(cents, voters);
            var shareHigh = Math.multiplyHigh(group, budgetCents);
            return high != shareHigh
                    ? high < shareHigh
                    : Long.compareUnsigned(cents * voters, group * budgetCents) <= 0;
        }

        long share(long group) {
            return Fraction.of(budgetCents, voters).times(group).floor().longValueExact();
        }
    }
}
