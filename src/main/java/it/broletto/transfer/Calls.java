package it.broletto.transfer;

import it.broletto.rail.Act;
import it.broletto.rail.Call;
import it.broletto.rail.Rail;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** References of pledges and what was asked about them, written once by plain SQL. */
@ApplicationScoped
class Calls {

    /** A set-up that was asked for. */
    record SetUp(String key, int attempt) {}

    /** A pledge that a transfer may still pay: promised so, not withdrawn, not decided without it. */
    private static final String OPEN = """
            (select coalesce(m.rail, r.rail) from pledge_means m join campaign_rail r on r.campaign_id = p.campaign_id
             where m.pledge_id = p.id order by m.attempt desc limit 1) = 'transfer'
            and not exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id)
            and not exists (select 1 from transfer_given_up g join transfer_call k on k.key = g.key where k.pledge_id = p.id)
            and case when s.status is null then c.status in ('LIVE', 'SUSPENDED', 'CLOSED')
                     else s.status in ('QUEUED', 'COLLECTING', 'ACTION_REQUIRED') end""";

    private static final String EXPECTED = """
            select p.id, t.reference, p.amount_cents, coalesce(%s, false),
                   exists (select 1 from transfer_state l where l.pledge_id = p.id
                           and (l.status in ('MATCHED', 'COLLECTED') or l.collected)),
                   y.key, y.name
            from transfer_reference t
            join pledge p on p.id = t.pledge_id
            join campaign c on c.id = p.campaign_id
            left join pledge_state s on s.pledge_id = p.id
            left join lateral (select y.key, y.name from transfer_payer y join transfer_call k on k.key = y.key
                               where k.pledge_id = p.id order by k.attempt desc limit 1) y on true
            """.formatted(OPEN);

    private final EntityManager database;

    Calls(EntityManager database) {
        this.database = database;
    }

    private long number() {
        return Sql.rows(database, "select nextval('transfer_number')").get(0).get(0, Long.class);
    }

    Reference newReference(Reference.Use use) {
        return Reference.of(use, number());
    }

    /** The reference of a pledge; made at the first time, the same ever after. */
    Reference referenceOf(UUID pledge, Instant now) {
        return reference(pledge).orElseGet(() -> {
            Sql.write(
                    database,
                    "insert into transfer_reference (pledge_id, reference, made_at) values (?1, ?2, ?3) on conflict (pledge_id) do nothing",
                    pledge,
                    newReference(Reference.Use.PLEDGE).text(),
                    now);
            return reference(pledge).orElseThrow();
        });
    }

    Optional<Reference> reference(UUID pledge) {
        return Sql.rows(database, "select reference from transfer_reference where pledge_id = ?1", pledge).stream()
                .findFirst()
                .map(row -> new Reference(row.get(0, String.class)));
    }

    void add(Call call, Instant now) {
        Sql.write(database, """
                insert into transfer_call (key, pledge_id, act, attempt, asked_at) values (?1, ?2, ?3, ?4, ?5)
                on conflict (key) do nothing""", call.key(), call.pledge(), call.act().name(), call.attempt(), now);
    }

    boolean isKnown(String key) {
        return !Sql.rows(database, "select 1 from transfer_call where key = ?1", key)
                .isEmpty();
    }

    /** The latest set-up of a pledge. */
    Optional<SetUp> setUp(UUID pledge) {
        return Sql.rows(
                        database,
                        "select key, attempt from transfer_call where pledge_id = ?1 and act = 'SETUP' order by attempt desc limit 1",
                        pledge)
                .stream()
                .findFirst()
                .map(row -> new SetUp(row.get(0, String.class), row.get(1, Integer.class)));
    }

    /** The latest call of a kind about a pledge, by attempt. */
    Optional<Integer> latest(UUID pledge, Act act) {
        return Sql.rows(
                        database,
                        "select attempt from transfer_call where pledge_id = ?1 and act = ?2 order by attempt desc limit 1",
                        pledge,
                        act.name())
                .stream()
                .findFirst()
                .map(row -> row.get(0, Integer.class));
    }

    /** Whether it is new. */
    boolean namePayer(String key, String sealed, Instant now) {
        return Sql.write(
                        database,
                        "insert into transfer_payer (key, name, named_at) values (?1, ?2, ?3) on conflict (key) do nothing",
                        key,
                        sealed,
                        now)
                == 1;
    }

    boolean hasPayer(String key) {
        return !Sql.rows(database, "select 1 from transfer_payer where key = ?1", key)
                .isEmpty();
    }

    void giveUp(String key, Instant now) {
        Sql.write(
                database,
                "insert into transfer_given_up (key, at) values (?1, ?2) on conflict (key) do nothing",
                key,
                now);
    }

    boolean isGivenUp(String key) {
        return !Sql.rows(database, "select 1 from transfer_given_up where key = ?1", key)
                .isEmpty();
    }

    /** Takes the row of a pledge's reference, so that what becomes of it comes one after the other. */
    void lock(UUID pledge) {
        Sql.rows(database, "select 1 from transfer_reference where pledge_id = ?1 for update", pledge);
    }

    Optional<Expected> byReference(Reference reference) {
        return expected("where t.reference = ?1", reference.text()).stream().findFirst();
    }

    Optional<Expected> byPledge(UUID pledge) {
        return expected("where p.id = ?1", pledge).stream().findFirst();
    }

    /** Those of this amount that wait for a transfer, oldest first. */
    List<Expected> waitingFor(long cents, int limit) {
        return expected(
                "where p.amount_cents = ?1 and " + OPEN
                        + " and not exists (select 1 from transfer_state l where l.pledge_id = p.id and (l.status in ('MATCHED', 'COLLECTED') or l.collected))"
                        + " order by t.made_at limit " + limit,
                cents);
    }

    /** The last ones that wait for a transfer, newest first. */
    List<Expected> waiting(int limit) {
        return expected("where " + OPEN
                + " and not exists (select 1 from transfer_state l where l.pledge_id = p.id and (l.status in ('MATCHED', 'COLLECTED') or l.collected))"
                + " order by t.made_at desc, t.reference limit " + limit);
    }

    private List<Expected> expected(String where, Object... parameters) {
        return Sql.rows(database, EXPECTED + where, parameters).stream()
                .map(row -> new Expected(
                        row.get(0, UUID.class),
                        new Reference(row.get(1, String.class)),
                        row.get(2, Long.class),
                        row.get(3, Boolean.class),
                        row.get(4, Boolean.class),
                        row.get(5, String.class),
                        row.get(6, String.class)))
                .toList();
    }

    /** Charges and refunds that were asked for in a span of time and are done, by the bank's statements. */
    List<Rail.Settled> settled(Instant from, Instant before) {
        return Sql.rows(database, """
                select k.key, s.cents, k.asked_at from transfer_call k
                join transfer_event e on e.call_key = k.key join transfer_state s on s.line_id = e.line_id
                where k.act = 'COLLECT' and k.asked_at >= ?1 and k.asked_at < ?2
                union all
                select k.key, s.cents, k.asked_at from transfer_call k
                join transfer_state s on s.pledge_id = k.pledge_id and s.collected and s.status = 'PAID'
                where k.act = 'REFUND' and k.asked_at >= ?1 and k.asked_at < ?2""", from, before).stream()
                .map(row ->
                        new Rail.Settled(row.get(0, String.class), row.get(1, Long.class), row.get(2, Instant.class)))
                .toList();
    }

    /** When transfers of a pledge's campaign are waited for at the latest: the end of its collection, else its own. */
    Instant dueAt(UUID pledge) {
        return Sql.rows(database, """
                select coalesce(o.ends_at, c.closes_at) from pledge p join campaign c on c.id = p.campaign_id
                left join collection o on o.campaign_id = c.id where p.id = ?1""", pledge).get(0).get(0, Instant.class);
    }
}
