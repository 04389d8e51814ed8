package it.broletto.transfer;

/** Why a credit waits for a person, or goes back. */
public enum Reason {
    NO_REFERENCE,
    /** More than one right reference. */
    MANY_REFERENCES,
    /** A right one that was given to nobody here. */
    UNKNOWN_REFERENCE,
    WRONG_AMOUNT,
    /** The pledge does not wait for a transfer, or no longer. */
    LATE,
    /** The pledge was paid before. */
    TWICE,
    /** From an account in another name than the backer said. */
    OTHER_PAYER,
    /** The bank brings back what we had given back. */
    RETURNED,
    /** Its pledge cannot be collected any more. */
    NOT_COLLECTED,
    /** Its pledge was collected and is given back. */
    REFUND,
    /** An office says so. */
    BY_OFFICE
}
