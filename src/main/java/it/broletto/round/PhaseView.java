package it.broletto.round;

import java.time.Instant;

/** One dated phase, seen from where its round stands. */
public record PhaseView(Phase phase, Instant opensAt, Instant closesAt, State state) {

    public enum State {
        PAST,
        NOW,
        FUTURE
    }
}
