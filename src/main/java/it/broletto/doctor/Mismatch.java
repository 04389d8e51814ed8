package it.broletto.doctor;

/** How our books and a provider's list may differ. */
public enum Mismatch {
    /** We have it as settled, the provider has not. */
    MISSING_THERE,
    /** The provider has settled it, we have not. */
    MISSING_HERE,
    /** Both have it, with different amounts. */
    AMOUNT_DIFFERS
}
