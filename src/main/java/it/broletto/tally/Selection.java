package it.broletto.tally;

import it.broletto.tally.Outcome.Fate;
import it.broletto.tally.Outcome.Line;
import it.broletto.tally.Outcome.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What has become of each project so far, in the order in which a rule came to them. */
final class Selection {

    private final Contest contest;
    private final List<Line> lines = new ArrayList<>();
    private final List<Integer> winners = new ArrayList<>();
    private final boolean[] decided;
    private final boolean[] groupTaken;
    private long leftCents;

    Selection(Contest contest) {
        this.contest = contest;
        this.decided = new boolean[contest.size()];
        this.groupTaken = new boolean[contest.sheet.exclusive().size()];
        this.leftCents = contest.election.budgetCents();
    }

    /** Those that may still win. */
    IntStream open() {
        return IntStream.range(0, decided.length).filter(this::isOpen);
    }

    boolean isOpen(int project) {
        return !decided[project] && contest.barred(project) == null && !rivalWon(project);
    }

    boolean fits(int project) {
        return contest.costCents[project] <= leftCents;
    }

    void select(int project, Stage stage) {
        winners.add(project);
        add(project, Fate.SELECTED, stage);
        leftCents -= contest.costCents[project];
        if (contest.groupOf(project) >= 0) {
            groupTaken[contest.groupOf(project)] = true;
        }
    }

    void pass(int project) {
        add(
                project,
                contest.costCents[project] > contest.election.budgetCents() ? Fate.OVER_BUDGET : Fate.NO_MONEY_LEFT,
                null);
    }

    /** Closes the list: what is barred or was not reached is told at its end. */
    Outcome outcome(Fraction endowmentCents, Fate otherwise) {
        IntStream.range(0, decided.length)
                .filter(project -> !decided[project])
                .boxed()
                .sorted(contest.ties.totalOrder())
                .toList()
                .forEach(project -> add(project, fateOfRest(project, otherwise), null));
        return new Outcome(
                contest.sheet.method().word(),
                contest.election.ballots().voters(),
                contest.election.budgetCents(),
                winners.stream().map(contest::id).toList(),
                contest.election.budgetCents() - leftCents,
                lines,
                endowmentCents);
    }

    private Fate fateOfRest(int project, Fate otherwise) {
        if (contest.barred(project) != null) {
            return contest.barred(project);
        }
        return rivalWon(project) ? Fate.RIVAL_WON : otherwise;
    }

    private boolean rivalWon(int project) {
        return contest.groupOf(project) >= 0 && groupTaken[contest.groupOf(project)];
    }

    private void add(int project, Fate fate, Stage stage) {
        decided[project] = true;
        lines.add(new Line(
                lines.size() + 1,
                contest.id(project),
                contest.votes[project],
                contest.score[project],
                contest.costCents[project],
                fate,
                fate == Fate.SELECTED ? winners.size() : 0,
                leftCents,
                stage));
    }
}
