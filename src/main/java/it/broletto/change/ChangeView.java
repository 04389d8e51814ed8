package it.broletto.change;

import java.time.Instant;
import java.util.UUID;

/**
 * A change that was asked for.
 *
 * @param number of the campaign's changes, from 1
 * @param material whether backers agreed to what it touches
 * @param proposedBy null until one of the offices says yes
 * @param answer why it was proposed or rejected, the last that was said; null without
 * @param decidedAt when it was approved, applied, rejected or taken back; null before
 * @param withdrawUntil null unless it was approved
 * @param over whether the campaign closed while it waited
 */
public record ChangeView(
        UUID id,
        UUID campaign,
        String slug,
        String title,
        int number,
        boolean material,
        Content before,
        Content after,
        String reason,
        UUID requestedBy,
        Instant requestedAt,
        ChangeStatus status,
        UUID proposedBy,
        String answer,
        Instant decidedAt,
        Instant withdrawUntil,
        boolean over) {

    /** Whether the offices may still decide. */
    public boolean waits() {
        return status.isOpen() && !over;
    }

    public boolean proposed() {
        return status == ChangeStatus.PROPOSED;
    }
}
