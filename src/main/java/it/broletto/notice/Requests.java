package it.broletto.notice;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Pledges that wait to be confirmed, by plain SQL. */
@ApplicationScoped
class Requests {

    /**
     * One of them.
     *
     * @param wanted sealed; null once it was confirmed or forgotten
     * @param address sealed; null once erased
     * @param pledge what became of it; null before
     */
    record Row(UUID id, UUID contact, UUID campaign, String wanted, String address, UUID intent, UUID pledge) {}

    private static final String SELECT = """
            select r.id, r.contact_id, r.campaign_id, r.wanted, c.address, r.intent, r.pledge_id
            from pledge_request r join contact c on c.id = r.contact_id\s""";

    private final EntityManager database;

    Requests(EntityManager database) {
        this.database = database;
    }

    /** Waits for whoever asks with the same intent; it is there then. */
    void add(UUID id, UUID contact, UUID campaign, String sealed, UUID intent, Instant now, Instant endsAt) {
        Sql.write(database, """
                insert into pledge_request (id, contact_id, campaign_id, wanted, intent, asked_at, ends_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7)""", id, contact, campaign, sealed, intent, now, endsAt);
    }

    /** Whoever asks with the same intent waits until the end of the transaction. */
    void waitFor(UUID intent) {
        Sql.rows(
                database,
                "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 86))) l",
                "pledge_request " + intent);
    }

    Optional<Row> byIntent(UUID intent) {
        return one(SELECT + "where r.intent = ?1", intent);
    }

    Optional<Row> ofContact(UUID contact) {
        return one(SELECT + "where r.contact_id = ?1", contact);
    }

    Optional<Row> hold(UUID contact) {
        return one(SELECT + "where r.contact_id = ?1 for update of r", contact);
    }

    private Optional<Row> one(String sql, UUID id) {
        return Sql.rows(database, sql, id).stream()
                .findFirst()
                .map(row -> new Row(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, UUID.class),
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, UUID.class),
                        row.get(6, UUID.class)));
    }

    void confirmed(UUID id, UUID pledge) {
        Sql.write(database, "update pledge_request set pledge_id = ?2, wanted = null where id = ?1", id, pledge);
    }

    /** Forgets what was not confirmed in time; returns how many. */
    int forget(Instant now, int limit) {
        return Sql.write(database, """
                update pledge_request set wanted = null where id in (
                    select id from pledge_request where wanted is not null and ends_at < ?1 order by ends_at limit %d for update skip locked)""".formatted(limit), now);
    }
}
