package it.broletto.payout;

import it.broletto.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payout as everybody may see it.
 *
 * @param link where the evidence is; null if it is all in words
 * @param paidOn null until it is paid
 * @param reason why it was refused or taken back; null if it was not
 * @param entry number of the last entry that moved its money; null if none did
 * @param wentToTheBank whether it was in a file of transfers, by this approval or an earlier one
 */
public record PayoutView(
        UUID id,
        UUID campaign,
        int position,
        String title,
        Money amount,
        String evidence,
        String link,
        UUID requestedBy,
        Instant requestedAt,
        PayoutStatus status,
        Instant since,
        LocalDate paidOn,
        String reason,
        Long entry,
        boolean wentToTheBank) {}
