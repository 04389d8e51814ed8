package it.broletto.campaign;

import it.broletto.shared.Recent;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What is promised to campaigns, and what became of it: sums over all their pledges, kept as long as a campaign has the
 * same version in the database, where each transaction that changes such a sum changes the version with it. A transaction
 * that has written anything sees what nobody else sees yet: it neither takes nor keeps.
 */
@ApplicationScoped
class Figures {

    /** @param sums null if a campaign only takes promises */
    record Figure(Promised promised, CampaignSums sums) {}

    private record Kept(String version, Figure figure) {}

    private final Campaigns campaigns;
    private final CampaignMoney money;
    private final EntityManager database;
    private final Map<UUID, Kept> kept = Recent.map(2_000);

    Figures(Campaigns campaigns, CampaignMoney money, EntityManager database) {
        this.campaigns = campaigns;
        this.money = money;
        this.database = database;
    }

    Map<UUID, Figure> of(Collection<UUID> wanted) {
        var found = new HashMap<UUID, Figure>();
        var versions = wanted.isEmpty() ? Map.<UUID, String>of() : versions(wanted);
        var missing = new ArrayList<UUID>();
        for (var campaign : wanted) {
            var known = kept.get(campaign);
            if (known != null && known.version().equals(versions.get(campaign))) {
                found.put(campaign, known.figure());
            } else {
                missing.add(campaign);
            }
        }
        var promised = campaigns.promised(missing);
        var sums = money.sums(missing);
        for (var campaign : missing) {
            var figure = new Figure(promised.getOrDefault(campaign, Promised.NOTHING), sums.get(campaign));
            found.put(campaign, figure);
            if (versions.containsKey(campaign)) {
                kept.put(campaign, new Kept(versions.get(campaign), figure));
            }
        }
        return found;
    }

    /** Read before what they are of, so that what is kept may be newer than its version, and never older. */
    Map<UUID, String> versions(Collection<UUID> wanted) {
        var versions = new HashMap<UUID, String>();
        Sql.rows(database, """
                select c.id, coalesce(cast(v.version as text), '') from campaign c
                left join figures_version v on v.campaign_id = c.id
                where c.id in (?1) and pg_current_xact_id_if_assigned() is null""", wanted).forEach(row -> versions.put(row.get(0, UUID.class), row.get(1, String.class)));
        return versions;
    }
}
