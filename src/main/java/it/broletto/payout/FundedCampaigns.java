package it.broletto.payout;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Campaigns that were funded and are not paid to the end. */
@ApplicationScoped
class FundedCampaigns {

    /** What has to be done next, in this order. */
    enum Step {
        ACCOUNT,
        CONFIRMATION,
        PLAN,
        REQUEST,
        GRANT
    }

    /**
     * @param custody what is kept for it and not yet approved
     * @param asked whether somebody asked for a part and waits
     */
    record Funded(UUID campaign, Money custody, Step step, boolean asked) {}

    private final EntityManager database;

    FundedCampaigns(EntityManager database) {
        this.database = database;
    }

    /** Those for which money is kept, or a grant is due, the longest decided first. */
    List<Funded> unpaid(int limit) {
        return rows("", limit);
    }

    /** Those of the given ones that wait for their promoter: for an account, or to be asked for a part. */
    Set<UUID> waitingForPromoter(Collection<UUID> campaigns) {
        if (campaigns.isEmpty()) {
            return Set.of();
        }
        return rows("and d.campaign_id in (?1)", campaigns.size(), campaigns).stream()
                .filter(one -> one.step() == Step.ACCOUNT || one.step() == Step.REQUEST && !one.asked())
                .map(Funded::campaign)
                .collect(Collectors.toSet());
    }

    private List<Funded> rows(String which, int limit, Object... parameters) {
        return Sql.rows(database, """
                select d.campaign_id, cast(coalesce(e.posted_cents, 0) as bigint), coalesce(a.version, 0),
                       (select count(*) from beneficiary_confirmation c where c.campaign_id = d.campaign_id and c.version = a.version),
                       exists (select 1 from payout_plan p where p.campaign_id = d.campaign_id),
                       exists (select 1 from payout_state s where s.campaign_id = d.campaign_id and s.status = 'REQUESTED')
                from collection_decision d
                left join ledger_account e on e.kind = 'ESCROW' and e.owner = cast(d.campaign_id as text)
                left join lateral (select version from beneficiary_account b where b.campaign_id = d.campaign_id order by version desc limit 1) a on true
                where d.funded and exists (select 1 from ledger_account l where l.owner in (
                        select cast(d.campaign_id as text)
                        union all select cast(w.id as text) from city_award w where w.campaign_id = d.campaign_id)
                    and l.kind in ('ESCROW', 'PAYABLE', 'COMMITTED', 'LIQUIDATED') and l.posted_cents > 0)
                %s order by d.decided_at, d.campaign_id limit %d""".formatted(which, limit), parameters).stream()
                .map(row -> {
                    var custody = row.get(1, Long.class);
                    return new Funded(
                            row.get(0, UUID.class),
                            Money.ofCents(custody),
                            step(row.get(2, Integer.class), row.get(3, Long.class), row.get(4, Boolean.class), custody),
                            row.get(5, Boolean.class));
                })
                .toList();
    }

    private static Step step(int account, long confirmations, boolean planned, long custody) {
        if (account == 0) {
            return Step.ACCOUNT;
        }
        if (confirmations < AccountView.NEEDED) {
            return Step.CONFIRMATION;
        }
        if (!planned) {
            return Step.PLAN;
        }
        return custody > 0 ? Step.REQUEST : Step.GRANT;
    }
}
