package it.broletto.collection;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Gifts that go on from a campaign that failed, by plain SQL. */
@ApplicationScoped
class Moves {

    /**
     * Of a pledge {@code s} that was collected for a campaign that failed: whether its backer wants it to go on and it can.
     * {@code ?1} is now. A campaign takes it while it is live or being collected; while its close is due it is waited for.
     */
    static final String GOES_ON = """
            exists (select 1 from (select choice, other_id from pledge_fallback where pledge_id = s.pledge_id order by number desc limit 1) f
                    left join campaign o on o.id = f.other_id
                    where f.choice = 'FUND'
                       or f.choice = 'OTHER' and o.status in ('LIVE', 'CLOSED') and o.opens_at <= ?1
                          and exists (select 1 from campaign_rail r where r.campaign_id = o.id)
                          and (o.status = 'CLOSED'
                               or not exists (select 1 from campaign_terms t where t.campaign_id = o.id and t.surplus = 'STOP')
                               or (select coalesce(sum(p.amount_cents), 0) from standing_pledge p where p.campaign_id = o.id) < o.goal_cents)) """;

    /** @param to null: the neighbourhood fund */
    record Way(UUID from, UUID to) {}

    private final EntityManager database;

    Moves(EntityManager database) {
        this.database = database;
    }

    /** A way that some money is to go now; that to a campaign whose close is due is left out. */
    Optional<Way> next(Instant now) {
        return Sql.rows(database, """
                select s.campaign_id, w.other_id from campaign c join pledge_state s on s.campaign_id = c.id
                join lateral (select other_id from pledge_fallback where pledge_id = s.pledge_id order by number desc limit 1) w on true
                left join campaign t on t.id = w.other_id
                where c.status = 'FAILED' and s.status in ('COLLECTED', 'WON')
                  and (t.id is null or t.status <> 'LIVE' or t.closes_at > ?1)
                  and """ + " " + GOES_ON + " limit 1", now).stream()
                .findFirst()
                .map(row -> new Way(row.get(0, UUID.class), row.get(1, UUID.class)));
    }

    /**
     * Holds a campaign against its close and its decision; others may pledge meanwhile, unless it stops at its goal: then
     * true, and they wait.
     */
    boolean hold(UUID campaign) {
        var stops = !Sql.rows(
                        database, "select 1 from campaign_terms where campaign_id = ?1 and surplus = 'STOP'", campaign)
                .isEmpty();
        Sql.rows(database, "select 1 from campaign where id = ?1 for " + (stops ? "no key update" : "share"), campaign);
        return stops;
    }

    /** Of some pledges whose rows are locked, those that are to go this way. */
    Set<UUID> going(Way way, List<PledgeState> some, Instant now) {
        return some.isEmpty()
                ? Set.of()
                : new HashSet<>(Sql.rows(
                                database,
                                """
                select s.pledge_id from pledge_state s
                join lateral (select other_id from pledge_fallback where pledge_id = s.pledge_id order by number desc limit 1) w on true
                left join campaign t on t.id = w.other_id
                where s.pledge_id in (?2) and w.other_id is not distinct from cast(?3 as uuid)
                  and (t.id is null or t.status <> 'LIVE' or t.closes_at > ?1) and """ + " " + GOES_ON,
                                now,
                                some.stream().map(PledgeState::pledge).toList(),
                                way.to())
                        .stream()
                        .map(row -> row.get(0, UUID.class))
                        .toList());
    }

    /** @param arrival null in the fund */
    void write(PledgeState gift, Way way, UUID arrival, UUID entry, Instant now) {
        Sql.write(database, """
                insert into moved_gift (pledge_id, from_campaign, to_campaign, to_pledge, cents, entry_id, moved_at)
                values (?1, ?2, cast(?3 as uuid), cast(?4 as uuid), ?5, ?6, ?7)""", gift.pledge(), way.from(), way.to(), arrival, gift.cents(), entry, now);
    }

    /** The pledge as which a gift arrives: of the same person, without a name, already collected. */
    void arrive(PledgeState gift, UUID to, UUID arrival, UUID intent, Instant now) {
        Sql.write(database, """
                insert into pledge (id, campaign_id, person_id, amount_cents, intent, pledged_at)
                select ?1, ?2, person_id, amount_cents, ?3, ?4 from pledge where id = ?5""", arrival, to, intent, now, gift.pledge());
        Sql.write(
                database,
                "insert into pledge_state (pledge_id, campaign_id, amount_cents, due_at) values (?1, ?2, ?3, ?4)",
                arrival,
                to,
                gift.cents(),
                now);
    }

    /** Whether the money of a pledge is in the fund. */
    boolean isInFund(UUID pledge) {
        return !Sql.rows(database, "select 1 from moved_gift where pledge_id = ?1 and to_campaign is null", pledge)
                .isEmpty();
    }

    /** What arrived at a campaign from others that failed, the largest sum first. */
    List<MoveService.Moved> arrivedAt(UUID campaign, int limit) {
        return moved("from_campaign", "to_campaign", campaign, limit);
    }

    /** What went on from a campaign that failed, the largest sum first. */
    List<MoveService.Moved> wentFrom(UUID campaign, int limit) {
        return moved("to_campaign", "from_campaign", campaign, limit);
    }

    /** What arrived in the fund, the latest campaign first. */
    List<MoveService.Moved> inFund(int limit) {
        return Sql.rows(database, """
                select c.slug, c.title, cast(sum(g.cents) as bigint), count(*) from moved_gift g join campaign c on c.id = g.from_campaign
                where g.to_campaign is null group by c.slug, c.title order by max(g.moved_at) desc, c.slug limit %d""".formatted(limit)).stream()
                .map(Moves::moved)
                .toList();
    }

    private List<MoveService.Moved> moved(String other, String mine, UUID campaign, int limit) {
        return Sql.rows(database, """
                select c.slug, c.title, cast(sum(g.cents) as bigint), count(*) from moved_gift g left join campaign c on c.id = g.%s
                where g.%s = ?1 group by c.slug, c.title order by 3 desc, c.slug limit %d""".formatted(other, mine, limit), campaign).stream()
                .map(Moves::moved)
                .toList();
    }

    private static MoveService.Moved moved(Tuple row) {
        return new MoveService.Moved(
                row.get(0, String.class),
                row.get(1, String.class),
                Money.ofCents(row.get(2, Long.class)),
                row.get(3, Long.class));
    }
}
