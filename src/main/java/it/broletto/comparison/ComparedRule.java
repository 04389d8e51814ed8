package it.broletto.comparison;

import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Utility;
import it.broletto.tally.VoteType;
import java.util.Arrays;
import java.util.List;

/**
 * A rule that a city may choose. None filters projects, ties go by cost, votes, id; Equal Shares begins with a share in
 * whole units of money, raises it unit by unit, and spends the rest on the most votes.
 */
public enum ComparedRule {
    /** As most cities count: what the others are measured against. */
    MOST_VOTES(RuleSheet.GREEDY, true, true),
    COST_PER_VOTE(RuleSheet.builder().method(Method.GREEDY_PER_COST).build(), true, true),
    /** Recommended. */
    EQUAL_SHARES(equalShares(Utility.COST), true, false),
    EQUAL_SHARES_BY_NUMBER(equalShares(Utility.CARDINALITY), true, false),
    /** Recommended where ballots give points. */
    EQUAL_SHARES_BY_POINTS(equalShares(Utility.POINTS_COST), false, true),
    EQUAL_SHARES_BY_POINTS_ONLY(equalShares(Utility.POINTS), false, true),
    /** Reads who named what, not points. */
    PHRAGMEN(RuleSheet.builder().method(Method.PHRAGMEN).build(), true, false);

    private final RuleSheet sheet;
    private final boolean withoutPoints;
    private final boolean withPoints;

    ComparedRule(RuleSheet sheet, boolean withoutPoints, boolean withPoints) {
        this.sheet = sheet;
        this.withoutPoints = withoutPoints;
        this.withPoints = withPoints;
    }

    /** The rules that fit such ballots, {@link #MOST_VOTES} first. */
    static List<ComparedRule> of(VoteType voteType) {
        return Arrays.stream(values())
                .filter(rule -> voteType.hasScores() ? rule.withPoints : rule.withoutPoints)
                .toList();
    }

    RuleSheet sheet() {
        return sheet;
    }

    public boolean recommended() {
        return this == EQUAL_SHARES || this == EQUAL_SHARES_BY_POINTS;
    }

    private static RuleSheet equalShares(Utility utility) {
        return RuleSheet.builder()
                .method(Method.EQUAL_SHARES)
                .utility(utility)
                .start(Start.FLOOR)
                .completion(Completion.ADD1U)
                .fill(Fill.VOTES)
                .build();
    }
}
