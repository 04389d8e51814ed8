package it.broletto.campaign;

import it.broletto.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A pledge as its backer sees it, and nobody else.
 *
 * @param publicName null = anonymous
 * @param message null = none
 * @param withdrawnAt null while the promise stands
 * @param returnTitle of the return it names; null = none
 * @param fallback where the money goes if the campaign fails
 * @param fallbackTitle of the other campaign; null = none
 * @param withdrawable whether it may be withdrawn now
 * @param returnLapsed whether its return is not kept for it any more
 * @param choosable whether the backer may choose now where the money goes if the campaign fails
 * @param recallable whether the backer may only take that choice back, so that the money returns
 */
public record PledgeView(
        UUID id,
        String campaignSlug,
        String campaignTitle,
        CampaignStatus campaignStatus,
        Instant closesAt,
        Money amount,
        String publicName,
        String message,
        Instant pledgedAt,
        Instant withdrawnAt,
        boolean withdrawable,
        String returnTitle,
        Fallback fallback,
        String fallbackTitle,
        boolean returnLapsed,
        boolean choosable,
        boolean recallable) {}
