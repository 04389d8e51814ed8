package it.broletto.ledger;

/**
 * What an account has, cents, in the direction that raises it.
 *
 * @param posted by final entries
 * @param held of it, what open holds would take
 */
public record Balance(long posted, long held) {

    /** What may be taken. */
    public long free() {
        return posted - held;
    }
}
