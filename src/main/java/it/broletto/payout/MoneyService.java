package it.broletto.payout;

import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.Entry;
import it.broletto.ledger.LedgerService;
import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** What everybody may know of a campaign's money. */
@ApplicationScoped
@Transactional
public class MoneyService {

    private final EntityManager database;
    private final LedgerService ledger;

    MoneyService(EntityManager database, LedgerService ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    public MoneyView of(UUID campaign) {
        var sums = new HashMap<String, Long>();
        var counts = new HashMap<String, Long>();
        Sql.rows(
                        database,
                        "select status, cast(sum(amount_cents) as bigint), count(*) from pledge_state where campaign_id = ?1 group by status",
                        campaign)
                .forEach(row -> {
                    sums.put(row.get(0, String.class), row.get(1, Long.class));
                    counts.put(row.get(0, String.class), row.get(2, Long.class));
                });
        return new MoneyView(
                promised(campaign),
                sum(
                        sums,
                        "COLLECTED",
                        "WON",
                        "DISPUTED",
                        "LOST",
                        "REFUND_QUEUED",
                        "REFUNDING",
                        "REFUND_ERROR",
                        "REFUNDED",
                        "MOVED"),
                sum(sums, "QUEUED", "COLLECTING", "ACTION_REQUIRED", "DECLINED"),
                sum(sums, "DROPPED"),
                counts.getOrDefault("DROPPED", 0L),
                sum(sums, "REFUNDED"),
                sum(sums, "REFUND_QUEUED", "REFUNDING", "REFUND_ERROR"),
                sum(sums, "DISPUTED"),
                sum(sums, "LOST"),
                sum(sums, "MOVED"),
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

    private Money promised(UUID campaign) {
        return Money.ofCents(Sql.rows(database, """
                select coalesce((select promised_cents from campaign_closing where campaign_id = ?1),
                                (select cast(coalesce(sum(amount_cents), 0) as bigint) from standing_pledge where campaign_id = ?1))""", campaign).get(0).get(0, Long.class));
    }

    private Money paid(UUID campaign) {
        return Money.ofCents(Sql.rows(database, """
                select cast(coalesce(sum(p.cents), 0) as bigint) from payout p join payout_state s on s.payout_id = p.id
                where s.campaign_id = ?1 and s.status = 'PAID'""", campaign).get(0).get(0, Long.class));
    }

    private Money posted(Kind kind, UUID campaign) {
        return Money.ofCents(ledger.balance(kind.of(campaign)).posted());
    }

    private static Money sum(HashMap<String, Long> sums, String... statuses) {
        return Money.ofCents(Arrays.stream(statuses)
                .mapToLong(status -> sums.getOrDefault(status, 0L))
                .sum());
    }
}
