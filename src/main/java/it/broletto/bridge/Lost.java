package it.broletto.bridge;

import it.broletto.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A project that lost the vote of a round, and whether it goes on.
 *
 * @param author who proposed it
 * @param offeredAt when the offices suggested a campaign; null if they did not
 * @param application that goes on with it and was not refused; null if none does
 * @param sent whether that application was sent in; before that only its author knows of it
 * @param campaignSlug null until it is opened
 * @param followers who want to know what becomes of it
 */
public record Lost(
        UUID project,
        int number,
        String title,
        Money cost,
        UUID author,
        Instant offeredAt,
        UUID application,
        boolean sent,
        String campaignSlug,
        long followers) {}
