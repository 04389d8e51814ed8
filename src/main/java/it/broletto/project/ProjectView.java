package it.broletto.project;

import it.broletto.proposal.Category;
import it.broletto.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A project as others see it. {@code proposalId} is null for an imported one; {@code latitude} and {@code longitude}
 * (WGS 84) are null together. {@code number} stands on the ballot, {@code fileId} in the counted file.
 */
public record ProjectView(
        UUID id,
        UUID roundId,
        UUID areaId,
        UUID proposalId,
        Integer number,
        String fileId,
        String title,
        String summary,
        Category category,
        Double latitude,
        Double longitude,
        Money cost,
        ProjectStatus status,
        Instant listedAt,
        int version) {}
