package it.broletto.campaign;

import it.broletto.proposal.Category;
import it.broletto.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A campaign as lists show it.
 *
 * @param district code of a district; null = the whole city
 * @param open whether pledges may be made now
 * @param promised sum of the promises that stand, also after the close
 * @param backers how many people made them; after the decision, how many of them paid
 * @param added by the city, decided; null before the decision and without one
 * @param sums what became of the promises; null where they are never collected
 */
public record CampaignCard(
        UUID id,
        String slug,
        String title,
        String summary,
        String promoter,
        Category category,
        String district,
        CampaignStatus status,
        Instant opensAt,
        Instant closesAt,
        boolean open,
        Money minimum,
        Money goal,
        Money promised,
        long backers,
        Money added,
        CampaignSums sums) {

    public boolean minimumReached() {
        return promised.compareTo(minimum) >= 0;
    }

    /** Whether a call may still add to it, by the promises that stand. */
    public boolean awaitsMatch() {
        return added == null
                && minimumReached()
                && status != CampaignStatus.FAILED
                && status != CampaignStatus.CANCELLED;
    }

    public Money missingToMinimum() {
        return minimumReached() ? Money.ZERO : minimum.minus(promised);
    }
}
