package it.broletto.campaign;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Returns and the claims on them, by plain SQL: the database counts claims and lets no return be claimed too often. */
@ApplicationScoped
class Returns {

    private static final String SELECT = """
            select id, kind, title, body, minimum_cents,
                   case when exists (select 1 from return_ending e where e.return_id = campaign_return.id) then claimed else stock end, claimed
            from campaign_return\s""";

    private static final String UNPAID = """
            from return_claim c join pledge p on p.id = c.pledge_id join campaign g on g.id = p.campaign_id
            where g.status = 'LIVE' and exists (select 1 from campaign_rail r where r.campaign_id = p.campaign_id)
              and not exists (select 1 from pledge_means m where m.pledge_id = p.id)
              and not exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id)
              and not exists (select 1 from return_lapse l where l.pledge_id = p.id)""";

    private static final String LATE = """
            c.claimed_at <= case when exists (select 1 from assisted_pledge a where a.pledge_id = p.id)
                                 then cast(?2 as timestamptz) else cast(?1 as timestamptz) end""";

    private final EntityManager database;

    Returns(EntityManager database) {
        this.database = database;
    }

    /** Nothing happens if its intent has made one already. */
    void add(UUID campaign, NewReturn wanted, Instant at) {
        Sql.write(
                database,
                """
                insert into campaign_return (id, campaign_id, kind, title, body, minimum_cents, stock, intent, offered_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as int), ?8, ?9) on conflict (intent) do nothing""",
                UUID.randomUUID(),
                campaign,
                wanted.kind().name(),
                wanted.title(),
                wanted.body(),
                wanted.minimum().cents(),
                wanted.stock(),
                wanted.intent(),
                at);
    }

    Optional<UUID> byIntent(UUID campaign, UUID intent) {
        return Sql.rows(
                        database,
                        "select id from campaign_return where campaign_id = ?1 and intent = ?2",
                        campaign,
                        intent)
                .stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    /** Whether its intent made just this return. */
    boolean isSame(UUID campaign, NewReturn wanted) {
        return !Sql.rows(
                        database,
                        """
                select 1 from campaign_return where intent = ?1 and campaign_id = ?2 and kind = ?3 and title = ?4 and body = ?5
                and minimum_cents = ?6 and stock is not distinct from cast(?7 as int)""",
                        wanted.intent(),
                        campaign,
                        wanted.kind().name(),
                        wanted.title(),
                        wanted.body(),
                        wanted.minimum().cents(),
                        wanted.stock())
                .isEmpty();
    }

    /** Those that are offered still, the cheapest first. */
    List<ReturnView> of(UUID campaign, int limit) {
        return Sql.rows(database, SELECT + """
                        where campaign_id = ?1 and not exists (select 1 from return_ending e where e.return_id = campaign_return.id)
                        order by minimum_cents, id limit\s""" + limit, campaign).stream()
                .map(Returns::view)
                .toList();
    }

    /** Nobody else claims any of them, or lets any go, until the end of the transaction; always before the row of a pledge. */
    void lock(UUID campaign) {
        Sql.rows(database, "select 1 from campaign_return where campaign_id = ?1 order by id for update", campaign);
    }

    /** One that is not offered any more is gone. */
    Optional<ReturnView> one(UUID campaign, UUID id) {
        return Sql.rows(database, SELECT + "where campaign_id = ?1 and id = ?2", campaign, id).stream()
                .findFirst()
                .map(Returns::view);
    }

    /** A campaign with claims that no means of payment was shown for in time; empty if there is none. */
    Optional<UUID> withLate(Instant own, Instant assisted) {
        return Sql.rows(database, "select p.campaign_id " + UNPAID + " and " + LATE + " limit 1", own, assisted)
                .stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    /** Lets such claims go; returns how many. */
    int lapseLate(UUID campaign, Instant own, Instant assisted, Instant now) {
        return lapse(
                Sql.rows(
                        database,
                        "select c.pledge_id " + UNPAID + " and " + LATE + " and p.campaign_id = ?3 limit 500",
                        own,
                        assisted,
                        campaign),
                now);
    }

    /** Lets a person's other claims of a return go that no means of payment was shown for: who begins again keeps one. */
    int lapseOthers(UUID chosen, UUID person, Instant now) {
        return lapse(
                Sql.rows(
                        database,
                        "select c.pledge_id " + UNPAID + " and c.return_id = ?1 and p.person_id = ?2 limit 500",
                        chosen,
                        person),
                now);
    }

    private int lapse(List<Tuple> pledges, Instant now) {
        return pledges.stream()
                .map(row -> row.get(0, UUID.class))
                .mapToInt(pledge -> lapse(pledge, now))
                .sum();
    }

    /** One whose row somebody holds is showing its means of payment, or is withdrawn, just now. */
    private int lapse(UUID pledge, Instant now) {
        if (Sql.rows(database, "select 1 from pledge where id = ?1 for update skip locked", pledge)
                .isEmpty()) {
            return 0;
        }
        return Sql.write(
                database,
                "insert into return_lapse (pledge_id, lapsed_at) select c.pledge_id, ?2 " + UNPAID
                        + " and p.id = ?1 on conflict do nothing",
                pledge,
                now);
    }

    void claim(UUID pledge, UUID id, Instant at) {
        Sql.write(
                database,
                "insert into return_claim (pledge_id, return_id, claimed_at) values (?1, ?2, ?3)",
                pledge,
                id,
                at);
    }

    private static ReturnView view(Tuple row) {
        return new ReturnView(
                row.get(0, UUID.class),
                ReturnKind.valueOf(row.get(1, String.class)),
                row.get(2, String.class),
                row.get(3, String.class),
                Money.ofCents(row.get(4, Long.class)),
                row.get(5, Integer.class),
                row.get(6, Integer.class));
    }
}
