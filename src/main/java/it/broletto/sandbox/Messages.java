package it.broletto.sandbox;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is to be told to the city. */
@ApplicationScoped
class Messages {

    record Due(String id, int copy, String body) {}

    private final EntityManager database;

    Messages(EntityManager database) {
        this.database = database;
    }

    void write(String event, int copies, String body, Instant due) {
        var id = "evt_" + UUID.randomUUID();
        for (var copy = 0; copy < copies; copy++) {
            Sql.write(
                    database,
                    "insert into sandbox.message (id, copy, body, due_at) values (?1, ?2, ?3, ?4)",
                    id,
                    copy,
                    body.replace("%event", id).replace("%type", event),
                    due);
        }
    }

    /** Takes some that are due, and puts off their next try. */
    List<Due> claim(Instant now, int limit) {
        return Sql.rows(database, """
                update sandbox.message m set tries = tries + 1, due_at = cast(?1 as timestamptz) + interval '1 s' * power(2, least(tries, 12))
                from (select id, copy from sandbox.message where delivered_at is null and due_at <= ?1 and tries < 20
                      order by due_at limit %d for update skip locked) d
                where m.id = d.id and m.copy = d.copy returning m.id, m.copy, m.body""".formatted(limit), now).stream()
                .map(row -> new Due(row.get(0, String.class), row.get(1, Integer.class), row.get(2, String.class)))
                .toList();
    }

    void delivered(Due message, Instant now) {
        Sql.write(
                database,
                "update sandbox.message set delivered_at = ?3 where id = ?1 and copy = ?2",
                message.id(),
                message.copy(),
                now);
    }
}
