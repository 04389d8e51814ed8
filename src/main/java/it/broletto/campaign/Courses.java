package it.broletto.campaign;

import it.broletto.shared.Refusal;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What happened to campaigns before their close: facts, by plain SQL; the database moves the campaign with them. */
@ApplicationScoped
class Courses {

    private final EntityManager database;

    Courses(EntityManager database) {
        this.database = database;
    }

    /** A campaign as it stands, held until the transaction ends. */
    record Held(UUID id, CampaignStatus status, Instant closesAt) {

        boolean runs(Instant now) {
            return status == CampaignStatus.LIVE && now.isBefore(closesAt);
        }
    }

    /** Refuses an unknown slug with {@code NOT_FOUND}. */
    Held hold(String slug) {
        return Sql.rows(database, "select id, status, closes_at from campaign where slug = ?1 for update", slug)
                .stream()
                .findFirst()
                .map(row -> new Held(
                        row.get(0, UUID.class),
                        CampaignStatus.valueOf(row.get(1, String.class)),
                        row.get(2, Instant.class)))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** @param closesAt the new close; null where it does not move */
    void add(Held campaign, CourseAct act, String reason, Instant closesAt, UUID actor, Instant now) {
        Sql.write(
                database,
                """
                insert into campaign_course (campaign_id, number, act, reason, closes_before, closes_after, actor_id, at)
                select ?1, coalesce(max(number), 0) + 1, ?2, ?3, cast(?4 as timestamptz), cast(?5 as timestamptz), ?6, ?7
                from campaign_course where campaign_id = ?1""",
                campaign.id(),
                act.name(),
                reason,
                closesAt == null ? null : campaign.closesAt().toString(),
                closesAt == null ? null : closesAt.toString(),
                actor,
                now);
    }

    /** Whether this person let it rest, the last time. */
    boolean isLastToSuspend(UUID campaign, UUID person) {
        return Sql.rows(
                        database,
                        "select actor_id from campaign_course where campaign_id = ?1 and act = 'SUSPEND' order by number desc limit 1",
                        campaign)
                .stream()
                .anyMatch(row -> row.get(0, UUID.class).equals(person));
    }

    /** Oldest first. */
    List<CourseView> of(UUID campaign) {
        return Sql.rows(database, """
                select act, reason, closes_after, at from campaign_course where campaign_id = ?1 order by number limit 200""", campaign).stream()
                .map(row -> new CourseView(
                        CourseAct.valueOf(row.get(0, String.class)),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        row.get(3, Instant.class)))
                .toList();
    }

    void setSurplus(UUID campaign, Surplus surplus) {
        Sql.write(
                database,
                "insert into campaign_terms (campaign_id, surplus) values (?1, ?2) on conflict do nothing",
                campaign,
                surplus.name());
    }

    /** Whether a campaign takes no promises beyond its goal. Asked before it is locked: this never changes. */
    boolean stops(String slug) {
        return !Sql.rows(
                        database,
                        "select 1 from campaign_terms t join campaign c on c.id = t.campaign_id where c.slug = ?1 and t.surplus = 'STOP'",
                        slug)
                .isEmpty();
    }

    /** Null if nobody said. */
    Surplus surplus(UUID campaign) {
        return Sql.rows(database, "select surplus from campaign_terms where campaign_id = ?1", campaign).stream()
                .findFirst()
                .map(row -> Surplus.valueOf(row.get(0, String.class)))
                .orElse(null);
    }

    /** Those that are not closed, by close, after the given place. */
    List<UUID> unclosedAfter(Instant closesAt, UUID id, int limit) {
        return ids("(closes_at, id) > (?1, ?2) order by closes_at, id", closesAt, id, limit);
    }

    /** The same list read backwards. */
    List<UUID> unclosedBefore(Instant closesAt, UUID id, int limit) {
        return ids("(closes_at, id) < (?1, ?2) order by closes_at desc, id desc", closesAt, id, limit);
    }

    private List<UUID> ids(String place, Instant closesAt, UUID id, int limit) {
        return Sql.rows(
                        database,
                        "select id from campaign where status in ('LIVE', 'SUSPENDED') and " + place + " limit "
                                + limit,
                        closesAt,
                        id)
                .stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }
}
