package it.broletto.doctor;

import java.time.Instant;

/**
 * What one look at an invariant came to.
 *
 * @param figure what was looked at: things, or cents where {@link Invariant} says so
 * @param broken how many things are wrong
 * @param example the name of one of them; null if none is wrong
 * @param tookMillis how long it took
 * @param upTo the last entry that was read, where the ledger is read piece by piece; else 0
 */
public record Finding(
        Invariant invariant, Instant at, long figure, long broken, String example, long tookMillis, long upTo) {

    public boolean sound() {
        return broken == 0;
    }

    /** Whether the figure is an amount. */
    public boolean amount() {
        return invariant == Invariant.ESCROW_EXACT || invariant == Invariant.ENVELOPE;
    }
}
