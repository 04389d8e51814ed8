package it.broletto.collection;

import java.util.List;
import java.util.Map;

/**
 * What came of rehearsing a close; amounts in cents.
 *
 * @param percent how many of a hundred pledges were made to drop out
 * @param pledges that stood at the close
 * @param closed whether the promises reached the minimum, so that there was anything to collect
 * @param matchCents added by the city; null in no call, and where a pool waits for other campaigns
 * @param reservedCents kept for the match before the decision
 * @param leftCents reserved for it that came free again
 * @param refunds made, because it failed
 * @param asks how many requests the provider got, repeated ones included
 * @param faults injected, by kind
 * @param millis how long it took
 * @param held each thing that has to hold, and whether it did
 */
public record Rehearsed(
        int percent,
        long pledges,
        long promisedCents,
        long minimumCents,
        boolean closed,
        boolean funded,
        long collected,
        long collectedCents,
        long dropped,
        long droppedCents,
        Long matchCents,
        long reservedCents,
        long leftCents,
        long refunds,
        long asks,
        Map<Fault, Integer> faults,
        long millis,
        List<Check> held) {

    /** What has to hold. */
    public enum Rule {
        /** The provider has one charge of each pledge at most. */
        CHARGED_ONCE,
        /** What the provider took is what the ledger has. */
        SAME_SUM,
        /** Each pledge is collected, dropped or given back. */
        NOBODY_FORGOTTEN,
        /** The decision follows from what was settled. */
        DECIDED_ON_SETTLED,
        /** No more is added than was reserved. */
        WITHIN_RESERVE,
        /** Of a campaign that failed nothing is left here. */
        NOTHING_LEFT
    }

    /** What was made to go wrong. */
    public enum Fault {
        DECLINED,
        MONEY_AT_THE_THIRD_TRY,
        AUTHENTICATION,
        TIMEOUT_BEFORE,
        TIMEOUT_AFTER,
        ERROR_500,
        CRASH_BEFORE_COMMIT
    }

    public record Check(Rule rule, boolean held) {}

    public boolean sound() {
        return held.stream().allMatch(Check::held);
    }
}
