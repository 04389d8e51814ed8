package it.broletto.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * How well off voters are with an outcome. A voter is content with the winners that the ballot names, whatever points
 * it gives them; a scoring ballot names those to which it gives more than 0 points.
 *
 * @param voters all ballots, blank ones too
 * @param blank voters who named nothing
 * @param unrepresented voters who named no winner, blank ones among them
 * @param meanCostCents of the winners that a voter named, over all voters; 0 without voters
 * @param meanProjects how many winners a voter named, over all voters; 0 without voters
 * @param byProjects voters by how many winners they named: at 0 those with none; ends with the most that occurs
 * @param byPaid voters by the part of their endowment that they paid: at 0 those who paid nothing, at k from 1 to 10
 *     those who paid more than k-1 tenths and at most k tenths; empty where the outcome was found greedily
 */
public record Welfare(
        long voters,
        long blank,
        long unrepresented,
        Fraction meanCostCents,
        Fraction meanProjects,
        List<Long> byProjects,
        List<Long> byPaid) {

    private static final long HUNDRED = 100;

    public Welfare {
        byProjects = List.copyOf(byProjects);
        byPaid = List.copyOf(byPaid);
    }

    /** {@link #meanCostCents} rounded down. */
    public long meanCostWholeCents() {
        return meanCostCents.floor().longValueExact();
    }

    /** {@link #meanProjects} in hundredths, rounded down. */
    public long meanProjectsHundredths() {
        return meanProjects.times(HUNDRED).floor().longValueExact();
    }

    /** {@link #unrepresented} in hundredths of a percent of all voters, rounded down; 0 without voters. */
    public long unrepresentedHundredths() {
        return voters == 0
                ? 0
                : Fraction.of(unrepresented, voters)
                        .times(HUNDRED * HUNDRED)
                        .floor()
                        .longValueExact();
    }

    /** Of an outcome of this election, for which nobody paid. */
    public static Welfare of(Election election, Outcome outcome) {
        return of(election, outcome, List.of());
    }

    static Welfare of(Election election, Outcome outcome, List<Long> byPaid) {
        var winners = new HashSet<>(outcome.winners());
        var won = new boolean[election.projects().size()];
        for (var project = 0; project < won.length; project++) {
            won[project] = winners.contains(election.projects().get(project).id());
        }
        var ballots = election.ballots();
        var blank = 0L;
        var byProjects = new long[winners.size() + 1];
        for (var ballot = 0; ballot < ballots.size(); ballot++) {
            var named = 0;
            for (var place = 0; place < ballots.length(ballot); place++) {
                named += won[ballots.choice(ballot, place)] && Support.isFor(election, ballot, place) ? 1 : 0;
            }
            byProjects[named] += ballots.weight(ballot);
            blank += ballots.length(ballot) == 0 ? ballots.weight(ballot) : 0;
        }
        var voters = Math.max(1, ballots.voters());
        return new Welfare(
                ballots.voters(),
                blank,
                byProjects[0],
                cost(outcome).over(voters),
                projects(byProjects).over(voters),
                trimmed(byProjects),
                byPaid);
    }

    private static Fraction cost(Outcome outcome) {
        return outcome.lines().stream()
                .filter(Outcome.Line::selected)
                .map(line -> Fraction.of(line.costCents(), 1).times(line.votes()))
                .reduce(Fraction.of(0, 1), Fraction::plus);
    }

    private static Fraction projects(long[] byProjects) {
        var sum = Fraction.of(0, 1);
        for (var named = 0; named < byProjects.length; named++) {
            sum = sum.plus(Fraction.of(named, 1).times(byProjects[named]));
        }
        return sum;
    }

    private static List<Long> trimmed(long[] byProjects) {
        var all = new ArrayList<>(Arrays.stream(byProjects).boxed().toList());
        while (all.size() > 1 && all.get(all.size() - 1) == 0) {
            all.remove(all.size() - 1);
        }
        return all;
    }
}
