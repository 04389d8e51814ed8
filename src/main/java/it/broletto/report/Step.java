package it.broletto.report;

import it.broletto.shared.Money;
import java.time.Instant;

/**
 * One thing that happened after the close.
 *
 * @param amount null where no money is meant
 * @param words null where there are none
 */
public record Step(Kind kind, Instant at, Money amount, String words) {

    public enum Kind {
        CLOSED,
        FUNDED,
        FAILED,
        GRANT,
        LIQUIDATED,
        PAID_GRANT,
        PAID,
        TOLD,
        REPORTED,
        REFUNDING,
        SETTLED
    }
}
