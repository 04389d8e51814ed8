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
 * @param issuer eleven digits: tax code of the body that received the gift
 * @param fund whether it stays in the neighbourhood fund, since its campaign failed
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
        String revoked,
        String issuer,
        boolean fund) {

    public String label() {
        return number + "/" + year;
    }

    public LocalDate paidOn() {
        return collectedAt.atZone(Time.ROME).toLocalDate();
    }
}
