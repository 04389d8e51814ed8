package it.broletto.proposal;

import it.broletto.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A proposal as others see it. A withdrawn one has no title, text or place any more. {@code latitude},
 * {@code longitude}, {@code place}, {@code guess}, {@code editedAt} may be null; {@code cost} and {@code reason} are
 * those of the latest review, and may be null.
 */
public record ProposalView(
        UUID id,
        UUID roundId,
        UUID areaId,
        int number,
        String title,
        String body,
        Category category,
        Double latitude,
        Double longitude,
        String place,
        Money guess,
        Status status,
        Instant submittedAt,
        Instant editedAt,
        Money cost,
        String reason,
        int version) {}
