package it.broletto.notice;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Mails and what became of them, by plain SQL. */
@ApplicationScoped
class Outbox {

    private static final String REACHED = " where c.erased_at is null and c.stopped_at is null";

    private final EntityManager database;

    Outbox(EntityManager database) {
        this.database = database;
    }

    void write(UUID contact, MailKind kind, String occasion, Instant now) {
        Sql.write(
                database,
                "insert into mail (contact_id, kind, occasion, written_at, due_at) values (?1, ?2, ?3, ?4, ?4) on conflict do nothing",
                contact,
                kind.name(),
                occasion,
                now);
    }

    /** To whoever left an address for a pledge; to nobody if nobody did. */
    void writeAbout(UUID pledge, MailKind kind, String occasion, Instant now, Instant due) {
        Sql.write(
                database,
                """
                insert into mail (contact_id, kind, occasion, written_at, due_at)
                select c.id, ?2, ?3, ?4, ?5 from contact c""" + REACHED + " and c.pledge_id = ?1 on conflict do nothing",
                pledge,
                kind.name(),
                occasion,
                now,
                due);
    }

    /** To all who left an address for a pledge to a campaign that was not withdrawn. */
    void writeToBackers(UUID campaign, MailKind kind, String occasion, boolean wantUpdates, Instant now) {
        Sql.write(
                database,
                """
                insert into mail (contact_id, kind, occasion, written_at, due_at)
                select c.id, ?2, ?3, ?4, ?4 from pledge p join contact c on c.pledge_id = p.id""" + REACHED + (wantUpdates ? " and c.updates" : "") + """
                 and p.campaign_id = ?1
                and not exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id) on conflict do nothing""",
                campaign,
                kind.name(),
                occasion,
                now);
    }

    /** Some that are due, locked; those that others hold are left to them. */
    List<Outgoing> claim(Instant now, int limit) {
        return Sql.rows(database, """
                select m.id, m.number, m.kind, m.occasion, c.id as contact, c.address, c.language, c.stopped_at is not null, p.id as pledge,
                       p.campaign_id, p.person_id, exists (select 1 from person_by_mail b where b.person_id = p.person_id)
                from mail m join contact c on c.id = m.contact_id left join pledge p on p.id = c.pledge_id
                where m.status = 'WAITING' and m.due_at <= ?1 order by m.due_at, m.id limit %d
                for update of m skip locked""".formatted(limit), now).stream()
                .map(row -> new Outgoing(
                        row.get(0, UUID.class),
                        row.get(1, Integer.class) + 1,
                        MailKind.valueOf(row.get(2, String.class)),
                        row.get(3, String.class),
                        row.get(4, UUID.class),
                        row.get(5, String.class),
                        row.get(6, String.class),
                        row.get(7, Boolean.class),
                        row.get(8, UUID.class),
                        row.get(9, UUID.class),
                        row.get(10, UUID.class),
                        row.get(11, Boolean.class)))
                .toList();
    }

    /** False if somebody else went on with the mail meanwhile; then nothing is written. */
    boolean attempt(UUID mail, int number, String event, Instant now, Instant due, String problem) {
        return Sql.write(database, """
                insert into mail_attempt (mail_id, number, event, at, due_at, problem)
                select m.id, ?2, ?3, ?4, ?5, cast(?6 as text)
                from (select id from mail where id = ?1 and number = ?2 - 1 and status = 'WAITING' for update) m""", mail, number, event, now, due, problem) == 1;
    }

    Instant firstTried(UUID mail) {
        return Sql.rows(database, "select at from mail_attempt where mail_id = ?1 and number = 1", mail)
                .get(0)
                .get(0, Instant.class);
    }

    /** Against others who count what is written to a mailbox, until the end of the transaction. */
    void holdMailbox(byte[] key) {
        Sql.rows(
                database,
                "select cast(pg_advisory_xact_lock(hashtextextended(encode(?1, 'hex'), 118)) as text)",
                (Object) key);
    }

    /** How many mails that anybody can cause were written to a mailbox since then. */
    long askedFor(byte[] key, Instant since) {
        return Sql.rows(database, """
                select count(*) from mail m join contact c on c.id = m.contact_id
                where c.mailbox_key = ?1 and m.written_at > ?2 and m.kind in ('CONFIRM', 'LINK', 'RECEIVED', 'FOLLOW')""", key, since).get(0).get(0, Long.class);
    }

    /** How many mails of a kind were written since then to the mailbox that was left for a pledge. */
    long toMailboxOf(UUID pledge, MailKind kind, Instant since) {
        return Sql.rows(database, """
                select count(*) from contact own join contact c on c.mailbox_key = own.mailbox_key
                join mail m on m.contact_id = c.id where own.pledge_id = ?1 and m.kind = ?2 and m.written_at > ?3""", pledge, kind.name(), since).get(0).get(0, Long.class);
    }

    /** What waits, and since when; by kind. */
    List<MailDesk.Waiting> waiting() {
        return Sql.rows(database, """
                select m.kind, count(*), count(*) filter (where m.number > 0), min(m.due_at) from mail m
                where m.status = 'WAITING' group by m.kind order by min(m.due_at)""").stream()
                .map(row -> new MailDesk.Waiting(
                        MailKind.valueOf(row.get(0, String.class)),
                        row.get(1, Long.class),
                        row.get(2, Long.class),
                        row.get(3, Instant.class)))
                .toList();
    }

    long count(String status, Instant since) {
        return Sql.rows(database, "select count(*) from mail where status = ?1 and written_at > ?2", status, since)
                .get(0)
                .get(0, Long.class);
    }

    /** When the mail was due that waits longest; empty if none does. */
    Optional<Instant> oldest(Instant now) {
        return Sql.rows(
                        database,
                        "select m.due_at from mail m where m.status = 'WAITING' and m.due_at <= ?1 order by m.due_at limit 1",
                        now)
                .stream()
                .findFirst()
                .map(row -> row.get(0, Instant.class));
    }

    /** The latest that were given up. */
    List<MailDesk.GivenUp> givenUp(int limit) {
        return Sql.rows(database, """
                select m.kind, m.written_at, a.at, a.problem, m.number from mail m
                join mail_attempt a on a.mail_id = m.id and a.number = m.number
                where m.status = 'GIVEN_UP' order by m.written_at desc, m.id desc limit %d""".formatted(limit)).stream()
                .map(row -> new MailDesk.GivenUp(
                        MailKind.valueOf(row.get(0, String.class)),
                        row.get(1, Instant.class),
                        row.get(2, Instant.class),
                        row.get(3, String.class)))
                .toList();
    }

    /** What the mail server said to those that wait and were tried, by how often. */
    List<MailDesk.Problem> problems() {
        return Sql.rows(database, """
                select a.problem, count(*) from mail m join mail_attempt a on a.mail_id = m.id and a.number = m.number
                where m.status = 'WAITING' and a.problem is not null group by a.problem order by count(*) desc limit 20""").stream()
                .map(row -> new MailDesk.Problem(row.get(0, String.class), row.get(1, Long.class)))
                .toList();
    }
}
