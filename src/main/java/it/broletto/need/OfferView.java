package it.broletto.need;

import java.time.Instant;
import java.util.UUID;

/**
 * An offer as the one who made it and the promoter see it, and nobody else.
 *
 * @param withdrawnAt null while it stands
 */
public record OfferView(
        UUID id,
        UUID need,
        NeedKind kind,
        String name,
        long quantity,
        String note,
        Instant offeredAt,
        Instant withdrawnAt) {}
