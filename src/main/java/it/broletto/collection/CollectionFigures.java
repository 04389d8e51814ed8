package it.broletto.collection;

import it.broletto.call.CallService;
import it.broletto.campaign.CampaignMoney;
import it.broletto.campaign.CampaignSums;
import it.broletto.campaign.GivenTo;
import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sums of campaigns, from the states of their pledges. */
@ApplicationScoped
class CollectionFigures implements CampaignMoney {

    /** Of a pledge that providers took, also if it went back or on since. */
    private static final String PAID =
            "'COLLECTED', 'REFUND_QUEUED', 'REFUNDING', 'REFUND_ERROR', 'REFUNDED', 'DISPUTED', 'WON', 'LOST', 'MOVED'";

    private final EntityManager database;
    private final RailWays ways;
    private final CallService calls;

    CollectionFigures(EntityManager database, RailWays ways, CallService calls) {
        this.database = database;
        this.ways = ways;
        this.calls = calls;
    }

    @Override
    public Map<UUID, CampaignSums> sums(Collection<UUID> campaigns) {
        return campaigns.isEmpty()
                ? Map.of()
                : Sql.rows(database, """
                select r.campaign_id, s.collected, s.open, s.dropped, s.drops, s.going_back, s.given_back, s.disputed, s.lost, s.moved,
                       case when d.decided_at is null then 0 else (
                           select count(distinct p.person_id) from pledge_state paid join pledge p on p.id = paid.pledge_id
                           where paid.campaign_id = r.campaign_id and paid.status in (%1$s)) end,
                       c.opened_at, c.ends_at, d.decided_at
                from campaign_rail r
                left join collection c on c.campaign_id = r.campaign_id
                left join collection_decision d on d.campaign_id = r.campaign_id
                cross join lateral (
                    select cast(coalesce(sum(amount_cents) filter (where status in (%1$s)), 0) as bigint) as collected,
                           cast(coalesce(sum(amount_cents) filter (where status in
                               ('QUEUED', 'COLLECTING', 'ACTION_REQUIRED', 'DECLINED')), 0) as bigint) as open,
                           cast(coalesce(sum(amount_cents) filter (where status = 'DROPPED'), 0) as bigint) as dropped,
                           count(*) filter (where status = 'DROPPED') as drops,
                           cast(coalesce(sum(amount_cents) filter (where status in
                               ('REFUND_QUEUED', 'REFUNDING', 'REFUND_ERROR')), 0) as bigint) as going_back,
                           cast(coalesce(sum(amount_cents) filter (where status = 'REFUNDED'), 0) as bigint) as given_back,
                           cast(coalesce(sum(amount_cents) filter (where status = 'DISPUTED'), 0) as bigint) as disputed,
                           cast(coalesce(sum(amount_cents) filter (where status = 'LOST'), 0) as bigint) as lost,
                           cast(coalesce(sum(amount_cents) filter (where status = 'MOVED'), 0) as bigint) as moved
                    from pledge_state where campaign_id = r.campaign_id) s
                where r.campaign_id in (?1)""".formatted(PAID), campaigns).stream()
                        .collect(Collectors.toMap(row -> row.get(0, UUID.class), CollectionFigures::sums));
    }

    @Override
    public GivenTo givenTo(UUID campaign) {
        var rails = Sql.rows(database, """
                select rail from (
                    select 1 as place, rail, set_at from campaign_rail where campaign_id = ?1
                    union all select 2, rail, set_at from campaign_other_rail where campaign_id = ?1) r
                order by place, set_at, rail""", campaign).stream()
                .map(row -> row.get(0, String.class))
                .toList();
        return new GivenTo(
                calls.admission(campaign)
                        .map(admission -> admission.rule().paying().receiver())
                        .orElseGet(() -> ways.receiver(rails)),
                rails,
                rails.stream().filter(rail -> !ways.configured().contains(rail)).toList());
    }

    private static CampaignSums sums(Tuple row) {
        return new CampaignSums(
                money(row, 1),
                money(row, 2),
                money(row, 3),
                row.get(4, Long.class),
                money(row, 5),
                money(row, 6),
                money(row, 7),
                money(row, 8),
                money(row, 9),
                row.get(10, Long.class),
                row.get(11, Instant.class),
                row.get(12, Instant.class),
                row.get(13, Instant.class));
    }

    private static Money money(Tuple row, int column) {
        return Money.ofCents(row.get(column, Long.class));
    }
}
