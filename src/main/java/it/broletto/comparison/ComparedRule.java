package it.broletto.comparison;

import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Utility;
import it.broletto.tally.VoteType;
import java.util.Arrays;
import java.util.List;

/**
 * A rule that a city may choose. Equal Shares begins with a share in whole units of money, raises it step by step, and
 * spends the rest on the most votes.
 */
public enum ComparedRule {
    /** As most cities count. */
    MOST_VOTES(false, Method.GREEDY, Utility.COST),
    COST_PER_VOTE(false, Method.GREEDY_PER_COST, Utility.COST),
    /** Recommended. */
    EQUAL_SHARES(false, Method.EQUAL_SHARES, Utility.COST),
    EQUAL_SHARES_BY_NUMBER(false, Method.EQUAL_SHARES, Utility.CARDINALITY),
    /** Reads who named what, not points. */
    PHRAGMEN(false, Method.PHRAGMEN, Utility.COST),
    MOST_POINTS(true, Method.GREEDY, Utility.COST),
    COST_PER_POINT(true, Method.GREEDY_PER_COST, Utility.COST),
    /** Recommended where ballots give points. */
    EQUAL_SHARES_BY_POINTS(true, Method.EQUAL_SHARES, Utility.POINTS_COST),
    EQUAL_SHARES_BY_POINTS_ONLY(true, Method.EQUAL_SHARES, Utility.POINTS),
    /** The round's own rule where it is none of the others. */
    AS_COUNTED(false, null, null);

    private final boolean points;
    private final Method method;
    private final Utility utility;

    ComparedRule(boolean points, Method method, Utility utility) {
        this.points = points;
        this.method = method;
        this.utility = utility;
    }

    /** The rules that fit such ballots, the one that most cities use first. */
    static List<ComparedRule> of(VoteType voteType) {
        return Arrays.stream(values())
                .filter(rule -> rule.method != null && rule.points == voteType.hasScores())
                .toList();
    }

    /** This rule with the filters, bonuses, ties and step of another sheet. */
    RuleSheet on(RuleSheet base) {
        if (method == null) {
            return base;
        }
        var sheet = base.change().method(method).comparison(RuleSheet.Comparison.NO);
        return method != Method.EQUAL_SHARES
                ? sheet.build()
                : sheet.utility(utility)
                        .start(Start.FLOOR)
                        .stop(Stop.EXHAUSTIVE)
                        .completion(Completion.ADD1U)
                        .fill(Fill.VOTES)
                        .build();
    }

    public boolean recommended() {
        return this == EQUAL_SHARES || this == EQUAL_SHARES_BY_POINTS;
    }
}
