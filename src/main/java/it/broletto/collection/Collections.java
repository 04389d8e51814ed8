package it.broletto.collection;

import it.broletto.match.Gift;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Collections and what becomes of their pledges, by plain SQL: facts, and states that move only with them. */
@ApplicationScoped
class Collections {

    private static final String STATE = """
            select s.pledge_id, s.campaign_id,
                   coalesce((select k.rail from moved_gift g join provider_call k on k.pledge_id = g.pledge_id and k.act = 'COLLECT'
                             join provider_answer a on a.key = k.key and a.outcome = 'SETTLED' where g.to_pledge = s.pledge_id),
                            (select k.rail from provider_call k
                             where k.pledge_id = s.pledge_id and k.act = 'COLLECT' and k.attempt = s.attempts),
                            (select m.rail from pledge_means m where m.pledge_id = s.pledge_id order by m.attempt desc limit 1),
                            r.rail),
                   s.amount_cents, s.status, s.number, s.attempts, s.refunds
            from pledge_state s join campaign_rail r on r.campaign_id
                = coalesce((select g.from_campaign from moved_gift g where g.to_pledge = s.pledge_id), s.campaign_id) """;

    private static final String DECIDED =
            "exists (select 1 from collection_decision d where d.campaign_id = s.campaign_id)";

    private final EntityManager database;
    private final Event<PledgeMoved> moved;
    private final Event<MeansShown> shown;

    Collections(EntityManager database, Event<PledgeMoved> moved, Event<MeansShown> shown) {
        this.database = database;
        this.moved = moved;
        this.shown = shown;
    }

    void setRail(UUID campaign, String rail, Instant now) {
        Sql.write(
                database,
                "insert into campaign_rail (campaign_id, rail, set_at) values (?1, ?2, ?3) on conflict do nothing",
                campaign,
                rail,
                now);
    }

    Optional<String> railOf(UUID campaign) {
        return Sql.rows(database, "select rail from campaign_rail where campaign_id = ?1", campaign).stream()
                .findFirst()
                .map(row -> row.get(0, String.class));
    }

    void allowRail(UUID campaign, String rail, Instant now) {
        Sql.write(
                database,
                "insert into campaign_other_rail (campaign_id, rail, set_at) values (?1, ?2, ?3) on conflict do nothing",
                campaign,
                rail,
                now);
    }

    void addMeans(UUID pledge, int attempt, String rail, String means, Instant now) {
        var added = Sql.write(
                database,
                "insert into pledge_means (pledge_id, attempt, rail, means, shown_at) values (?1, ?2, ?3, ?4, ?5) on conflict do nothing",
                pledge,
                attempt,
                rail,
                means,
                now);
        if (added == 1) {
            shown.fire(new MeansShown(pledge, attempt, rail));
        }
    }

    /** What a charge is asked for with: as it was asked for before, else the latest means of payment with its rail. */
    Optional<PledgeMeans> chargeWith(UUID pledge, int attempt) {
        return Sql.rows(database, """
                select rail, means from (
                    select 1 as place, rail, means from provider_call where pledge_id = ?1 and act = 'COLLECT' and attempt = ?2
                    union all
                    (select 2, coalesce(m.rail, r.rail), m.means from pledge_means m
                     join pledge p on p.id = m.pledge_id join campaign_rail r on r.campaign_id = p.campaign_id
                     where m.pledge_id = ?1 order by m.attempt desc limit 1)) w order by place limit 1""", pledge, attempt).stream()
                .findFirst()
                .map(row -> new PledgeMeans(row.get(0, String.class), row.get(1, String.class)));
    }

    Optional<String> meansOf(UUID pledge) {
        return Sql.rows(
                        database,
                        "select means from pledge_means where pledge_id = ?1 order by attempt desc limit 1",
                        pledge)
                .stream()
                .findFirst()
                .map(row -> row.get(0, String.class));
    }

    /** The campaign of a pledge that has no means of payment yet. */
    Optional<UUID> campaignOfNew(UUID pledge) {
        return Sql.rows(
                        database,
                        "select campaign_id from pledge where id = ?1 and not exists (select 1 from pledge_means where pledge_id = ?1)",
                        pledge)
                .stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    /** Whether a means of payment changes anything: the campaign is live or rests, or the pledge is being collected. Held against the close. */
    boolean mayShow(UUID pledge) {
        var live = Sql.rows(
                        database,
                        "select c.status from campaign c join pledge p on p.campaign_id = c.id where p.id = ?1 for share of c",
                        pledge)
                .stream()
                .anyMatch(row -> List.of("LIVE", "SUSPENDED").contains(row.get(0, String.class)));
        return live || state(pledge).isPresent();
    }

    /** The means of payment of a charge: the one that it was asked for with, else the latest. */
    Optional<String> meansFor(UUID pledge, int attempt) {
        return Sql.rows(
                        database,
                        "select means from provider_call where pledge_id = ?1 and act = 'COLLECT' and attempt = ?2",
                        pledge,
                        attempt)
                .stream()
                .findFirst()
                .map(row -> row.get(0, String.class))
                .or(() -> meansOf(pledge));
    }

    /** Campaigns with a rail that closed with enough promises and whose collection is not open yet. */
    List<UUID> toOpen(int limit) {
        return Sql.rows(database, """
                select l.campaign_id from campaign_closing l join campaign_rail r on r.campaign_id = l.campaign_id
                where l.minimum_reached and not exists (select 1 from collection c where c.campaign_id = l.campaign_id)
                order by l.closed_at limit %d""".formatted(limit)).stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }

    boolean mayOpen(UUID campaign) {
        return !Sql.rows(database, """
                select 1 from campaign_closing l join campaign_rail r on r.campaign_id = l.campaign_id
                where l.campaign_id = ?1 and l.minimum_reached
                and not exists (select 1 from collection c where c.campaign_id = l.campaign_id)""", campaign).isEmpty();
    }

    /** Opens a collection with all promises that stand; false if it is open already. */
    boolean open(UUID campaign, Instant now, Instant endsAt) {
        var opened = Sql.write(database, """
                insert into collection (campaign_id, rail, opened_at, ends_at)
                select r.campaign_id, r.rail, ?2, ?3 from campaign_rail r where r.campaign_id = ?1 on conflict do nothing""", campaign, now, endsAt);
        if (opened == 1) {
            Sql.write(database, """
                insert into pledge_state (pledge_id, campaign_id, amount_cents, due_at)
                select p.id, p.campaign_id, p.amount_cents, ?2 from standing_pledge p where p.campaign_id = ?1
                and not exists (select 1 from pledge_state s where s.pledge_id = p.id)""", campaign, now);
        }
        return opened == 1;
    }

    /** When the collection of a campaign opened. */
    Instant openedAt(UUID campaign) {
        return Sql.rows(database, "select opened_at from collection where campaign_id = ?1", campaign)
                .get(0)
                .get(0, Instant.class);
    }

    /**
     * Some that wait in a status and are due, locked; those that others hold are left to them. After the decision nothing
     * waits to be collected any more.
     */
    List<PledgeState> claim(PledgeStatus status, Instant now, int limit) {
        var open = status == PledgeStatus.QUEUED || status == PledgeStatus.DECLINED ? " and not " + DECIDED : "";
        return states(
                STATE + " where s.status = ?1 and s.due_at <= ?2" + open + " order by s.due_at, s.pledge_id limit "
                        + limit + " for update of s skip locked",
                status.name(),
                now);
    }

    /** Some that came to nothing when the decision was made already, locked. */
    List<PledgeState> late(int limit) {
        return states(STATE + " where s.status in ('QUEUED', 'DECLINED', 'ACTION_REQUIRED') and " + DECIDED + " limit "
                + limit + " for update of s skip locked");
    }

    Optional<PledgeState> lock(UUID pledge) {
        return states(STATE + " where s.pledge_id = ?1 for update of s", pledge).stream()
                .findFirst();
    }

    Optional<PledgeState> state(UUID pledge) {
        return states(STATE + " where s.pledge_id = ?1", pledge).stream().findFirst();
    }

    private List<PledgeState> states(String sql, Object... parameters) {
        return Sql.rows(database, sql, parameters).stream()
                .map(Collections::state)
                .toList();
    }

    private static PledgeState state(Tuple row) {
        return new PledgeState(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, String.class),
                row.get(3, Long.class),
                PledgeStatus.valueOf(row.get(4, String.class)),
                row.get(5, Integer.class),
                row.get(6, Integer.class),
                row.get(7, Integer.class));
    }

    /** Moves a pledge whose row is locked. Refuses with {@code ILLEGAL_TRANSITION} what its status does not allow. */
    void move(PledgeState state, PledgeStatus.Event event, UUID entry, String reason, Instant now, Duration wait) {
        Sql.write(
                database,
                """
                insert into pledge_event (pledge_id, number, event, from_status, to_status, at, due_at, entry_id, reason)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as uuid), cast(?9 as text))""",
                state.pledge(),
                state.number() + 1,
                event.name(),
                state.status().name(),
                state.status().after(event).name(),
                now,
                now.plus(wait),
                entry,
                reason);
        moved.fire(new PledgeMoved(state.pledge(), event, state.number() + 1));
    }

    /** Collections whose time is over, or that have nothing to wait for, and that are not decided. */
    List<UUID> toDecide(Instant now, int limit) {
        return Sql.rows(database, """
                select c.campaign_id from collection c
                where not exists (select 1 from collection_decision d where d.campaign_id = c.campaign_id)
                  and (c.ends_at <= ?1 or not exists (select 1 from pledge_state s where s.campaign_id = c.campaign_id
                       and s.status in ('QUEUED', 'COLLECTING', 'ACTION_REQUIRED', 'DECLINED')))
                order by c.ends_at limit %d""".formatted(limit), now).stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }

    /** Locks the collection's row against another decision, and the campaign's against gifts that arrive; false if it is decided. */
    boolean lockUndecided(UUID campaign) {
        Sql.rows(database, "select 1 from collection where campaign_id = ?1 for update", campaign);
        Sql.rows(database, "select 1 from campaign where id = ?1 for no key update", campaign);
        return Sql.rows(database, "select 1 from collection_decision where campaign_id = ?1", campaign)
                .isEmpty();
    }

    /** Those of a campaign in a status, locked. */
    List<PledgeState> lockAll(UUID campaign, PledgeStatus status, int limit) {
        return states(
                STATE + " where s.campaign_id = ?1 and s.status = ?2 order by s.pledge_id limit " + limit
                        + " for update of s",
                campaign,
                status.name());
    }

    /** What was collected and what was dropped, by now. */
    void decide(UUID campaign, Instant now) {
        Sql.write(database, """
                insert into collection_decision
                    (campaign_id, decided_at, settled_cents, pledges, dropped_cents, dropped, minimum_cents, funded)
                select l.campaign_id, ?2, s.settled, s.pledges, s.dropped_cents, s.dropped, l.minimum_cents, s.settled >= l.minimum_cents
                from campaign_closing l,
                     lateral (select coalesce(sum(amount_cents) filter (where status in ('COLLECTED', 'WON')), 0) as settled,
                                     count(*) filter (where status in ('COLLECTED', 'WON')) as pledges,
                                     coalesce(sum(amount_cents) filter (where status = 'DROPPED'), 0) as dropped_cents,
                                     count(*) filter (where status = 'DROPPED') as dropped
                              from pledge_state where campaign_id = l.campaign_id) s
                where l.campaign_id = ?1""", campaign, now);
    }

    /** What was collected, in the order in which it was settled. */
    List<Gift> gifts(UUID campaign) {
        return Sql.rows(database, """
                select donor_in_match(p.person_id), s.amount_cents
                from pledge_state s join pledge p on p.id = s.pledge_id
                join pledge_event e on e.pledge_id = s.pledge_id and e.event in ('SETTLE', 'ARRIVE')
                left join moved_gift g on g.to_pledge = s.pledge_id
                join ledger_entry l on l.id = coalesce(e.entry_id, g.entry_id)
                where s.campaign_id = ?1 and s.status in ('COLLECTED', 'WON') and counts_in_match(s.campaign_id, p.person_id)
                order by l.number""", campaign).stream()
                .map(row -> new Gift(row.get(0, String.class), row.get(1, Long.class)))
                .toList();
    }

    /** Whether the decision was yes; empty before it. */
    Optional<Boolean> funded(UUID campaign) {
        return Sql.rows(database, "select funded from collection_decision where campaign_id = ?1", campaign).stream()
                .findFirst()
                .map(row -> row.get(0, Boolean.class));
    }

    /** Campaigns with money that has to go back: they failed or were called off, or it arrived from another one and was withdrawn. */
    List<UUID> toRefund(Instant now, int limit) {
        return Sql.rows(database, """
                select c.id from campaign c
                where c.status in ('FAILED', 'CANCELLED') and exists (
                    select 1 from pledge_state s where s.campaign_id = c.id and s.status in ('COLLECTED', 'WON') and not %s)
                union
                select g.to_campaign from moved_gift g join pledge_withdrawal w on w.pledge_id = g.to_pledge
                join pledge_state s on s.pledge_id = g.to_pledge and s.status in ('COLLECTED', 'WON')
                limit %d""".formatted(Moves.GOES_ON, limit), now).stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }

    /** Those of a campaign whose money has to go back, locked. */
    List<PledgeState> lockGoingBack(UUID campaign, Instant now, int limit) {
        return states(STATE + """
                 where s.campaign_id = ?2 and s.status in ('COLLECTED', 'WON')
                   and (exists (select 1 from campaign k where k.id = s.campaign_id and k.status in ('FAILED', 'CANCELLED'))
                        and not %s
                        or exists (select 1 from pledge_withdrawal w where w.pledge_id = s.pledge_id))
                order by s.pledge_id limit %d for update of s""".formatted(Moves.GOES_ON, limit), now, campaign);
    }

    /** Those that may go on in one way, locked; whether they still want to is asked afterwards. */
    List<PledgeState> lockGoing(Moves.Way way, Instant now, int limit) {
        return states(STATE + """
                 where s.campaign_id = ?2 and s.status in ('COLLECTED', 'WON') and exists (
                     select 1 from (select other_id from pledge_fallback where pledge_id = s.pledge_id order by number desc limit 1) w
                     where w.other_id is not distinct from cast(?3 as uuid))
                   and %s order by s.pledge_id limit %d for update of s""".formatted(Moves.GOES_ON, limit), now, way.from(), way.to());
    }

    /** The pledge under which a provider knows the money of this one: another if it arrived from another campaign. */
    UUID chargedFor(UUID pledge) {
        return Sql.rows(database, "select pledge_id from moved_gift where to_pledge = ?1", pledge).stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class))
                .orElse(pledge);
    }

    /** The pledge that the money of this one counts for now: another if it went on. */
    UUID heldFor(UUID pledge) {
        return Sql.rows(
                        database,
                        "select to_pledge from moved_gift where pledge_id = ?1 and to_pledge is not null",
                        pledge)
                .stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class))
                .orElse(pledge);
    }

    /** The provider's name of the charge that settled. */
    String chargeOf(UUID pledge) {
        return Sql.rows(database, """
                select a.provider_id from provider_call c join provider_answer a on a.key = c.key
                where c.pledge_id = ?1 and c.act = 'COLLECT' and a.outcome = 'SETTLED'""", pledge).get(0).get(0, String.class);
    }
}
