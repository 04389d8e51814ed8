package it.broletto.match;

/** A rule, a claim or a pool that nothing can be computed from; the message says what is wrong. */
public final class UnusableMatch extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableMatch(String why) {
        super(why);
    }
}
