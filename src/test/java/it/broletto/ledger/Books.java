package it.broletto.ledger;

import it.broletto.audit.Actor;
import it.broletto.campaign.BudgetLine;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.NewCampaign;
import it.broletto.ledger.Account.Kind;
import it.broletto.proposal.Category;
import it.broletto.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Campaigns with entries, each made anew. */
@ApplicationScoped
public class Books {

    private final LedgerService ledger;
    private final CampaignService campaigns;

    Books(LedgerService ledger, CampaignService campaigns) {
        this.ledger = ledger;
        this.campaigns = campaigns;
    }

    UUID campaign(String title) {
        return campaigns.create(
                new NewCampaign(
                        "libro-" + UUID.randomUUID(),
                        title,
                        "Pane buono e lavoro in piazza.",
                        "Come funziona.",
                        "Associazione Il Forno",
                        Category.SOCIAL,
                        null,
                        Instant.now().minusSeconds(60),
                        Instant.now().plusSeconds(600_000),
                        null,
                        List.of(new BudgetLine("Il forno", Money.ofEuros(600), true))),
                Actor.SYSTEM);
    }

    /** What a rail took of a pledge, and kept of it. */
    Entry collect(String rail, UUID campaign, long cents, long fee, String reason) {
        return ledger.post(
                new NewEntry(
                        UUID.randomUUID(),
                        "collect",
                        UUID.randomUUID(),
                        reason,
                        List.of(
                                Kind.CLEARING.of(rail).up(cents - fee),
                                Kind.FEES.of(rail).up(fee),
                                Kind.ESCROW.of(campaign).up(cents))),
                Actor.SYSTEM);
    }

    static NewEntry refund(UUID campaign, long cents) {
        return new NewEntry(
                UUID.randomUUID(),
                "refund-queued",
                campaign,
                null,
                List.of(
                        Kind.ESCROW.of(campaign).down(cents),
                        Kind.REFUND_PAYABLE.of(campaign).up(cents)));
    }
}
