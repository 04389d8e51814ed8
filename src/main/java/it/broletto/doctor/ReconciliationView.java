package it.broletto.doctor;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How a day of a rail compared when somebody looked last.
 *
 * @param matched charges and refunds that both have, with the same amount
 */
public record ReconciliationView(long id, String rail, LocalDate day, Instant checkedAt, int matched, int mismatches) {

    /** One that differs. {@code ours}, {@code theirs}: cents, null where it is missing. */
    public record Open(String key, Mismatch kind, Long ours, Long theirs, Instant since) {}
}
