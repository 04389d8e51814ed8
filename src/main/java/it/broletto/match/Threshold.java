package it.broletto.match;

import it.broletto.match.Match.Kind;
import it.broletto.match.Match.Limit;
import java.util.ArrayList;
import java.util.List;

/**
 * Once people have given a part of the budget, the city adds to it: the rule of Milan's editions.
 *
 * @param thresholdBasisPoints of the budget that people must reach, from 0 to 10,000
 * @param policy what the city adds; press texts on the same edition disagree, so a call must say it
 * @param rateBasisPoints of the budget, or for {@link Policy#ONE_TO_ONE} of what people gave; from 1 to 100,000
 * @param capCents the most that one campaign gets, more than 0
 * @param awardsCount whether what the city gives as first backer counts for the threshold
 */
public record Threshold(
        long thresholdBasisPoints, Policy policy, long rateBasisPoints, long capCents, boolean awardsCount)
        implements MatchRule {

    /** What is added. */
    public enum Policy {
        /** A share of the budget, whatever people gave beyond the threshold. */
        FIXED_SHARE,
        /** A share of the budget, but no more than it still lacks. */
        TOP_UP,
        /** A factor times what people gave, but no more than the budget still lacks. */
        ONE_TO_ONE
    }

    /** @throws UnusableMatch if a number is out of its range */
    public Threshold {
        MatchRule.in("thresholdBasisPoints", thresholdBasisPoints, 0, WHOLE);
        if (policy == null) {
            throw new UnusableMatch("policy is missing");
        }
        MatchRule.in("rateBasisPoints", rateBasisPoints, 1, 10 * WHOLE);
        MatchRule.in("capCents", capCents, 1, Claim.MOST_CENTS);
    }

    /** Only what people give counts for the threshold. */
    public Threshold(long thresholdBasisPoints, Policy policy, long rateBasisPoints, long capCents) {
        this(thresholdBasisPoints, policy, rateBasisPoints, capCents, false);
    }

    @Override
    public long neededCents(long budgetCents) {
        return -Math.floorDiv(-Math.multiplyExact(budgetCents, thresholdBasisPoints), WHOLE);
    }

    @Override
    public long mostFor(long budgetCents) {
        // Where an award counts, people may have given nothing at all.
        var needed = awardsCount ? 0 : neededCents(budgetCents);
        var most =
                switch (policy) {
                    case FIXED_SHARE -> MatchRule.share(budgetCents, rateBasisPoints);
                    case TOP_UP -> Math.min(MatchRule.share(budgetCents, rateBasisPoints), budgetCents - needed);
                    case ONE_TO_ONE -> {
                        // What is added rises with what people gave, what the budget lacks falls: the most is where
                        // they meet.
                        var meeting = budgetCents * WHOLE / (WHOLE + rateBasisPoints);
                        yield Math.max(
                                added(Math.max(needed, meeting), budgetCents),
                                added(Math.max(needed, meeting + 1), budgetCents));
                    }
                };
        return Math.min(most, capCents);
    }

    private long added(long settledCents, long budgetCents) {
        return Math.max(0, Math.min(MatchRule.share(settledCents, rateBasisPoints), budgetCents - settledCents));
    }

    @Override
    public Match match(Brief claim, long poolCents) {
        var settled = claim.gifts().cents();
        if (towards(claim) < neededCents(claim.budgetCents())) {
            return Match.none(claim.id(), Match.Unmet.THRESHOLD);
        }
        var limits = new ArrayList<Limit>();
        limits.add(
                policy == Policy.ONE_TO_ONE
                        ? new Limit(Kind.FACTOR, MatchRule.share(settled, rateBasisPoints))
                        : new Limit(Kind.SHARE, MatchRule.share(claim.budgetCents(), rateBasisPoints)));
        limits.add(new Limit(Kind.CAP, capCents));
        if (policy != Policy.FIXED_SHARE) {
            limits.add(new Limit(Kind.ROOM, Math.max(0, claim.budgetCents() - settled)));
        }
        limits.add(new Limit(Kind.POOL, poolCents));
        return Match.least(claim.id(), List.copyOf(limits));
    }
}
