package it.broletto.rail;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calls and answers, written once by plain SQL. */
@ApplicationScoped
class ProviderCalls {

    private static final String CALL =
            "select c.key, c.pledge_id, c.act, c.attempt, c.cents, c.means, c.charge, c.rail from provider_call c ";

    /** A call and whom it was asked of. */
    record Asked(String rail, Call call) {}

    private final EntityManager database;

    ProviderCalls(EntityManager database) {
        this.database = database;
    }

    /** Whether it is new. */
    boolean write(String rail, Call call, Instant now) {
        return Sql.write(
                        database,
                        """
                insert into provider_call (key, rail, pledge_id, act, attempt, cents, currency, means, charge, asked_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, 'EUR', cast(?7 as text), cast(?8 as text), ?9) on conflict do nothing""",
                        call.key(),
                        rail,
                        call.pledge(),
                        call.act().name(),
                        call.attempt(),
                        call.cents(),
                        call.means(),
                        call.charge(),
                        now)
                == 1;
    }

    Optional<Asked> byKey(String key) {
        return asked(CALL + "where c.key = ?1", key).stream().findFirst();
    }

    /** The key of the settled charge that a provider calls so. */
    Optional<String> keyOf(String rail, String charge) {
        return Sql.rows(database, """
                select c.key from provider_answer a join provider_call c on c.key = a.key
                where a.provider_id = ?1 and a.outcome = 'SETTLED' and c.act = 'COLLECT' and c.rail = ?2""", charge, rail).stream().findFirst().map(row -> row.get(0, String.class));
    }

    Optional<Asked> settledCharge(UUID pledge) {
        return asked(
                        CALL
                                + "join provider_answer a on a.key = c.key where c.pledge_id = ?1 and c.act = 'COLLECT' and a.outcome = 'SETTLED'",
                        pledge)
                .stream()
                .findFirst();
    }

    /**
     * Calls without a final answer whose last word is older than this, whichever; set-ups wait for their backers and are
     * left out. Some stay open for weeks, and must not keep the others from their turn.
     */
    List<Asked> open(Instant before, int limit) {
        return asked(CALL + """
                where c.act <> 'SETUP' and c.asked_at < ?1
                    and not exists (select 1 from provider_answer a where a.key = c.key and a.outcome in ('SETTLED', 'DECLINED'))
                    and not exists (select 1 from provider_answer a where a.key = c.key and a.answered_at >= ?1)
                order by random() limit %d""".formatted(limit), before);
    }

    private List<Asked> asked(String sql, Object... parameters) {
        return Sql.rows(database, sql, parameters).stream()
                .map(row -> new Asked(
                        row.get(7, String.class),
                        new Call(
                                row.get(0, String.class),
                                row.get(1, UUID.class),
                                Act.valueOf(row.get(2, String.class)),
                                row.get(3, Integer.class),
                                row.get(4, Long.class),
                                row.get(5, String.class),
                                row.get(6, String.class))))
                .toList();
    }

    /** The final answer, else the last one. */
    Optional<Reply> answer(Call call) {
        return Sql.rows(database, """
                select outcome, provider_id, cents, fee_cents, means, page, reason from provider_answer where key = ?1
                order by (outcome in ('SETTLED', 'DECLINED')) desc, id desc limit 1""", call.key()).stream().findFirst().map(row -> reply(call, row));
    }

    /** The provider's name of what it was asked for, as it said last. */
    Optional<String> providerId(Call call) {
        return Sql.rows(database, """
                select provider_id from provider_answer where key = ?1 and provider_id is not null
                order by id desc limit 1""", call.key()).stream().findFirst().map(row -> row.get(0, String.class));
    }

    private static Reply reply(Call call, Tuple row) {
        var page = row.get(5, String.class);
        return new Reply(
                Outcome.valueOf(row.get(0, String.class)),
                row.get(1, String.class),
                call.pledge(),
                row.get(2, Long.class),
                "EUR",
                row.get(3, Long.class),
                row.get(4, String.class),
                page == null ? null : URI.create(page),
                row.get(6, String.class));
    }

    void write(Call call, Reply reply, Instant now) {
        Sql.write(
                database,
                """
                insert into provider_answer (key, outcome, provider_id, cents, fee_cents, means, page, reason, answered_at)
                values (?1, ?2, cast(?3 as text), ?4, ?5, cast(?6 as text), cast(?7 as text), cast(?8 as text), ?9)""",
                call.key(),
                reply.outcome().name(),
                reply.providerId(),
                reply.cents(),
                reply.feeCents(),
                reply.means(),
                reply.page() == null ? null : reply.page().toString(),
                reply.reason(),
                now);
    }

    /** Takes the call's row, so that its answers come one after the other. */
    void lock(Call call) {
        Sql.rows(database, "select 1 from provider_call where key = ?1 for update", call.key());
    }
}
