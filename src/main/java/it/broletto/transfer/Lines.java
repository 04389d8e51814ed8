package it.broletto.transfer;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Statements, their movements and what becomes of credits, by plain SQL: facts, and states that move only with them. */
@ApplicationScoped
class Lines {

    /** A file that was read. @param fresh how many of its movements were not known before */
    public record Read(Statement.Format format, int lines, long fresh, Instant at) {}

    /** A movement to be written. Words, payer and IBAN are sealed; null if it has none. */
    record NewLine(
            UUID id,
            UUID statement,
            String key,
            Statement.Format format,
            boolean credit,
            long cents,
            LocalDate bookedOn,
            Reference reference,
            String words,
            String payer,
            String iban) {}

    /** What the bank is asked to pay back. Holder and IBAN are sealed. */
    record Back(UUID line, Reference reference, long cents, String holder, String iban, Instant at) {}

    /** An account that a person named for a credit without one. Holder and IBAN are sealed. */
    record Named(String holder, String iban, UUID person) {}

    /** A debit that pays nothing back that we know of. */
    public record Debit(Money amount, LocalDate bookedOn) {}

    private static final String CREDIT = """
            select l.id, l.cents, l.booked_on, l.reference, l.words, l.payer, l.iban, s.status, s.number, s.reason, s.pledge_id,
                   s.collected, s.changed_at
            from transfer_state s join transfer_line l on l.id = s.line_id
            """;

    private static final String TO_RELEASE = """
            select s.line_id from transfer_state s
            join pledge p on p.id = s.pledge_id join campaign c on c.id = p.campaign_id
            left join pledge_state t on t.pledge_id = p.id
            where s.status = 'MATCHED' and (
                exists (select 1 from pledge_withdrawal w where w.pledge_id = p.id)
                or t.pledge_id is null and c.status in ('FAILED', 'CANCELLED', 'FUNDED')
                -- Dropped before anybody asked for it: whoever is asked tells of what came, even late.
                or t.status = 'DROPPED' and not exists (select 1 from transfer_call k where k.pledge_id = p.id and k.act = 'COLLECT')
                or (select coalesce(m.rail, r.rail) from pledge_means m join campaign_rail r on r.campaign_id = p.campaign_id
                    where m.pledge_id = p.id order by m.attempt desc limit 1) <> 'transfer')""";

    private final EntityManager database;

    Lines(EntityManager database) {
        this.database = database;
    }

    void addStatement(UUID id, Statement statement, UUID person, Instant now) {
        Sql.write(
                database,
                "insert into transfer_statement (id, format, lines, imported_by, imported_at) values (?1, ?2, ?3, ?4, ?5)",
                id,
                statement.format().name(),
                statement.lines().size(),
                person,
                now);
    }

    /** The first day in a span that was read from files of another kind. */
    Optional<LocalDate> readOtherwise(Statement.Format format, LocalDate from, LocalDate to) {
        return Sql.rows(
                        database,
                        "select booked_on from transfer_line where booked_on between ?1 and ?2 and format <> ?3 order by booked_on limit 1",
                        from,
                        to,
                        format.name())
                .stream()
                .findFirst()
                .map(row -> row.get(0, LocalDate.class));
    }

    /** Against another file of the other kind at the same time. */
    void lockFiles() {
        Sql.rows(database, "select cast(pg_advisory_xact_lock(hashtext('transfer_statement')) as text)");
    }

    /** Whether it is new. */
    boolean add(NewLine line, Instant now) {
        return Sql.write(
                        database,
                        """
                insert into transfer_line (id, statement_id, key, format, credit, cents, booked_on, reference, words, payer, iban, read_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as text), cast(?9 as text), cast(?10 as text), cast(?11 as text), ?12)
                on conflict (key) do nothing""",
                        line.id(),
                        line.statement(),
                        line.key(),
                        line.format().name(),
                        line.credit(),
                        line.cents(),
                        line.bookedOn(),
                        line.reference() == null ? null : line.reference().text(),
                        line.words(),
                        line.payer(),
                        line.iban(),
                        now)
                == 1;
    }

    void begin(UUID line, long cents, Reason reason, Instant now) {
        Sql.write(
                database,
                "insert into transfer_state (line_id, cents, reason, changed_at) values (?1, ?2, cast(?3 as text), ?4)",
                line,
                cents,
                reason == null ? null : reason.name(),
                now);
    }

    /** Moves a credit whose row is locked. Refuses with {@code ILLEGAL_TRANSITION} what its status does not allow. */
    void move(Move move, Instant now) {
        var credit = move.credit();
        Sql.write(
                database,
                """
                insert into transfer_event (line_id, number, event, from_status, to_status, reason, pledge_id, call_key, entry_id,
                                            debit_id, person_id, at)
                values (?1, ?2, ?3, ?4, ?5, cast(?6 as text), cast(?7 as uuid), cast(?8 as text), cast(?9 as uuid),
                        cast(?10 as uuid), cast(?11 as uuid), ?12)""",
                credit.line(),
                credit.number() + 1,
                move.event().name(),
                credit.status().name(),
                credit.status().after(move.event()).name(),
                move.reason() == null ? null : move.reason().name(),
                move.pledge(),
                move.call(),
                move.entry(),
                move.debit(),
                move.person(),
                now);
    }

    Optional<Credit> lock(UUID line) {
        return credits(CREDIT + "where s.line_id = ?1 for update of s", line).stream()
                .findFirst();
    }

    Optional<Credit> byId(UUID line) {
        return credits(CREDIT + "where s.line_id = ?1", line).stream().findFirst();
    }

    /** The credit that pays a pledge, or paid it. */
    Optional<Credit> paying(UUID pledge) {
        return credits(
                        CREDIT + "where s.pledge_id = ?1 and (s.status in ('MATCHED', 'COLLECTED') or s.collected)",
                        pledge)
                .stream()
                .findFirst();
    }

    /** Whether a credit paid a pledge, even if it went back. */
    boolean came(UUID pledge) {
        return !Sql.rows(
                        database,
                        "select 1 from transfer_state where pledge_id = ?1 and status <> 'PROPOSED' limit 1",
                        pledge)
                .isEmpty();
    }

    /** Credits that name a reference and do not pay its pledge, newest first. */
    List<Credit> astray(Reference reference, int limit) {
        return credits(
                CREDIT + "where l.reference = ?1 and s.status not in ('MATCHED', 'COLLECTED') and not s.collected"
                        + " order by l.read_at desc limit " + limit,
                reference.text());
    }

    /** The oldest in some statuses. */
    List<Credit> in(Collection<LineStatus> statuses, int limit) {
        return credits(
                CREDIT + "where s.status in (?1) order by s.changed_at, s.line_id limit " + limit,
                statuses.stream().map(LineStatus::name).collect(Collectors.toSet()));
    }

    long count(Collection<LineStatus> statuses) {
        return Sql.rows(
                        database,
                        "select count(*) from transfer_state where status in (?1)",
                        statuses.stream().map(LineStatus::name).collect(Collectors.toSet()))
                .get(0)
                .get(0, Long.class);
    }

    /** Credits that are kept for a pledge that cannot be collected with them any more. */
    List<UUID> toRelease(int limit) {
        return Sql.rows(database, TO_RELEASE + " order by s.changed_at limit " + limit).stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }

    boolean isToRelease(UUID line) {
        return !Sql.rows(database, TO_RELEASE + " and s.line_id = ?1", line).isEmpty();
    }

    private List<Credit> credits(String sql, Object... parameters) {
        return Sql.rows(database, sql, parameters).stream().map(Lines::credit).toList();
    }

    private static Credit credit(Tuple row) {
        var reference = row.get(3, String.class);
        var reason = row.get(9, String.class);
        return new Credit(
                row.get(0, UUID.class),
                row.get(1, Long.class),
                row.get(2, LocalDate.class),
                reference == null ? null : new Reference(reference),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class),
                LineStatus.valueOf(row.get(7, String.class)),
                row.get(8, Integer.class),
                reason == null ? null : Reason.valueOf(reason),
                row.get(10, UUID.class),
                row.get(11, Boolean.class),
                row.get(12, Instant.class));
    }

    void addBack(UUID line, Reference reference, String holder, String iban, Instant now) {
        Sql.write(
                database,
                "insert into transfer_back (line_id, reference, holder, iban, ordered_at) values (?1, ?2, ?3, ?4, ?5)",
                line,
                reference.text(),
                holder,
                iban,
                now);
    }

    Optional<Back> back(Reference reference) {
        return backs("where b.reference = ?1", reference.text()).stream().findFirst();
    }

    /** What is to be paid back, oldest first. */
    List<Back> backs(int limit) {
        return backs("where s.status = 'BACK' order by b.ordered_at, b.line_id limit " + limit);
    }

    /** The same, without the credits that a person read from a file themself. */
    List<Back> backsReadByOthers(UUID person, int limit) {
        return backs("""
                join transfer_line l on l.id = b.line_id join transfer_statement f on f.id = l.statement_id
                where s.status = 'BACK' and f.imported_by <> ?1 order by b.ordered_at, b.line_id limit %d""".formatted(limit), person);
    }

    private List<Back> backs(String where, Object... parameters) {
        return Sql.rows(
                        database,
                        "select b.line_id, b.reference, s.cents, b.holder, b.iban, b.ordered_at"
                                + " from transfer_back b join transfer_state s on s.line_id = b.line_id " + where,
                        parameters)
                .stream()
                .map(row -> new Back(
                        row.get(0, UUID.class),
                        new Reference(row.get(1, String.class)),
                        row.get(2, Long.class),
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, Instant.class)))
                .toList();
    }

    long backCents() {
        return Sql.rows(
                        database,
                        "select cast(coalesce(sum(cents), 0) as bigint) from transfer_state where status = 'BACK'")
                .get(0)
                .get(0, Long.class);
    }

    void nameIban(UUID line, int number, Named named, Instant now) {
        Sql.write(
                database,
                "insert into transfer_iban (line_id, number, holder, iban, person_id, named_at) values (?1, ?2, ?3, ?4, ?5, ?6)",
                line,
                number,
                named.holder(),
                named.iban(),
                named.person(),
                now);
    }

    Optional<Named> namedIban(UUID line) {
        return Sql.rows(
                        database,
                        "select holder, iban, person_id from transfer_iban where line_id = ?1 order by number desc limit 1",
                        line)
                .stream()
                .findFirst()
                .map(row -> new Named(row.get(0, String.class), row.get(1, String.class), row.get(2, UUID.class)));
    }

    /** Who made the last event of a credit; empty if the application did. */
    Optional<UUID> lastPerson(UUID line) {
        return Sql.rows(
                        database,
                        "select cast(person_id as text) from transfer_event where line_id = ?1 order by number desc limit 1",
                        line)
                .stream()
                .findFirst()
                .map(row -> row.get(0, String.class))
                .map(UUID::fromString);
    }

    /** The last files, newest first. */
    List<Read> statements(int limit) {
        return Sql.rows(database, """
                select s.format, s.lines, (select count(*) from transfer_line l where l.statement_id = s.id), s.imported_at
                from transfer_statement s order by s.imported_at desc, s.id limit %d""".formatted(limit)).stream()
                .map(row -> new Read(
                        Statement.Format.valueOf(row.get(0, String.class)),
                        row.get(1, Integer.class),
                        row.get(2, Long.class),
                        row.get(3, Instant.class)))
                .toList();
    }

    /** The last debits that pay nothing back, newest first. */
    List<Debit> otherDebits(int limit) {
        return Sql.rows(database, """
                select l.cents, l.booked_on from transfer_line l
                where not l.credit and not exists (select 1 from transfer_event e where e.debit_id = l.id)
                order by l.read_at desc, l.id limit %d""".formatted(limit)).stream()
                .map(row -> new Debit(Money.ofCents(row.get(0, Long.class)), row.get(1, LocalDate.class)))
                .toList();
    }
}
