package it.broletto.tally;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The result of a count, with what a page needs to explain it.
 *
 * @param rule name of the rule whose outcome it is: greedy if the comparison of the sheet preferred that one
 * @param voters all ballots, blank ones too
 * @param winners ids in the order in which they were selected
 * @param totalCostCents of the winners, at most the budget
 * @param lines every project once, in the order in which the rule came to it
 * @param endowmentCents what each voter had at first under EQUAL_SHARES, raised if it was; null under other rules
 */
public record Outcome(
        String rule,
        long voters,
        long budgetCents,
        List<String> winners,
        long totalCostCents,
        List<Line> lines,
        Fraction endowmentCents) {

    /** Why a project won or did not. */
    public enum Fate {
        /** It won. */
        SELECTED,
        /** When its turn came, less money was left than it costs. */
        NO_MONEY_LEFT,
        /** It costs more than the whole budget. */
        OVER_BUDGET,
        /** It has fewer votes than the rule asks for. */
        TOO_FEW_VOTES,
        /** Its votes are fewer than its part of the budget asks for. */
        BELOW_SHARE,
        /** It was taken back: its cost says so. */
        WITHDRAWN,
        /** Another one of its group won. */
        RIVAL_WON,
        /** What its supporters had left together was less than it costs. */
        SUPPORTERS_TOO_POOR,
        /** The count ended before its turn. */
        AFTER_THE_END
    }

    /** When a project won. */
    public enum Stage {
        /** By the method itself. */
        RULE,
        /** With money that the method left. */
        COMPLETION
    }

    /**
     * What happened to one project.
     *
     * @param turn in which it was looked at, from 1
     * @param votes how many voters named it
     * @param score points; without points the same as votes
     * @param costCents as counted
     * @param position among the winners from 1; 0 if it did not win
     * @param leftCents money that was left when its turn came
     * @param stage in which it won; null if it did not
     */
    public record Line(
            int turn,
            String projectId,
            long votes,
            long score,
            long costCents,
            Fate fate,
            int position,
            long leftCents,
            Stage stage) {

        public boolean selected() {
            return fate == Fate.SELECTED;
        }

        /** What it lacked when its turn came, 0 if there was enough. */
        public long missingCents() {
            return Math.max(0, costCents - leftCents);
        }
    }

    public Outcome {
        winners = List.copyOf(winners);
        lines = List.copyOf(lines);
    }

    /** The same, told to be that of another rule than its sheet's. */
    Outcome of(RuleSheet.Method method) {
        return new Outcome(method.word(), voters, budgetCents, winners, totalCostCents, lines, endowmentCents);
    }

    public Map<String, Line> byProject() {
        return lines.stream().collect(Collectors.toMap(Line::projectId, Function.identity()));
    }
}
