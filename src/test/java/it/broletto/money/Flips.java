package it.broletto.money;

import it.broletto.ledger.Entry;

/** Damage to an entry. */
final class Flips {

    private Flips() {}

    /** The same but for a millisecond. */
    static Entry one(Entry entry) {
        return new Entry(
                entry.number(),
                entry.id(),
                entry.phase(),
                entry.type(),
                entry.subject(),
                entry.ends(),
                entry.reverses(),
                entry.expiresAt(),
                entry.reason(),
                entry.role(),
                entry.at().plusMillis(1),
                entry.lines(),
                entry.hash());
    }
}
