package it.broletto.application;

import it.broletto.shared.Refusal;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Applications, by plain SQL: facts, and states that move only with them. */
@ApplicationScoped
class Applications {

    private static final String VIEW = """
            select a.id, a.applicant_id, a.status, coalesce(cast(a.draft as jsonb) ->> 'title', ''), a.number,
                   (select count(*) from application_version v where v.application_id = a.id), a.saved, a.begun_at, a.sent_at,
                   (select e.deadline from application_event e where e.application_id = a.id and e.number = a.number),
                   a.campaign_id, (select c.slug from campaign c where c.id = a.campaign_id)
            from application a
            """;

    private final EntityManager database;

    Applications(EntityManager database) {
        this.database = database;
    }

    void begin(UUID id, UUID applicant, UUID intent, String draft, Instant now) {
        Sql.write(database, """
                insert into application (id, applicant_id, intent, draft, begun_at, saved_at) values (?1, ?2, ?3, ?4, ?5, ?5)
                on conflict (intent) do nothing""", id, applicant, intent, draft, now);
    }

    /** Nothing happens while another one, that was not refused, goes on with the same project. */
    void beginOf(UUID id, UUID project, UUID applicant, String draft, Instant now) {
        Sql.write(database, """
                insert into application (id, applicant_id, intent, project_id, draft, begun_at, saved_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?6)
                on conflict do nothing""", id, applicant, UUID.randomUUID(), project, draft, now);
    }

    /** The one that goes on with a project, if any that was not refused. */
    Optional<ApplicationView> byProject(UUID project) {
        return views(VIEW + "where a.project_id = ?1 and a.status <> 'REJECTED'", project).stream()
                .findFirst();
    }

    /** Null if it goes on with none. */
    UUID projectOf(UUID id) {
        return Sql.rows(database, "select project_id from application where id = ?1", id)
                .get(0)
                .get(0, UUID.class);
    }

    Optional<ApplicationView> byIntent(UUID intent) {
        return views(VIEW + "where a.intent = ?1", intent).stream().findFirst();
    }

    Optional<ApplicationView> byId(UUID id) {
        return views(VIEW + "where a.id = ?1", id).stream().findFirst();
    }

    Optional<ApplicationView> byCampaign(UUID campaign) {
        return views(VIEW + "where a.campaign_id = ?1", campaign).stream().findFirst();
    }

    /** Locked until the transaction ends, then read. Refuses an unknown one with {@code NOT_FOUND}. */
    ApplicationView lock(UUID id) {
        Sql.rows(database, "select 1 from application where id = ?1 for update", id);
        return byId(id).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** A person's drafts are counted one after the other. */
    void waitToBegin(UUID applicant) {
        Sql.rows(database, "select 1 from person where id = ?1 for no key update", applicant);
    }

    /** Two that open with the same title at once get their names one after the other. */
    void waitToName() {
        Sql.rows(database, "select 1 from pg_advisory_xact_lock(hashtext('name of a campaign'))");
    }

    String draft(UUID id) {
        return Sql.rows(database, "select draft from application where id = ?1", id)
                .get(0)
                .get(0, String.class);
    }

    void save(UUID id, String draft, Instant now) {
        Sql.write(
                database,
                "update application set draft = ?2, saved = saved + 1, saved_at = ?3 where id = ?1",
                id,
                draft,
                now);
    }

    void discard(UUID id) {
        Sql.write(database, "delete from application where id = ?1", id);
    }

    void addVersion(UUID id, int number, Content content, Instant now) {
        Sql.write(
                database,
                """
                insert into application_version (application_id, number, call_id, content, sent_at)
                values (?1, ?2, cast(?3 as uuid), cast(?4 as jsonb), ?5)""",
                id,
                number,
                content.call() == null ? null : content.call().toString(),
                content.json(),
                now);
    }

    /** Newest first. */
    List<VersionView> versions(UUID id) {
        return Sql.rows(
                        database,
                        "select number, sent_at, cast(content as text) from application_version where application_id = ?1 order by number desc limit 50",
                        id)
                .stream()
                .map(row -> new VersionView(
                        row.get(0, Integer.class), row.get(1, Instant.class), Content.read(row.get(2, String.class))))
                .toList();
    }

    /** Moves an application that is locked. Refuses with {@code ILLEGAL_TRANSITION} what its status does not allow. */
    void move(
            ApplicationView now,
            ApplicationStatus.Event event,
            int version,
            UUID actor,
            String reason,
            Instant deadline,
            UUID campaign,
            Instant at) {
        Sql.write(
                database,
                """
                insert into application_event (application_id, number, event, from_status, to_status, version, actor_id,
                                               reason, deadline, campaign_id, at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as text), cast(?9 as timestamptz), cast(?10 as uuid), ?11)""",
                now.id(),
                now.number() + 1,
                event.name(),
                now.status().name(),
                now.status().after(event).name(),
                version,
                actor,
                reason,
                deadline == null ? null : deadline.toString(),
                campaign == null ? null : campaign.toString(),
                at);
    }

    /** Oldest first. */
    List<EventView> events(UUID id) {
        return Sql.rows(database, """
                select number, event, version, actor_id, reason, deadline, at from application_event
                where application_id = ?1 order by number limit 500""", id).stream()
                .map(row -> new EventView(
                        row.get(0, Integer.class),
                        ApplicationStatus.Event.valueOf(row.get(1, String.class)),
                        row.get(2, Integer.class),
                        row.get(3, UUID.class),
                        row.get(4, String.class),
                        row.get(5, Instant.class),
                        row.get(6, Instant.class)))
                .toList();
    }

    /** A person's own, newest first. */
    List<ApplicationView> of(UUID applicant, int limit) {
        return views(VIEW + "where a.applicant_id = ?1 order by a.begun_at desc, a.id desc limit " + limit, applicant);
    }

    /** In review, those that wait longest first, after the given place. */
    List<ApplicationView> waitingAfter(Instant sentAt, UUID id, int limit) {
        return views(
                VIEW + "where a.status = 'IN_REVIEW' and (a.sent_at, a.id) > (?1, ?2) order by a.sent_at, a.id limit "
                        + limit,
                sentAt,
                id);
    }

    /** The same list read backwards. */
    List<ApplicationView> waitingBefore(Instant sentAt, UUID id, int limit) {
        return views(
                VIEW
                        + "where a.status = 'IN_REVIEW' and (a.sent_at, a.id) < (?1, ?2) order by a.sent_at desc, a.id desc limit "
                        + limit,
                sentAt,
                id);
    }

    /** What the queue says of some of them to a reader. */
    List<Queued> queued(Collection<UUID> some, UUID reader) {
        if (some.isEmpty()) {
            return List.of();
        }
        return Sql.rows(database, """
                select a.id, v.content ->> 'promoter', (select c.title from call c where c.id = v.call_id),
                       count(distinct s.reviewer_id), coalesce(bool_or(s.reviewer_id = ?2), false)
                from application a
                join application_version v on v.application_id = a.id
                     and v.number = (select max(w.number) from application_version w where w.application_id = a.id)
                left join application_sheet s on s.application_id = a.id and s.version = v.number
                where a.id in (?1) group by a.id, v.content, v.call_id""", some, reader).stream()
                .map(row -> new Queued(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Long.class).intValue(),
                        row.get(4, Boolean.class)))
                .toList();
    }

    long waiting() {
        return Sql.rows(database, "select count(*) from application where status = 'IN_REVIEW'")
                .get(0)
                .get(0, Long.class);
    }

    Optional<Instant> waitingSince() {
        return Optional.ofNullable(Sql.rows(database, "select min(sent_at) from application where status = 'IN_REVIEW'")
                .get(0)
                .get(0, Instant.class));
    }

    private List<ApplicationView> views(String sql, Object... parameters) {
        return Sql.rows(database, sql, parameters).stream()
                .map(Applications::view)
                .toList();
    }

    private static ApplicationView view(Tuple row) {
        var status = ApplicationStatus.valueOf(row.get(2, String.class));
        return new ApplicationView(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                status,
                row.get(3, String.class),
                row.get(4, Integer.class),
                row.get(5, Long.class).intValue(),
                row.get(6, Integer.class),
                row.get(7, Instant.class),
                row.get(8, Instant.class),
                status == ApplicationStatus.RETURNED ? row.get(9, Instant.class) : null,
                row.get(10, UUID.class),
                row.get(11, String.class));
    }
}
