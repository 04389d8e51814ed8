package it.broletto.application;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to an application.
 *
 * @param version the version it speaks of
 * @param reason as the applicant reads it; null where the event has none
 * @param deadline null unless it was returned
 */
record EventView(
        int number,
        ApplicationStatus.Event event,
        int version,
        UUID actor,
        String reason,
        Instant deadline,
        Instant at) {}
