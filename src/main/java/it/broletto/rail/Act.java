package it.broletto.rail;

/** What a provider is asked to do for one pledge. */
public enum Act {
    /** Prepares a means of payment; moves nothing. */
    SETUP,
    /** Takes the amount of the pledge. */
    COLLECT,
    /** Gives it back to where it came from. */
    REFUND
}
