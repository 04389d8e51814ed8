package it.broletto.accountability;

import java.time.LocalDate;
import java.util.UUID;

/** A step of a project: promised and real date. {@code doneOn} and {@code reason} may be null. */
public record MilestoneView(
        UUID id, UUID projectId, String title, LocalDate promisedOn, LocalDate doneOn, String reason, int version) {

    public Punctuality punctuality(LocalDate today) {
        return Punctuality.of(promisedOn, null, doneOn, today);
    }
}
