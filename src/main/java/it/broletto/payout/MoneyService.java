package it.broletto.payout;

import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CampaignSums;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.Entry;
import it.broletto.ledger.LedgerService;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What everybody may know of a campaign's money. */
@ApplicationScoped
@Transactional
public class MoneyService {

    private final EntityManager database;
    private final LedgerService ledger;
    private final CampaignService campaigns;

    MoneyService(EntityManager database, LedgerService ledger, CampaignService campaigns) {
        this.database = database;
        this.campaigns = campaigns;
        this.ledger = ledger;
    }

    /** Refuses an unknown campaign with {@code NOT_FOUND}. */
    public MoneyView of(UUID campaign) {
        var card = Optional.ofNullable(campaigns.byIds(List.of(campaign)).get(campaign))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        var sums = Objects.requireNonNullElse(card.sums(), CampaignSums.NOTHING);
        return new MoneyView(
                atClose(campaign).orElse(card.promised()),
                sums.collected(),
                sums.open(),
                sums.dropped(),
                sums.drops(),
                sums.givenBack(),
                sums.goingBack(),
                sums.disputed(),
                sums.lost(),
                sums.moved(),
                posted(Kind.ESCROW, campaign),
                posted(Kind.PAYABLE, campaign),
                paid(campaign),
                posted(Kind.CLAIM, campaign));
    }

    /** Entries that touch an account of a campaign, or of what the city gives it, before a number, newest first. */
    List<Entry> lastEntries(UUID campaign, int limit) {
        return ledger.ofOwnersBefore(owners(campaign), Long.MAX_VALUE, limit);
    }

    /** All of them after a number, oldest first. */
    List<Entry> entriesAfter(UUID campaign, long number, int limit) {
        return ledger.ofOwnersAfter(owners(campaign), number, limit);
    }

    /** What the city gives beside a match has accounts of its own. */
    private List<UUID> owners(UUID campaign) {
        return Sql.rows(database, """
                select cast(?1 as uuid) union all
                select a.id from city_award a join city_award_answer s on s.award_id = a.id and s.approved where a.campaign_id = ?1""", campaign).stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }

    /** What was promised at the close; later gifts that went on from other campaigns are not in it. */
    private Optional<Money> atClose(UUID campaign) {
        return Sql.rows(database, "select promised_cents from campaign_closing where campaign_id = ?1", campaign)
                .stream()
                .findFirst()
                .map(row -> Money.ofCents(row.get(0, Long.class)));
    }

    private Money paid(UUID campaign) {
        return Money.ofCents(Sql.rows(database, """
                select cast(coalesce(sum(p.cents), 0) as bigint) from payout p join payout_state s on s.payout_id = p.id
                where s.campaign_id = ?1 and s.status = 'PAID'""", campaign).get(0).get(0, Long.class));
    }

    private Money posted(Kind kind, UUID campaign) {
        return Money.ofCents(ledger.balance(kind.of(campaign)).posted());
    }
}
