package it.broletto.fund;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Grants of the fund, by plain SQL. */
@ApplicationScoped
class FundGrants {

    /** A campaign that may be helped, and what it lacks of its goal. */
    record Lacking(UUID campaign, String slug, String title, Money missing) {}

    private static final String SELECT = """
            select g.id, c.slug, c.title, g.cents, g.reason, g.asked_at, g.asked_by, d.granted, d.reason, d.decided_at, l.number
            from fund_grant g join campaign c on c.id = g.campaign_id left join fund_decision d on d.grant_id = g.id
            left join ledger_entry l on l.id = d.entry_id """;

    private static final String LACKING = """
            select c.id, c.slug, c.title, c.goal_cents - d.settled_cents - coalesce(m.cents, 0)
                   - coalesce((select cast(sum(g.cents) as bigint) from fund_grant g left join fund_decision x on x.grant_id = g.id
                               where g.campaign_id = c.id and coalesce(x.granted, true)), 0)
            from campaign c join collection_decision d on d.campaign_id = c.id left join match_decision m on m.campaign_id = c.id
            where c.status = 'FUNDED' and not exists (select 1 from payout p where p.campaign_id = c.id) """;

    private final EntityManager database;

    FundGrants(EntityManager database) {
        this.database = database;
    }

    /** Against another grant, and a payout, of the campaign at this instant. */
    void lockCampaign(UUID campaign) {
        Sql.rows(database, "select 1 from campaign where id = ?1 for no key update", campaign);
    }

    /** Funded campaigns of which nothing was paid out yet, the latest first. */
    List<Lacking> lacking(int limit) {
        return Sql.rows(database, LACKING + " order by d.decided_at desc, c.id limit " + limit).stream()
                .map(FundGrants::lacking)
                .filter(one -> one.missing().cents() > 0)
                .toList();
    }

    Optional<Lacking> lacking(UUID campaign) {
        return Sql.rows(database, LACKING + " and c.id = ?1", campaign).stream()
                .findFirst()
                .map(FundGrants::lacking);
    }

    private static Lacking lacking(Tuple row) {
        return new Lacking(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, String.class),
                Money.ofCents(row.get(3, Long.class)));
    }

    Optional<UUID> campaignOf(UUID grant) {
        return Sql.rows(database, "select campaign_id from fund_grant where id = ?1", grant).stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    void write(NewGrant wanted, UUID person, Instant now) {
        Sql.write(
                database,
                "insert into fund_grant (id, campaign_id, cents, reason, asked_by, asked_at, intent) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                UUID.randomUUID(),
                wanted.campaign(),
                wanted.amount().cents(),
                wanted.reason(),
                person,
                now,
                wanted.intent());
    }

    /** What one intent asked for: whether it was the same; empty if it asked for nothing yet. */
    Optional<Boolean> same(NewGrant wanted) {
        return Sql.rows(
                        database,
                        "select campaign_id, cents, reason from fund_grant where intent = ?1",
                        wanted.intent())
                .stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class).equals(wanted.campaign())
                        && row.get(1, Long.class) == wanted.amount().cents()
                        && row.get(2, String.class).equals(wanted.reason()));
    }

    /** @param refusal null: it is given, by this entry */
    void decide(UUID grant, String refusal, UUID person, UUID entry, Instant now) {
        Sql.write(database, """
                insert into fund_decision (grant_id, granted, reason, decided_by, decided_at, entry_id)
                values (?1, ?2, cast(?3 as text), ?4, ?5, cast(?6 as uuid))""", grant, refusal == null, refusal, person, now, entry);
    }

    Optional<FundGrant> one(UUID grant) {
        return Sql.rows(database, SELECT + " where g.id = ?1", grant).stream()
                .findFirst()
                .map(FundGrants::view);
    }

    /** Those that wait first, then the latest; with all that were refused, or only what was given. */
    List<FundGrant> list(boolean all, int limit) {
        return Sql.rows(
                        database,
                        SELECT + (all ? " " : " where d.granted ")
                                + "order by (d.grant_id is null) desc, g.asked_at desc, g.id limit " + limit)
                .stream()
                .map(FundGrants::view)
                .toList();
    }

    private static FundGrant view(Tuple row) {
        return new FundGrant(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, String.class),
                Money.ofCents(row.get(3, Long.class)),
                row.get(4, String.class),
                row.get(5, Instant.class),
                row.get(6, UUID.class),
                row.get(7, Boolean.class),
                row.get(8, String.class),
                row.get(9, Instant.class),
                row.get(10, Long.class));
    }
}
