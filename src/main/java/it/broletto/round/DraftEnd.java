package it.broletto.round;

import java.time.Instant;
import java.util.UUID;

/**
 * How a round ceased to be a draft.
 *
 * @param to INFORMING: it was published; CANCELLED: it was given up; DECIDED: it was imported
 * @param by the person who did it
 */
record DraftEnd(Phase to, UUID by, Instant at) {

    public boolean published() {
        return to != Phase.CANCELLED;
    }
}
