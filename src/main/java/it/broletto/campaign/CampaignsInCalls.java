package it.broletto.campaign;

import it.broletto.call.Backed;
import it.broletto.match.Gift;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells calls of the campaigns in them. */
@ApplicationScoped
class CampaignsInCalls implements Backed {

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
    public Optional<String> version(Collection<UUID> ids) {
        var versions = figures.versions(ids);
        return versions.keySet().containsAll(ids) ? Optional.of(new TreeMap<>(versions).toString()) : Optional.empty();
    }

    @Override
    public Map<UUID, List<Gift>> standing(Collection<UUID> ids) {
        var gifts = new HashMap<UUID, List<Gift>>();
        if (!ids.isEmpty()) {
            Sql.rows(database, """
                    select campaign_id, donor_in_match(person_id), amount_cents from standing_pledge
                    where campaign_id in (?1) and counts_in_match(campaign_id, person_id) order by campaign_id, pledged_at, id""", ids)
                    .forEach(row -> gifts.computeIfAbsent(row.get(0, UUID.class), none -> new ArrayList<>())
                            .add(new Gift(row.get(1, String.class), row.get(2, Long.class))));
        }
        return gifts;
    }

    private static One one(Campaign campaign) {
        var card = campaign.card(Promised.NOTHING, null, null, campaign.closesAt());
        return new One(card.id(), card.slug(), card.title(), card.summary(), card.closesAt());
    }
}
