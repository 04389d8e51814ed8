package it.broletto.campaign;

import it.broletto.call.Backed;
import it.broletto.match.Gift;
import it.broletto.match.Gifts;
import it.broletto.match.LumpSum;
import it.broletto.match.MatchRule;
import it.broletto.match.PerDonation;
import it.broletto.match.Quadratic;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells calls of the campaigns in them. */
@ApplicationScoped
class CampaignsInCalls implements Backed {

    private static final Gifts NONE = new Gifts(0, 0, 0, Map.of());

    /**
     * The promises that stand; the donor of those known by an address alone is null: together they are one, and where
     * a pool is shared none. As {@code donor_in_match} and {@code counts_in_match} say it of one person, which asked for
     * each of many take their time.
     */
    private static final String GIFT = """
            select p.campaign_id, p.id, p.pledged_at, p.amount_cents, case when m.person_id is null then p.person_id end donor
            from standing_pledge p left join person_by_mail m on m.person_id = p.person_id where p.campaign_id in (?1)""";

    private final Campaigns campaigns;
    private final Figures figures;
    private final EntityManager database;

    CampaignsInCalls(Campaigns campaigns, Figures figures, EntityManager database) {
        this.campaigns = campaigns;
        this.figures = figures;
        this.database = database;
    }

    @Override
    public Optional<One> bySlug(String slug) {
        return campaigns.bySlug(slug).map(CampaignsInCalls::one);
    }

    @Override
    public Map<UUID, One> byIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : campaigns.list("id in ?1", ids).stream()
                        .collect(Collectors.toMap(Campaign::id, CampaignsInCalls::one));
    }

    @Override
    public Sum promised(UUID campaign) {
        var promised = figures.of(List.of(campaign)).get(campaign).promised();
        return new Sum(promised.amount().cents(), promised.backers());
    }

    @Override
    public Map<UUID, String> versions(Collection<UUID> ids) {
        return figures.versions(ids);
    }

    @Override
    public Map<UUID, Gifts> gifts(Collection<UUID> ids, MatchRule rule) {
        var gifts = new HashMap<UUID, Gifts>();
        if (rule instanceof Quadratic) {
            roots(ids).forEach((campaign, persons) -> gifts.put(campaign, ofPersons(persons)));
        } else if (rule instanceof PerDonation each) {
            asked(ids, each).forEach(gifts::put);
        } else if (rule instanceof LumpSum lump && lump.donors() > 0) {
            donors(ids).forEach(gifts::put);
        } else {
            figures.of(ids)
                    .forEach((campaign, figure) -> gifts.put(
                            campaign,
                            new Gifts(
                                    figure.promised().amount().cents(),
                                    figure.promised().backers(),
                                    0,
                                    Map.of())));
        }
        ids.forEach(campaign -> gifts.putIfAbsent(campaign, NONE));
        return gifts;
    }

    private Map<UUID, Map<Long, Long>> roots(Collection<UUID> ids) {
        var all = new HashMap<UUID, Map<Long, Long>>();
        Sql.rows(database, """
                select campaign_id, cents, count(*) from (
                    select campaign_id, donor, cast(sum(amount_cents) as bigint) cents from (%s) gift
                    where donor is not null group by campaign_id, donor) person
                group by campaign_id, cents""".formatted(GIFT), ids)
                .forEach(row -> all.computeIfAbsent(row.get(0, UUID.class), none -> new HashMap<>())
                        .put(row.get(1, Long.class), row.get(2, Long.class)));
        return all;
    }

    private static Gifts ofPersons(Map<Long, Long> persons) {
        var cents = 0L;
        var donors = 0L;
        for (var each : persons.entrySet()) {
            cents += each.getKey() * each.getValue();
            donors += each.getValue();
        }
        return new Gifts(cents, donors, 0, persons);
    }

    private Map<UUID, Gifts> asked(Collection<UUID> ids, PerDonation rule) {
        return sums("""
                select campaign_id, cast(sum(amount_cents) as bigint), count(distinct donor) + max(case when donor is null then 1 else 0 end),
                       cast(coalesce(sum(least(amount_cents, ?2) * ?3 / 10000) filter (where number <= ?4), 0) as bigint)
                from (select *, row_number() over (partition by campaign_id, donor order by pledged_at, id) number from (%s) gift) numbered
                group by campaign_id""".formatted(GIFT), ids, rule.giftCapCents(), rule.factorBasisPoints(), rule.giftsPerDonor());
    }

    private Map<UUID, Gifts> donors(Collection<UUID> ids) {
        return sums("""
                select campaign_id, cast(sum(amount_cents) as bigint), count(distinct donor) + max(case when donor is null then 1 else 0 end),
                       cast(0 as bigint)
                from (%s) gift group by campaign_id""".formatted(GIFT), ids);
    }

    private Map<UUID, Gifts> sums(String sql, Object... parameters) {
        return Sql.rows(database, sql, parameters).stream()
                .collect(Collectors.toMap(
                        row -> row.get(0, UUID.class),
                        row -> new Gifts(
                                row.get(1, Long.class), row.get(2, Long.class), row.get(3, Long.class), Map.of())));
    }

    @Override
    public Map<UUID, List<Gift>> standing(Collection<UUID> ids) {
        var gifts = new HashMap<UUID, List<Gift>>();
        if (!ids.isEmpty()) {
            Sql.rows(database, """
                    select g.campaign_id, coalesce(cast(g.donor as text), 'by mail'), g.amount_cents from (%s) g
                    where g.donor is not null or not exists (
                        select 1 from admission a join call_rule r on r.call_id = a.call_id and r.number = a.rule_number
                        where a.campaign_id = g.campaign_id and r.shared)
                    order by g.campaign_id, g.pledged_at, g.id""".formatted(GIFT), ids)
                    .forEach(row -> gifts.computeIfAbsent(row.get(0, UUID.class), none -> new ArrayList<>())
                            .add(new Gift(row.get(1, String.class), row.get(2, Long.class))));
        }
        return gifts;
    }

    private static One one(Campaign campaign) {
        var card = campaign.card(Promised.NOTHING, null, null, campaign.closesAt());
        return new One(card.id(), card.slug(), card.title(), card.summary(), card.closesAt(), card.minimum());
    }
}
