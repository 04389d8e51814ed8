package it.broletto.tally;

import it.broletto.tally.Explanation.Loser;
import it.broletto.tally.Explanation.Round;
import it.broletto.tally.Outcome.Fate;
import it.broletto.tally.Outcome.Line;
import it.broletto.tally.Outcome.Stage;
import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Utility;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Puts an {@link Explanation} together. */
final class Explainer {

    private static final long PARTS = 10_000;

    private final Election election;
    private final RuleSheet sheet;
    private final Outcome outcome;
    private final Contest contest;
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final Outcome byMethod;
    private final Outcome byVotes;
    private final Trace trace;
    private final GreedyTrace greedy;

    Explainer(Election election, RuleSheet sheet, Outcome outcome) {
        this.election = election;
        this.sheet = sheet;
        this.outcome = outcome;
        this.contest = new Contest(election, sheet);
        for (var project = 0; project < contest.size(); project++) {
            indexOf.put(contest.id(project), project);
        }
        require(outcome.lines().size() == contest.size()
                && outcome.lines().stream().allMatch(this::fits));
        var compares = sheet.comparison() != Comparison.NO;
        this.byMethod = compares
                ? Count.of(election, sheet.change().comparison(Comparison.NO).build())
                : null;
        this.byVotes = compares
                ? Count.of(
                        election,
                        sheet.change()
                                .method(Method.GREEDY)
                                .comparison(Comparison.NO)
                                .build())
                : null;
        this.trace = trace();
        this.greedy = greedy();
    }

    private boolean fits(Line line) {
        var project = indexOf.get(line.projectId());
        return project != null
                && contest.votes[project] == line.votes()
                && contest.costCents[project] == line.costCents();
    }

    private Trace trace() {
        if (isGreedy()) {
            require(Count.of(election, sheet).lines().equals(outcome.lines()));
            return null;
        }
        var winners = winners(Stage.RULE);
        var trace = sheet.method() == Method.PHRAGMEN
                ? new PhragmenTrace(contest, winners)
                : new SharesTrace(contest, outcome.endowmentCents());
        require(trace.rounds().stream()
                .map(Round::projectId)
                .toList()
                .equals(winners.stream().map(contest::id).toList()));
        return trace;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("the outcome is not that of this election and rule sheet");
        }
    }

    /** Whether the outcome was found greedily, by the method or because a comparison preferred it. */
    private boolean isGreedy() {
        return switch (sheet.method()) {
            case GREEDY, GREEDY_PER_COST -> true;
            case EQUAL_SHARES -> outcome.endowmentCents() == null;
            case PHRAGMEN -> byMethod != null && !byMethod.lines().equals(outcome.lines());
        };
    }

    private GreedyTrace greedy() {
        if (trace == null) {
            var byCost = sheet.method() == Method.GREEDY_PER_COST
                    && (byMethod == null || byMethod.lines().equals(outcome.lines()));
            return new GreedyTrace(contest, byCost, List.of(), winners(Stage.RULE));
        }
        if (!isFilled()) {
            return null;
        }
        var byCost = sheet.fill() == Fill.UTILITY
                && (sheet.utility() == Utility.CARDINALITY || sheet.utility() == Utility.POINTS);
        return new GreedyTrace(contest, byCost, winners(Stage.RULE), winners(Stage.COMPLETION));
    }

    private boolean isFilled() {
        return sheet.method() == Method.EQUAL_SHARES
                && (sheet.completion() == Completion.GREEDY || sheet.completion() == Completion.ADD1U);
    }

    private List<Integer> winners(Stage stage) {
        var lines = outcome.byProject();
        return outcome.winners().stream()
                .filter(id -> lines.get(id).stage() == stage)
                .map(indexOf::get)
                .toList();
    }

    Explanation explanation() {
        return new Explanation(
                outcome,
                trace == null ? null : trace.endowment(),
                rounds(),
                outcome.lines().stream()
                        .filter(line -> !line.selected())
                        .map(this::loser)
                        .toList(),
                Welfare.of(election, outcome, trace == null ? List.of() : trace.byPaid()),
                Spending.of(election, outcome),
                List.of(
                        Proportionality.of(election, outcome, Proportionality.Measure.COST),
                        Proportionality.of(election, outcome, Proportionality.Measure.PROJECTS)),
                byMethod == null ? null : Preference.between(election, byMethod, byVotes));
    }

    private List<Round> rounds() {
        var rounds = new ArrayList<Round>();
        if (trace != null) {
            rounds.addAll(trace.rounds());
        }
        if (greedy != null) {
            rounds.addAll(greedy.rounds(trace == null ? Stage.RULE : Stage.COMPLETION));
        }
        return rounds;
    }

    private Loser loser(Line line) {
        var project = indexOf.get(line.projectId());
        var lostTo = greedy == null ? null : greedy.lostTo(project);
        if (trace == null) {
            return new Loser(
                    line.projectId(),
                    line.fate(),
                    line.votes(),
                    line.costCents(),
                    null,
                    null,
                    lostTo == null ? OptionalLong.empty() : OptionalLong.of(greedy.supportHundredths(project)),
                    line.fate() == Fate.NO_MONEY_LEFT || line.fate() == Fate.OVER_BUDGET ? line.missingCents() : 0,
                    missingVotes(
                            line,
                            greedy.missingVotes(project),
                            election.ballots().voters() - line.votes()),
                    0,
                    lostTo,
                    List.of());
        }
        var story = trace.story(project);

        var votes = isKnown() ? Math.min(story.missingVotes(), filled(project)) : Trace.NEVER;
        var missing = Fraction.of(line.costCents(), 1).plus(story.left().times(-1));
        return new Loser(
                line.projectId(),
                line.fate(),
                line.votes(),
                line.costCents(),
                story.had(),
                story.left(),
                OptionalLong.of(
                        story.left().times(PARTS).over(line.costCents()).floor().longValueExact()),
                missing.ceiling().max(BigInteger.ZERO).longValueExact(),
                missingVotes(line, votes, story.idle()),
                story.lastRound(),
                lostTo,
                story.takers());
    }

    /** Whether it is known what more votes would have done: not if they might have changed the endowment. */
    private boolean isKnown() {
        return sheet.completion() != Completion.ADD1
                && sheet.completion() != Completion.ADD1U
                && !election.voteType().hasScores();
    }

    private long filled(int project) {
        return greedy == null ? Trace.NEVER : greedy.missingVotes(project);
    }

    /** @param most that there might have been */
    private OptionalLong missingVotes(Line line, long toWin, long most) {
        var toPass = toPass(line);
        var votes = Math.max(toWin, toPass);
        var points = election.voteType().hasScores();
        return votes == Trace.NEVER || (points ? toPass > 0 : votes > most) || sheet.comparison() != Comparison.NO
                ? OptionalLong.empty()
                : OptionalLong.of(votes);
    }

    /** How many more votes the filters ask for. */
    private long toPass(Line line) {
        var filters = sheet.filters();
        return switch (line.fate()) {
            case WITHDRAWN -> Trace.NEVER;
            case OVER_BUDGET -> contest.barred(indexOf.get(line.projectId())) == null ? 0 : Trace.NEVER;
            case TOO_FEW_VOTES, BELOW_SHARE ->
                Math.max(filters.minVotes(), filters.minShareOfCost() == 0 ? 0 : toShare(line)) - line.votes();
            case SELECTED, NO_MONEY_LEFT, RIVAL_WON, SUPPORTERS_TOO_POOR, AFTER_THE_END -> 0;
        };
    }

    /** The least number of votes that is not less than the project's part of the budget asks for. */
    private long toShare(Line line) {
        return Fraction.of(line.costCents(), election.budgetCents())
                .times(election.ballots().voters())
                .over(sheet.filters().minShareOfCost())
                .ceiling()
                .longValueExact();
    }
}
