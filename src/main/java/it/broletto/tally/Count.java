package it.broletto.tally;

import it.broletto.tally.Outcome.Fate;
import it.broletto.tally.Outcome.Stage;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Utility;

/** Turns ballots into winners as a rule sheet says. */
public final class Count {

    private final Election election;
    private final RuleSheet sheet;

    private Count(Election election, RuleSheet sheet) {
        this.election = election;
        this.sheet = sheet;
    }

    /**
     * Counts. The same election gives the same outcome whatever the order of its projects and ballots, the locale, and
     * whether identical ballots are grouped; grouped ones are counted faster.
     *
     * @throws UndecidableTie if the sheet leaves open which of several projects comes first
     * @throws UnusableRules if the sheet does not fit the election
     * @throws java.util.concurrent.CancellationException if the thread is interrupted before a long count ends
     */
    public static Outcome of(Election election, RuleSheet sheet) {
        return new Count(election, sheet).outcome();
    }

    private Outcome outcome() {
        var contest = new Contest(election, sheet);
        var outcome =
                switch (sheet.method()) {
                    case GREEDY -> greedy(contest, false);
                    case GREEDY_PER_COST -> greedy(contest, true);
                    case PHRAGMEN -> phragmen(contest);
                    case EQUAL_SHARES -> equalShares(contest);
                };
        return switch (sheet.comparison()) {
            case NO -> outcome;
            case MAJORITY_WITH_GREEDY -> majority(contest, outcome);
        };
    }

    private Outcome greedy(Contest contest, boolean byCost) {
        var selection = new Selection(contest);
        new GreedyRule(contest, byCost).fill(selection, Stage.RULE);
        return selection.outcome(null, Fate.NO_MONEY_LEFT);
    }

    private Outcome phragmen(Contest contest) {
        var selection = new Selection(contest);
        new Phragmen(contest).buy(selection);
        return selection.outcome(null, Fate.AFTER_THE_END);
    }

    private Outcome equalShares(Contest contest) {
        var selection = new Selection(contest);
        var endowment = new Endowments(contest).buy(selection);
        if (sheet.completion() == Completion.GREEDY || sheet.completion() == Completion.ADD1U) {
            var byCost = sheet.fill() == Fill.UTILITY
                    && (sheet.utility() == Utility.CARDINALITY || sheet.utility() == Utility.POINTS);
            new GreedyRule(contest, byCost).fill(selection, Stage.COMPLETION);
        }
        return selection.outcome(endowment, Fate.SUPPORTERS_TOO_POOR);
    }

    private Outcome majority(Contest contest, Outcome outcome) {
        var rival = greedy(contest, false);
        var better = Preference.between(election, outcome, rival);
        return better.second() > better.first() ? rival.of(Method.GREEDY) : outcome;
    }
}
