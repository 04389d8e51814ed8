package it.broletto.payout;

import it.broletto.ledger.EnvelopeService.Grant;
import it.broletto.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A city's grant to a campaign: what its call's rule adds, or what the city gives beside that.
 *
 * @param id of a match its campaign's, of an award its own; who has the accounts in the envelope
 * @param award the act by which the city gave it beside any match; null for a match
 * @param certain whether it is committed; an award is reserved until its campaign is funded
 * @param decided once, on what was settled then
 * @param due by what is settled now: less if gifts were given back or lost since
 */
public record GrantView(
        UUID id,
        UUID campaign,
        String award,
        boolean certain,
        Money decided,
        Money due,
        Grant stages,
        Optional<GrantSheet> sheet,
        List<Act> acts) {

    /** One stage, by its act. @param entry the number of its entry in the ledger */
    public record Act(String stage, Money amount, String act, UUID person, Instant at, long entry) {}

    /** Where the ledger keeps it now. */
    public String ledgerPath() {
        var stage = paid() ? "paid" : liquidated() ? "liquidated" : certain ? "committed" : "reserved";
        return "/ledger/accounts/" + stage + "/" + id;
    }

    public boolean reduced() {
        return due.compareTo(decided) < 0;
    }

    public boolean liquidated() {
        return acts.stream().anyMatch(act -> act.stage().equals("LIQUIDATED"));
    }

    public boolean paid() {
        return acts.stream().anyMatch(act -> act.stage().equals("PAID"));
    }
}
