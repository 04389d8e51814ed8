package it.broletto.rail;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** What providers told, kept as it came. */
@ApplicationScoped
class Webhooks {

    /** One that was not looked at yet. */
    record Waiting(String rail, String eventId, String key) {}

    private final EntityManager database;

    Webhooks(EntityManager database) {
        this.database = database;
    }

    /** Whether it is new. */
    boolean keep(String rail, Rail.Told told, byte[] body, Instant now) {
        return Sql.write(database, """
                insert into webhook_event (rail, event_id, key, body, received_at) values (?1, ?2, cast(?3 as text), ?4, ?5)
                on conflict do nothing""", rail, told.eventId(), told.key(), body, now) == 1;
    }

    List<Waiting> waiting(int limit) {
        return Sql.rows(database, """
                select e.rail, e.event_id, e.key from webhook_waiting w join webhook_event e using (rail, event_id)
                order by w.received_at limit %d""".formatted(limit)).stream()
                .map(row -> new Waiting(row.get(0, String.class), row.get(1, String.class), row.get(2, String.class)))
                .toList();
    }

    void done(Waiting event, boolean ours, Instant now) {
        Sql.write(
                database,
                "insert into webhook_done (rail, event_id, outcome, done_at) values (?1, ?2, ?3, ?4) on conflict do nothing",
                event.rail(),
                event.eventId(),
                ours ? "LOOKED" : "NOT_OURS",
                now);
    }
}
