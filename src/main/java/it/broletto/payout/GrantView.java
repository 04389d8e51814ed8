package it.broletto.payout;

import it.broletto.ledger.EnvelopeService.Grant;
import it.broletto.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A city's grant to a campaign.
 *
 * @param decided once, on what was settled then
 * @param due by what is settled now: less if gifts were given back or lost since
 */
public record GrantView(Money decided, Money due, Grant stages, Optional<GrantSheet> sheet, List<Act> acts) {

    /** One stage, by its act. @param entry the number of its entry in the ledger */
    public record Act(String stage, Money amount, String act, UUID person, Instant at, long entry) {}

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
