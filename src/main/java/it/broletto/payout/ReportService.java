package it.broletto.payout;

import it.broletto.audit.AuditService;
import it.broletto.campaign.Promoters;
import it.broletto.identity.Person;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.shared.Refusal;
import it.broletto.shared.Sql;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What promoters report to their backers after the campaign. */
@ApplicationScoped
@Transactional
public class ReportService {

    private final EntityManager database;
    private final Accounts accounts;
    private final PayoutService payouts;
    private final Promoters promoters;
    private final LedgerService ledger;
    private final AuditService audit;
    private final Clock clock;

    ReportService(
            EntityManager database,
            Accounts accounts,
            PayoutService payouts,
            Promoters promoters,
            LedgerService ledger,
            AuditService audit,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.payouts = payouts;
        this.promoters = promoters;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** In order; at most 100. */
    public List<Report> of(UUID campaign) {
        return Sql.rows(
                        database,
                        "select number, title, body, final, written_at from campaign_report where campaign_id = ?1 order by number limit 100",
                        campaign)
                .stream()
                .map(row -> new Report(
                        row.get(0, Integer.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Boolean.class),
                        row.get(4, Instant.class)))
                .toList();
    }

    /** Whether the last report is there and everything is paid. */
    public boolean isReported(UUID campaign) {
        return of(campaign).stream().anyMatch(Report::last)
                && ledger.balance(Kind.ESCROW.of(campaign)).posted() == 0
                && ledger.balance(Kind.PAYABLE.of(campaign)).posted() == 0
                && payouts.isFunded(campaign);
    }

    /**
     * Refuses with {@code NOT_ALLOWED} whoever is neither promoter nor officer, with {@code WRONG_PHASE} a campaign that
     * is not funded, with {@code ALREADY_DONE} a report after the last one, with {@code INVALID_INPUT} texts that are too
     * short or long. The same form again is the same report, with other words it is refused with {@code INTENT_REUSED}.
     */
    public void write(UUID campaign, String title, String body, boolean last, UUID intent, Person by) {
        promoters.require(campaign, by);
        if (Text.length(title) < 3
                || Text.length(title) > 120
                || Text.length(body) < 10
                || Text.length(body) > 10_000) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        accounts.lock(campaign);
        var same = Sql.rows(database, """
                select campaign_id = ?2 and title = ?3 and body = ?4 and final = ?5 from campaign_report where intent = ?1""", intent, campaign, title, body, last);
        if (!same.isEmpty()) {
            if (!same.get(0).get(0, Boolean.class)) {
                throw new Refusal(Refusal.Reason.INTENT_REUSED);
            }
            return;
        }
        if (!payouts.isFunded(campaign)) {
            throw new Refusal(Refusal.Reason.WRONG_PHASE);
        }
        var before = of(campaign);
        if (before.stream().anyMatch(Report::last)) {
            throw new Refusal(Refusal.Reason.ALREADY_DONE);
        }
        Sql.write(database, """
                insert into campaign_report (campaign_id, number, title, body, final, written_by, written_at, intent)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)""", campaign, before.size() + 1, title, body, last, by.id(), clock.instant(), intent);
        audit.record(by, "payout.reported", campaign, null, title);
    }
}
