package it.broletto.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry as it stands in the ledger.
 *
 * @param number from 1, without gaps
 * @param ends the hold that it settles, voids or lets expire; null for others
 * @param reverses the entry that it takes back; null for others
 * @param role who made it: a role, never a person
 * @param hash SHA-256 over the hash before it and {@link Chain#text}, 64 hexadecimal digits
 */
public record Entry(
        long number,
        UUID id,
        Phase phase,
        String type,
        UUID subject,
        UUID ends,
        UUID reverses,
        Instant expiresAt,
        String reason,
        String role,
        Instant at,
        List<Line> lines,
        String hash) {

    /** The sum of the debits, and so of the credits, cents; 0 if it has no lines. */
    public long cents() {
        return lines.stream().mapToLong(line -> Math.max(0, line.cents())).sum();
    }

    Entry hashed(String hash) {
        return new Entry(number, id, phase, type, subject, ends, reverses, expiresAt, reason, role, at, lines, hash);
    }

    Entry with(List<Line> those) {
        return new Entry(
                number,
                id,
                phase,
                type,
                subject,
                ends,
                reverses,
                expiresAt,
                reason,
                role,
                at,
                List.copyOf(those),
                hash);
    }

    /** What an entry does to balances. */
    public enum Phase {
        /** Moves money, finally. */
        POST,
        /** Keeps money until it is settled, voided or expires. */
        HOLD,
        /** Moves what was held. */
        SETTLE,
        /** Sets free what was held. */
        VOID,
        /** Sets free what was held too long. */
        EXPIRE
    }
}
