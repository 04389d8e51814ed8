package it.broletto.campaign;

import it.broletto.shared.Money;
import java.time.Instant;

/**
 * What became of the promises of a campaign after its close. Each promise is in one of open, dropped and collected; each
 * that was collected may be going back, or be given back.
 *
 * @param collected all that providers took, also what went back since
 * @param open not collected yet
 * @param dropped could not be collected in time
 * @param drops how many promises were dropped
 * @param goingBack collected, and on its way back to backers
 * @param givenBack collected, and back at its backers
 * @param disputed collected, and questioned by the backers' banks
 * @param lost collected, and taken back by the backers' banks
 * @param moved collected, and gone on to another campaign or to the fund, as their backers wanted
 * @param payers people whose promise was collected, also if it went back since; 0 before the decision
 * @param opensAt begin of the collection; null before it
 * @param endsAt end of the collection; null before it begins
 * @param decidedAt when it was decided on what was collected; null before
 */
public record CampaignSums(
        Money collected,
        Money open,
        Money dropped,
        long drops,
        Money goingBack,
        Money givenBack,
        Money disputed,
        Money lost,
        Money moved,
        long payers,
        Instant opensAt,
        Instant endsAt,
        Instant decidedAt) {

    /** Of a campaign that only takes promises. */
    public static final CampaignSums NOTHING = new CampaignSums(
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            0,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            0,
            null,
            null,
            null);

    /** What was collected and is neither back, nor on its way back, nor lost, nor gone on. */
    public Money here() {
        return collected.minus(goingBack).minus(givenBack).minus(lost).minus(moved);
    }

    /** Whether the collection has begun. */
    public boolean begun() {
        return opensAt != null;
    }

    public boolean anyDropped() {
        return drops > 0;
    }
}
