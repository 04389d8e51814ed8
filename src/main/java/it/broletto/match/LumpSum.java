package it.broletto.match;

import it.broletto.match.Match.Kind;
import it.broletto.match.Match.Limit;
import java.util.List;

/**
 * A fixed amount, once, for a campaign that enough people support.
 *
 * @param amountCents what is added, more than 0
 * @param thresholdBasisPoints of the budget that people must reach, from 0 to 10,000
 * @param thresholdCents or what they must reach whatever the budget, more than 0; 0 for none
 * @param donors how many persons must have given, from 0
 * @param awardsCount whether what the city gives as first backer counts for what people must reach
 */
public record LumpSum(
        long amountCents, long thresholdBasisPoints, long thresholdCents, long donors, boolean awardsCount)
        implements MatchRule {

    /** @throws UnusableMatch if a number is out of its range */
    public LumpSum {
        MatchRule.in("amountCents", amountCents, 1, Claim.MOST_CENTS);
        MatchRule.in("thresholdBasisPoints", thresholdBasisPoints, 0, WHOLE);
        MatchRule.in("thresholdCents", thresholdCents, 0, Claim.MOST_CENTS);
        MatchRule.in("donors", donors, 0, 10_000_000);
    }

    /** Only what people give counts. */
    public LumpSum(long amountCents, long thresholdBasisPoints, long thresholdCents, long donors) {
        this(amountCents, thresholdBasisPoints, thresholdCents, donors, false);
    }

    @Override
    public long neededCents(long budgetCents) {
        var share = -Math.floorDiv(-Math.multiplyExact(budgetCents, thresholdBasisPoints), WHOLE);
        return thresholdCents > 0 ? Math.min(thresholdCents, share) : share;
    }

    @Override
    public long mostFor(long budgetCents) {
        return amountCents;
    }

    @Override
    public Match match(Brief claim, long poolCents) {
        var settled = towards(claim);
        var shareReached =
                Math.multiplyExact(settled, WHOLE) >= Math.multiplyExact(claim.budgetCents(), thresholdBasisPoints);
        var amountReached = thresholdCents > 0 && settled >= thresholdCents;
        if (!shareReached && !amountReached) {
            return Match.none(claim.id(), Match.Unmet.THRESHOLD);
        }
        if (claim.gifts().donors() < donors) {
            return Match.none(claim.id(), Match.Unmet.DONORS);
        }
        return Match.least(claim.id(), List.of(new Limit(Kind.LUMP, amountCents), new Limit(Kind.POOL, poolCents)));
    }
}
