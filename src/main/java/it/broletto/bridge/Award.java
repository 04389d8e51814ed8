package it.broletto.bridge;

import it.broletto.shared.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What the city gives a campaign beside any match.
 *
 * @param slug of the campaign
 * @param call from whose envelope
 * @param act by which it was decided; public
 * @param proposedBy the one of the two who asked
 * @param at when it was approved; while it waits, when it was proposed
 * @param approved false while it waits for the second person
 */
public record Award(
        UUID id,
        UUID campaign,
        String slug,
        UUID call,
        Money amount,
        String act,
        UUID proposedBy,
        Instant at,
        boolean approved,
        Stage stage) {

    /** Where its money is in the envelope; what waits for approval is nowhere yet. */
    public enum Stage {
        RESERVED,
        COMMITTED,
        LIQUIDATED,
        PAID
    }

    public boolean committed() {
        return stage != Stage.RESERVED;
    }

    /** Where the ledger keeps it. */
    public String ledgerPath() {
        return "/ledger/accounts/" + stage.name().toLowerCase(Locale.ROOT) + "/" + id;
    }
}
