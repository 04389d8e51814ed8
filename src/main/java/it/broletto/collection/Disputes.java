package it.broletto.collection;

import it.broletto.rail.Dispute;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Disputes {

    /** @param hold the entry that keeps the amount; null if nothing was left to be kept */
    record Kept(long cents, UUID hold) {}

    private final EntityManager database;

    Disputes(EntityManager database) {
        this.database = database;
    }

    /** Against whoever pays out at this instant. */
    void lockCampaignOf(UUID pledge) {
        Sql.rows(
                database,
                "select 1 from campaign where id = (select campaign_id from pledge where id = ?1) for no key update",
                pledge);
    }

    Optional<Kept> of(UUID pledge) {
        return Sql.rows(database, "select held_cents, hold_id from pledge_dispute where pledge_id = ?1", pledge)
                .stream()
                .findFirst()
                .map(row -> new Kept(row.get(0, Long.class), row.get(1, UUID.class)));
    }

    void write(UUID pledge, Dispute dispute, long held, UUID hold, Instant now) {
        Sql.write(database, """
                insert into pledge_dispute (pledge_id, provider_id, reason, held_cents, hold_id, opened_at)
                values (?1, ?2, cast(?3 as text), ?4, cast(?5 as uuid), ?6)""", pledge, dispute.id(), dispute.reason(), held, hold, now);
    }

    /** Whether the gift was already owed to its backer when it was disputed. */
    boolean wasOnItsWayBack(UUID pledge) {
        return !Sql.rows(database, "select 1 from pledge_event where pledge_id = ?1 and event = 'QUEUE_REFUND'", pledge)
                .isEmpty();
    }

    List<UUID> toLookAt(int limit) {
        return Sql.rows(
                        database,
                        "select pledge_id from pledge_state where status in ('DISPUTED', 'REFUND_ERROR') order by random() limit "
                                + limit)
                .stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }
}
