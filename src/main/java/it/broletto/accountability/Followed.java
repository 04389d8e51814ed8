package it.broletto.accountability;

import it.broletto.project.ProjectStatus;
import it.broletto.proposal.Category;
import it.broletto.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A project that is followed, as lists show it.
 *
 * @param lastFactAt null while nothing was stated
 */
public record Followed(
        UUID id,
        String title,
        Category category,
        ProjectStatus status,
        String roundSlug,
        String roundTitle,
        String areaCode,
        String areaName,
        LocalDate promisedOn,
        LocalDate expectedOn,
        LocalDate doneOn,
        Money voted,
        Money committed,
        Money paid,
        Instant lastFactAt) {

    public Punctuality punctuality(LocalDate today) {
        return Punctuality.of(promisedOn, expectedOn, doneOn, today);
    }
}
