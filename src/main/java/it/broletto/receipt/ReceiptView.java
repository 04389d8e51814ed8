package it.broletto.receipt;

import it.broletto.shared.Money;
import it.broletto.shared.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A receipt as its owner sees it.
 *
 * @param rail how it was paid
 * @param revoked why it counts no more: {@code REFUNDED} or {@code LOST}; null if it counts
 */
public record ReceiptView(
        int year,
        int number,
        UUID pledge,
        String campaign,
        String promoter,
        Money amount,
        String rail,
        Instant collectedAt,
        Instant issuedAt,
        String revoked) {

    public String label() {
        return number + "/" + year;
    }

    public LocalDate paidOn() {
        return collectedAt.atZone(Time.ROME).toLocalDate();
    }
}
