package it.broletto.tally;

/** A way to choose winners. An implementation is a record of all its parameters: what a rule sheet seals. */
public interface Rule {

    /** Its name in results, like {@code greedy}. */
    String name();

    /**
     * Counts. The same election gives the same outcome whatever the order of its projects and ballots, the locale, and
     * whether identical ballots are grouped.
     */
    Outcome count(Election election);
}
