package it.broletto.proposal;

import it.broletto.shared.Money;
import java.time.Instant;

/** One answer of the offices. {@code cost} is null if not feasible, {@code reason} may be null if feasible. */
public record ReviewView(boolean feasible, Money cost, String reason, Instant reviewedAt) {

    /** What the answer made of the proposal. */
    public Status status() {
        return feasible ? Status.FEASIBLE : Status.NOT_FEASIBLE;
    }
}
