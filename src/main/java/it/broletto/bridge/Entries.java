package it.broletto.bridge;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Campaigns that enter rounds, by plain SQL: facts, written once. */
@ApplicationScoped
class Entries {

    /**
     * A campaign in a round.
     *
     * @param intent of the form by which its proposal is sent
     * @param proposal null until it is
     */
    record Entry(
            UUID campaign,
            UUID round,
            String roundSlug,
            String roundTitle,
            UUID intent,
            UUID author,
            UUID proposal,
            long collectedCents,
            long addedCents,
            int backers,
            long goalCents) {}

    private final EntityManager database;

    Entries(EntityManager database) {
        this.database = database;
    }

    /** Nothing happens if the campaign is in that round already. */
    void add(Entry entry, Instant at) {
        Sql.write(
                database,
                """
                insert into round_entry (campaign_id, round_id, intent, author_id, collected_cents, added_cents, backers, goal_cents, made_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) on conflict do nothing""",
                entry.campaign(),
                entry.round(),
                entry.intent(),
                entry.author(),
                entry.collectedCents(),
                entry.addedCents(),
                entry.backers(),
                entry.goalCents(),
                at);
    }

    /** The latest first. */
    List<Entry> of(UUID campaign) {
        return find("e.campaign_id = ?1 order by e.made_at desc limit 20", campaign);
    }

    Optional<Entry> byIntent(UUID intent) {
        return find("e.intent = ?1", intent).stream().findFirst();
    }

    private List<Entry> find(String which, Object... parameters) {
        return Sql.rows(database, """
                select e.campaign_id, e.round_id, r.slug, r.title, e.intent, e.author_id, i.id, e.collected_cents, e.added_cents, e.backers, e.goal_cents
                from round_entry e join round r on r.id = e.round_id
                left join proposal i on i.intent = e.intent and i.author_id = e.author_id where """ + " " + which, parameters).stream()
                .map(row -> new Entry(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, UUID.class),
                        row.get(5, UUID.class),
                        row.get(6, UUID.class),
                        row.get(7, Long.class),
                        row.get(8, Long.class),
                        row.get(9, Integer.class),
                        row.get(10, Long.class)))
                .toList();
    }
}
