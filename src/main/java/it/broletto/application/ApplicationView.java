package it.broletto.application;

import java.time.Instant;
import java.util.UUID;

/**
 * An application without what it says.
 *
 * @param title as it stands in the draft; empty while there is none
 * @param number how many events there were
 * @param versions how many times it was sent in
 * @param saved how often the draft was saved
 * @param sentAt the last time; null for one that never was
 * @param deadline until when what was returned is to be answered; null unless it is returned
 * @param campaign null until it is opened
 * @param campaignSlug null until it is opened
 */
public record ApplicationView(
        UUID id,
        UUID applicant,
        ApplicationStatus status,
        String title,
        int number,
        int versions,
        int saved,
        Instant begunAt,
        Instant sentAt,
        Instant deadline,
        UUID campaign,
        String campaignSlug) {

    /** Colour of the chip that says the status. */
    public String chip() {
        return switch (status) {
            case APPROVED, OPENED -> "good";
            case REJECTED -> "bad";
            case IN_REVIEW, RETURNED -> "wait";
            case DRAFT -> "info";
        };
    }

    /** Whether it may be written now. */
    public boolean isWritten() {
        return status.isWritten();
    }
}
