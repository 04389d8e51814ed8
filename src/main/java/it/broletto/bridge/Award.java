package it.broletto.bridge;

import it.broletto.shared.Money;
import java.time.Instant;
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
 * @param committed whether the campaign was funded, so that it is due
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
        boolean committed) {

    /** Where the ledger keeps it. */
    public String ledgerPath() {
        return "/ledger/accounts/" + (committed ? "committed" : "reserved") + "/" + id;
    }
}
