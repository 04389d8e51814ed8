package it.broletto.receipt;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Wishes and receipts, by plain SQL. */
@ApplicationScoped
class Receipts {

    /** In whose name, still sealed. */
    record Wish(UUID pledge, int version, String holder, String taxCode) {}

    /** What is left of a name whose time is over. */
    static final String FORGOTTEN = "s1.";

    private static final String VIEW = """
            select r.year, r.number, r.pledge_id, c.title, c.promoter, r.cents, r.rail, r.collected_at, r.issued_at, v.reason, r.issuer,
                   exists (select 1 from moved_gift g where g.pledge_id = r.pledge_id and g.to_campaign is null)
            from receipt r join pledge p on p.id = r.pledge_id join campaign c on c.id = p.campaign_id
            left join receipt_revocation v on v.issuer = r.issuer and v.year = r.year and v.number = r.number """;

    /** Of a pledge {@code s}: whether its gift stays, for its campaign or in the fund. */
    private static final String STAYS = """
            (s.status in ('COLLECTED', 'WON') and exists (select 1 from collection_decision d where d.campaign_id = s.campaign_id and d.funded)
             or s.status = 'MOVED' and exists (select 1 from moved_gift f where f.pledge_id = s.pledge_id and f.to_campaign is null))""";

    private final EntityManager database;

    Receipts(EntityManager database) {
        this.database = database;
    }

    /** Against another wish or receipt of the pledge at this instant. */
    void lock(UUID pledge) {
        Sql.rows(database, "select 1 from pledge where id = ?1 for no key update", pledge);
    }

    Optional<Wish> lastWish(UUID pledge) {
        return wish("where pledge_id = ?1 order by version desc limit 1", pledge);
    }

    Optional<Wish> wishOf(ReceiptView receipt) {
        return wish(
                "where pledge_id = ?1 and version = (select wish from receipt where pledge_id = ?1)", receipt.pledge());
    }

    Optional<Wish> wishBy(UUID intent) {
        return wish("where intent = ?1", intent);
    }

    private Optional<Wish> wish(String which, Object... parameters) {
        return Sql.rows(database, "select pledge_id, version, holder, tax_code from receipt_wish " + which, parameters)
                .stream()
                .findFirst()
                .map(row -> new Wish(
                        row.get(0, UUID.class),
                        row.get(1, Integer.class),
                        row.get(2, String.class),
                        row.get(3, String.class)));
    }

    void write(Wish wish, UUID intent, Instant now) {
        Sql.write(
                database,
                "insert into receipt_wish (pledge_id, version, holder, tax_code, wished_at, intent) values (?1, ?2, ?3, ?4, ?5, ?6)",
                wish.pledge(),
                wish.version(),
                wish.holder(),
                wish.taxCode(),
                now,
                intent);
    }

    /** Forgets in whose name the receipt was wanted; 0 if a receipt names it. */
    int forget(UUID pledge) {
        return Sql.write(
                database,
                "delete from receipt_wish where pledge_id = ?1 and not exists (select 1 from receipt r where r.pledge_id = ?1)",
                pledge);
    }

    /** Pledges with a wish whose gift stays and that have no receipt. */
    List<UUID> due(int limit) {
        return Sql.rows(database, """
                select distinct w.pledge_id from receipt_wish w join pledge_state s on s.pledge_id = w.pledge_id
                where not exists (select 1 from receipt r where r.pledge_id = w.pledge_id) and """ + " " + STAYS + " limit " + limit).stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }

    boolean isDue(UUID pledge) {
        return !Sql.rows(database, """
                select 1 from pledge_state s where s.pledge_id = ?1
                  and exists (select 1 from receipt_wish w where w.pledge_id = ?1)
                  and not exists (select 1 from receipt r where r.pledge_id = ?1) and """ + " " + STAYS, pledge).isEmpty();
    }

    /** The campaign for which a gift stays; empty: it is in the fund. */
    Optional<UUID> staysFor(UUID pledge) {
        return Sql.rows(
                        database,
                        "select campaign_id from pledge_state where pledge_id = ?1 and status <> 'MOVED'",
                        pledge)
                .stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    /** The tax code of the body that answers for a campaign; empty where people without one do, or the city. */
    Optional<String> bodyOf(UUID campaign) {
        return Sql.rows(database, """
                select v.content ->> 'taxCode' from application a
                join application_version v on v.application_id = a.id and v.number = a.number
                where a.campaign_id = ?1 and v.content ->> 'taxCode' ~ '^[0-9]{11}$'""", campaign).stream().findFirst().map(row -> row.get(0, String.class));
    }

    /** Writes the next one of its year. */
    void issue(String issuer, int year, Wish wish, Instant now) {
        Sql.write(
                database,
                "insert into receipt_counter (issuer, year) values (?1, ?2) on conflict do nothing",
                issuer,
                year);
        var last = Sql.rows(
                        database,
                        "select last from receipt_counter where issuer = ?1 and year = ?2 for update",
                        issuer,
                        year)
                .get(0)
                .get(0, Integer.class);
        Sql.write(database, """
                insert into receipt (issuer, year, number, pledge_id, wish, cents, rail, collected_at, issued_at)
                select ?1, ?2, ?3, s.pledge_id, ?5, s.amount_cents,
                       coalesce((select k.rail from provider_call k join provider_answer a on a.key = k.key and a.outcome = 'SETTLED'
                                 where k.pledge_id = coalesce(g.pledge_id, s.pledge_id) and k.act = 'COLLECT'), c.rail), e.at, ?6
                from pledge_state s left join moved_gift g on g.to_pledge = s.pledge_id
                join campaign_rail c on c.campaign_id = coalesce(g.from_campaign, s.campaign_id)
                join pledge_event e on e.pledge_id = coalesce(g.pledge_id, s.pledge_id) and e.event = 'SETTLE' where s.pledge_id = ?4""", issuer, year, last + 1, wish.pledge(), wish.version(), now);
    }

    /** Revokes receipts whose gift went back; returns how many. */
    int revokeDue(Instant now) {
        return Sql.write(database, """
                insert into receipt_revocation (issuer, year, number, reason, revoked_at)
                select r.issuer, r.year, r.number, s.status, ?1 from receipt r join pledge_state s on s.pledge_id = r.pledge_id
                where s.status in ('REFUNDED', 'LOST')
                  and not exists (select 1 from receipt_revocation v where v.issuer = r.issuer and v.year = r.year and v.number = r.number)
                on conflict do nothing""", now);
    }

    /** Of a person: pledges that may still get the receipt that was asked for, the latest first; at most 500. */
    List<WaitingView> waiting(UUID person) {
        return Sql.rows(database, """
                select p.id, c.title, p.amount_cents from pledge p join campaign c on c.id = p.campaign_id
                left join pledge_state s on s.pledge_id = p.id
                where p.person_id = ?1 and exists (select 1 from receipt_wish w where w.pledge_id = p.id)
                  and not exists (select 1 from receipt r where r.pledge_id = p.id)
                  and not exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id)
                  and exists (select 1 from campaign_rail r where r.campaign_id = p.campaign_id)
                  and (s.status is null and c.status in ('LIVE', 'SUSPENDED', 'CLOSED')
                       or s.status in ('QUEUED', 'COLLECTING', 'ACTION_REQUIRED', 'DECLINED', 'COLLECTED', 'DISPUTED', 'WON')
                          and c.status in ('LIVE', 'SUSPENDED', 'CLOSED', 'FUNDED'))
                order by p.pledged_at desc, p.id limit 500""", person).stream()
                .map(row -> new WaitingView(
                        row.get(0, UUID.class), row.get(1, String.class), Money.ofCents(row.get(2, Long.class))))
                .toList();
    }

    /** A person's, newest first; at most 500. */
    List<ReceiptView> of(UUID person) {
        return views(VIEW + " where p.person_id = ?1 order by r.year desc, r.number desc limit 500", person);
    }

    List<ReceiptView> of(UUID person, int year) {
        return views(VIEW + " where p.person_id = ?1 and r.year = ?2 order by r.number limit 500", person, year);
    }

    Optional<ReceiptView> one(UUID pledge, UUID person) {
        return views(VIEW + " where r.pledge_id = ?1 and p.person_id = ?2", pledge, person).stream()
                .findFirst();
    }

    private List<ReceiptView> views(String sql, Object... parameters) {
        return Sql.rows(database, sql, parameters).stream().map(Receipts::view).toList();
    }

    private static ReceiptView view(Tuple row) {
        return new ReceiptView(
                row.get(0, Integer.class),
                row.get(1, Integer.class),
                row.get(2, UUID.class),
                row.get(3, String.class),
                row.get(4, String.class),
                Money.ofCents(row.get(5, Long.class)),
                row.get(6, String.class),
                row.get(7, Instant.class),
                row.get(8, Instant.class),
                row.get(9, String.class),
                row.get(10, String.class),
                row.get(11, Boolean.class));
    }
}
