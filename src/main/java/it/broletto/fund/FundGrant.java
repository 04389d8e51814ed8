package it.broletto.fund;

import it.broletto.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Money that the fund is asked for, or gave.
 *
 * @param reason why it was asked for, public
 * @param granted null while it waits for another person
 * @param refusal why it was refused, public; null otherwise
 * @param entry of the ledger, if it was given
 */
public record FundGrant(
        UUID id,
        String slug,
        String title,
        Money amount,
        String reason,
        Instant askedAt,
        UUID askedBy,
        Boolean granted,
        String refusal,
        Instant decidedAt,
        Long entry) {

    public boolean isWaiting() {
        return granted == null;
    }

    public boolean isGiven() {
        return granted != null && granted;
    }
}
