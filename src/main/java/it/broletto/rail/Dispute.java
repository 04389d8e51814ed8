package it.broletto.rail;

import java.util.UUID;

/**
 * A charge that the backer's bank wants back.
 *
 * @param id the provider's name of it
 * @param pledge as the provider has it, to be compared with ours
 * @param cents as the provider has it, to be compared with ours
 * @param reason the provider's word for why; null if there is none
 */
public record Dispute(String id, State state, UUID pledge, long cents, String reason) {

    /** How it stands. */
    public enum State {
        OPEN,
        /** The money stays. */
        WON,
        /** The money is gone. */
        LOST
    }
}
