package it.broletto.change;

import it.broletto.campaign.CampaignStatus;
import it.broletto.shared.Refusal;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Changes of campaigns: facts, by plain SQL; the database moves the campaign with them. */
@ApplicationScoped
class Changes {

    private static final String VIEW = """
            select x.id, x.campaign_id, c.slug, c.title, x.number, x.material, cast(x.before as text), cast(x.after as text), x.reason,
                   x.requested_by, x.requested_at, x.status, x.proposed_by,
                   (select e.reason from campaign_change_event e where e.change_id = x.id and e.reason is not null order by e.number desc limit 1),
                   d.at, d.withdraw_until, c.status not in ('LIVE', 'SUSPENDED')
            from campaign_change x join campaign c on c.id = x.campaign_id
            left join campaign_change_event d on d.change_id = x.id and d.to_status in ('APPROVED', 'APPLIED', 'REJECTED', 'RETRACTED')
            """;

    private static final String WAITING = "x.status in ('PENDING', 'PROPOSED') and c.status in ('LIVE', 'SUSPENDED')";

    private final EntityManager database;

    Changes(EntityManager database) {
        this.database = database;
    }

    /** A campaign as it stands, held until the transaction ends. */
    record Held(UUID id, CampaignStatus status, Instant closesAt) {

        boolean mayChange(Instant now) {
            return status == CampaignStatus.SUSPENDED || status == CampaignStatus.LIVE && now.isBefore(closesAt);
        }
    }

    Held hold(UUID campaign) {
        return hold("id = ?1", campaign);
    }

    Held hold(String slug) {
        return hold("slug = ?1", slug);
    }

    /** Refuses an unknown one with {@code NOT_FOUND}. */
    private Held hold(String which, Object parameter) {
        return Sql.rows(
                        database,
                        "select id, status, closes_at from campaign where " + which + " for no key update",
                        parameter)
                .stream()
                .findFirst()
                .map(row -> new Held(
                        row.get(0, UUID.class),
                        CampaignStatus.valueOf(row.get(1, String.class)),
                        row.get(2, Instant.class)))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    void ask(
            UUID id,
            UUID campaign,
            int number,
            Content before,
            Content after,
            boolean material,
            String reason,
            UUID by,
            UUID intent,
            Instant now) {
        Sql.write(database, """
                insert into campaign_change (id, campaign_id, number, material, before, after, reason, requested_by, intent, requested_at)
                values (?1, ?2, ?3, ?4, cast(?5 as jsonb), cast(?6 as jsonb), ?7, ?8, ?9, ?10)""", id, campaign, number, material, before.json(), after.json(), reason, by, intent, now);
    }

    /** Refuses with {@code ILLEGAL_TRANSITION} what its status does not allow. */
    void move(UUID id, ChangeStatus.Event event, UUID actor, String reason, Closing closing, Instant now) {
        var state = Sql.rows(database, "select status, moves from campaign_change where id = ?1 for update", id)
                .get(0);
        var status = ChangeStatus.valueOf(state.get(0, String.class));
        Sql.write(
                database,
                """
                insert into campaign_change_event (change_id, number, event, from_status, to_status, actor_id, reason,
                                                   withdraw_until, closes_before, closes_after, at)
                values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as text), cast(?8 as timestamptz), cast(?9 as timestamptz),
                        cast(?10 as timestamptz), ?11)""",
                id,
                state.get(1, Integer.class) + 1,
                event.name(),
                status.name(),
                status.after(event).name(),
                actor,
                reason,
                closing == null ? null : closing.withdrawUntil().toString(),
                closing == null || !closing.moves() ? null : closing.before().toString(),
                closing == null || !closing.moves() ? null : closing.after().toString(),
                now);
    }

    /** Until when backers may withdraw, and how the close moves for it. */
    record Closing(Instant withdrawUntil, Instant before, Instant after) {

        boolean moves() {
            return after.isAfter(before);
        }
    }

    Optional<ChangeView> byId(UUID id) {
        return views("where x.id = ?1", id).stream().findFirst();
    }

    Optional<ChangeView> byIntent(UUID intent) {
        return views("where x.intent = ?1", intent).stream().findFirst();
    }

    /** Those of a campaign, the newest first. */
    List<ChangeView> of(UUID campaign, int limit) {
        return views("where x.campaign_id = ?1 order by x.number desc limit " + limit, campaign);
    }

    /** The one that waits for a decision. */
    Optional<ChangeView> open(UUID campaign) {
        return views("where x.campaign_id = ?1 and " + WAITING, campaign).stream()
                .findFirst();
    }

    /** Those that wait for the offices, the longest first, after the given place. */
    List<ChangeView> waitingAfter(Instant at, UUID id, int limit) {
        return views(
                "where " + WAITING + " and (x.requested_at, x.id) > (?1, ?2) order by x.requested_at, x.id limit "
                        + limit,
                at,
                id);
    }

    /** The same list read backwards. */
    List<ChangeView> waitingBefore(Instant at, UUID id, int limit) {
        return views(
                "where " + WAITING
                        + " and (x.requested_at, x.id) < (?1, ?2) order by x.requested_at desc, x.id desc limit "
                        + limit,
                at,
                id);
    }

    long waiting() {
        return Sql.rows(
                        database,
                        "select count(*) from campaign_change x join campaign c on c.id = x.campaign_id where "
                                + WAITING)
                .get(0)
                .get(0, Long.class);
    }

    /** The titles of returns. */
    Map<UUID, String> returns(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : Sql.rows(database, "select id, title from campaign_return where id in (?1)", ids).stream()
                        .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> row.get(1, String.class)));
    }

    /** A person's promises to campaigns that changed since and that wait for their word, the nearest end first. */
    List<Told> told(UUID person, Instant now) {
        return told("p.person_id = ?1", person, now);
    }

    Optional<Told> toldOf(UUID pledge, Instant now) {
        return told("p.id = ?1", pledge, now).stream().findFirst();
    }

    private List<Told> told(String which, UUID id, Instant now) {
        return Sql.rows(database, """
                select p.id, c.slug, c.title, d.withdraw_until from pledge p join campaign c on c.id = p.campaign_id
                join lateral (select max(e.withdraw_until) as withdraw_until from campaign_change x join campaign_change_event e on e.change_id = x.id
                              where x.campaign_id = c.id and e.event = 'APPROVE' and e.at > p.pledged_at and e.withdraw_until > ?2) d
                     on d.withdraw_until is not null
                where %s and c.status in ('LIVE', 'SUSPENDED')
                  and not exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id)
                order by d.withdraw_until, p.id limit 100""".formatted(which), id, now).stream()
                .map(row -> new Told(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Instant.class)))
                .toList();
    }

    private List<ChangeView> views(String which, Object... parameters) {
        return Sql.rows(database, VIEW + which, parameters).stream()
                .map(Changes::view)
                .toList();
    }

    private static ChangeView view(Tuple row) {
        return new ChangeView(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, Integer.class),
                row.get(5, Boolean.class),
                Content.read(row.get(6, String.class)),
                Content.read(row.get(7, String.class)),
                row.get(8, String.class),
                row.get(9, UUID.class),
                row.get(10, Instant.class),
                ChangeStatus.valueOf(row.get(11, String.class)),
                row.get(12, UUID.class),
                row.get(13, String.class),
                row.get(14, Instant.class),
                row.get(15, Instant.class),
                row.get(16, Boolean.class));
    }
}
