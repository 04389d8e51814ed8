package it.broletto.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What becomes of a campaign after its decision, read from facts; what may follow what is the one table below, and in the database. */
public enum Afterwards {
    FUNDED,
    /** The city adds something, and has to pay it. */
    GRANT_DUE,
    PAYING_OUT,
    /** Everything is paid, and the last report is approved. */
    REPORTED,
    FAILED,
    REFUNDING,
    /** Nothing is left with the city. */
    SETTLED;

    private static final Map<Afterwards, Set<Afterwards>> TABLE = new EnumMap<>(Map.of(
            FUNDED, Set.of(GRANT_DUE, PAYING_OUT),
            GRANT_DUE, Set.of(PAYING_OUT),
            PAYING_OUT, Set.of(REPORTED),
            REPORTED, Set.of(),
            FAILED, Set.of(REFUNDING, SETTLED),
            REFUNDING, Set.of(SETTLED),
            SETTLED, Set.of()));

    boolean mayBecome(Afterwards next) {
        return TABLE.get(this).contains(next);
    }

    /** Whether nothing more comes. */
    public boolean isLast() {
        return TABLE.get(this).isEmpty();
    }
}
