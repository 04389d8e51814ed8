package it.broletto.ledger;

/** What kinds of account have in common: what is in one part stands against what is in another. */
public enum LedgerPart {
    /** Where people's money is, or what it went for. */
    WHERE,
    /** Whose it is: as much. */
    WHOSE,
    /** What the city adds, from the budget's chapter to the payment. */
    ADDED;

    static LedgerPart of(Account.Kind kind) {
        return kind.book() == Account.Book.ENVELOPE ? ADDED : kind.side() > 0 ? WHERE : WHOSE;
    }
}
