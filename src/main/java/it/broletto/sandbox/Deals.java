package it.broletto.sandbox;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Deals {

    private static final String SELECT =
            "select id, kind, key, pledge, cents, of, status, card, reason from sandbox.deal ";

    /** One of a list. */
    record Listed(String key, long cents, Instant at) {}

    private final EntityManager database;

    Deals(EntityManager database) {
        this.database = database;
    }

    boolean write(Deal deal, String request, Instant now) {
        return Sql.write(
                        database,
                        """
                insert into sandbox.deal (id, kind, key, request, pledge, cents, of, status, card, reason, created_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, cast(?9 as text), cast(?10 as text), ?11) on conflict (key) do nothing""",
                        deal.id(),
                        deal.kind(),
                        deal.key(),
                        request,
                        deal.pledge(),
                        deal.cents(),
                        deal.of(),
                        deal.status(),
                        deal.card(),
                        deal.reason(),
                        now)
                == 1;
    }

    String requestOf(String key) {
        return Sql.rows(database, "select request from sandbox.deal where key = ?1", key).stream()
                .findFirst()
                .map(row -> row.get(0, String.class))
                .orElse("");
    }

    Optional<Deal> byKey(String key) {
        return deals(SELECT + "where key = ?1", key);
    }

    Optional<Deal> byId(String id) {
        return deals(SELECT + "where id = ?1", id);
    }

    Optional<Deal> lock(String id) {
        return deals(SELECT + "where id = ?1 for update", id);
    }

    /** How many charges of a pledge were tried before. */
    long charges(String pledge) {
        return Sql.rows(database, "select count(*) from sandbox.deal where kind = 'charge' and pledge = ?1", pledge)
                .get(0)
                .get(0, Long.class);
    }

    /** Where the backer of a pledge goes back to, as its last set-up said; empty if there is none. */
    Optional<String> backOf(String pledge) {
        return Sql.rows(
                        database,
                        "select of from sandbox.deal where kind = 'setup' and pledge = ?1 order by created_at desc limit 1",
                        pledge)
                .stream()
                .findFirst()
                .map(row -> row.get(0, String.class));
    }

    /** How many refunds of a charge were tried before. */
    long refunds(String charge) {
        return Sql.rows(database, "select count(*) from sandbox.deal where kind = 'refund' and of = ?1", charge)
                .get(0)
                .get(0, Long.class);
    }

    /** Charges and refunds of a span of time that are settled, after a key, in order of key. */
    List<Listed> settled(Instant from, Instant before, String after, int limit) {
        return Sql.rows(database, """
                select key, cents, created_at from sandbox.deal
                where kind in ('charge', 'refund') and status = 'settled' and created_at >= ?1 and created_at < ?2 and key > ?3
                order by key limit ?4""", from, before, after, limit).stream()
                .map(row -> new Listed(row.get(0, String.class), row.get(1, Long.class), row.get(2, Instant.class)))
                .toList();
    }

    void end(String id, String status, String card, String reason) {
        Sql.write(
                database,
                "update sandbox.deal set status = ?2, card = coalesce(cast(?3 as text), card), reason = cast(?4 as text) where id = ?1",
                id,
                status,
                card,
                reason);
    }

    void writeDispute(Deal charge, boolean won, Instant opensAt, Instant endsAt) {
        Sql.write(
                database,
                "insert into sandbox.dispute (charge, id, won, opens_at, ends_at) values (?1, ?2, ?3, ?4, ?5)",
                charge.id(),
                "dispute_" + UUID.randomUUID(),
                won,
                opensAt,
                endsAt);
    }

    /** The dispute about a charge, if it was opened by now. */
    Optional<Disputed> dispute(String key, Instant now) {
        return Sql.rows(database, """
                select d.id, c.pledge, c.cents, d.ends_at <= ?2, d.won from sandbox.dispute d join sandbox.deal c on c.id = d.charge
                where c.key = ?1 and d.opens_at <= ?2""", key, now).stream()
                .findFirst()
                .map(row -> new Disputed(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Long.class),
                        !row.get(3, Boolean.class)
                                ? Disputed.OPEN
                                : row.get(4, Boolean.class) ? Disputed.WON : Disputed.LOST,
                        "fraudulent"));
    }

    private Optional<Deal> deals(String sql, Object... parameters) {
        List<Tuple> rows = Sql.rows(database, sql, parameters);
        return rows.stream().findFirst().map(row -> {
            var kind = row.get(1, String.class);
            var settled = Deal.SETTLED.equals(row.get(6, String.class));
            var cents = row.get(4, Long.class);
            return new Deal(
                    row.get(0, String.class),
                    kind,
                    row.get(2, String.class),
                    row.get(3, String.class),
                    cents,
                    "EUR",
                    row.get(5, String.class),
                    row.get(6, String.class),
                    row.get(7, String.class),
                    row.get(8, String.class),
                    kind.equals("charge") && settled ? fee(cents) : 0);
        });
    }

    /** 1.4 % and 25 cents, as a usual provider takes; never more than the charge. */
    private static long fee(long cents) {
        return Math.min(cents, cents * 14 / 1000 + 25);
    }
}
