package it.broletto.tally;

/** A rule sheet that contradicts itself or does not fit the election; {@link #getMessage()} says it in English. */
public final class UnusableRules extends IllegalArgumentException {

    UnusableRules(String message) {
        super(message);
    }
}
