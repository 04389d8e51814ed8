package it.broletto.doctor;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What one look at an invariant came to.
 *
 * @param figure what was looked at: things, or cents where {@link Invariant} says so
 * @param broken how many things are wrong
 * @param example the name of one of them; null if none is wrong
 * @param tookMillis how long it took
 * @param upTo the last one that was read of what is read piece by piece: an entry, or the time of a decision in
 *     microseconds; else 0
 */
public record Finding(
        Invariant invariant, Instant at, long figure, long broken, String example, long tookMillis, long upTo) {

    private static final Set<Invariant> AMOUNTS = EnumSet.of(
            Invariant.ESCROW_EXACT,
            Invariant.FUND,
            Invariant.SUSPENSE,
            Invariant.ENVELOPE,
            Invariant.SPONSORS,
            Invariant.PAID_BY_TWO);

    public boolean sound() {
        return broken == 0;
    }

    /** Whether the figure is an amount. */
    public boolean amount() {
        return AMOUNTS.contains(invariant);
    }
}
