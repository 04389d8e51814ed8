package it.broletto.round;

/** Where a round took place: on this platform, or elsewhere and imported from a Pabulib file. */
public enum Source {
    HERE,
    PABULIB
}
