package it.broletto.payout;

import it.broletto.payout.PayoutStatus.Event;
import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Plans and payouts, by plain SQL: facts, and states that move only with them. */
@ApplicationScoped
class Payouts {

    /** A payout whose row is locked. */
    record State(
            UUID payout, UUID campaign, long cents, UUID requestedBy, PayoutStatus status, int number, UUID approval) {}

    /** What happens to a payout. Fields that an event has not are null. */
    record Happened(
            Event event,
            UUID person,
            Integer account,
            UUID entry,
            String reason,
            String bankReference,
            LocalDate paidOn) {}

    private static final String VIEW = """
            select p.id, p.campaign_id, p.position, t.title, p.cents, p.evidence, p.link, p.requested_by, p.requested_at,
                   s.status, s.since, e.paid_on, e.reason,
                   (select l.number from payout_event x join ledger_entry l on l.id = x.entry_id
                    where x.payout_id = p.id order by x.number desc limit 1),
                   exists (select 1 from payout_in_file f where f.payout_id = p.id)
            from payout p join payout_state s on s.payout_id = p.id
            join payout_tranche t on t.campaign_id = p.campaign_id and t.plan = p.plan and t.position = p.position
            left join payout_event e on e.payout_id = p.id and e.number = s.number """;

    private final EntityManager database;

    Payouts(EntityManager database) {
        this.database = database;
    }

    boolean funded(UUID campaign) {
        return !Sql.rows(database, "select 1 from collection_decision where campaign_id = ?1 and funded", campaign)
                .isEmpty();
    }

    int lastPlan(UUID campaign) {
        return Sql.rows(database, "select coalesce(max(version), 0) from payout_plan where campaign_id = ?1", campaign)
                .get(0)
                .get(0, Integer.class);
    }

    /** The campaign of a plan that a form made. */
    Optional<UUID> planBy(UUID intent) {
        return Sql.rows(database, "select campaign_id from payout_plan where intent = ?1", intent).stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    /** The parts that a form said. */
    List<Tranche> planned(UUID intent) {
        return tranches(
                "(campaign_id, plan) = (select campaign_id, version from payout_plan where intent = ?1)", intent);
    }

    void writePlan(UUID campaign, int version, List<Tranche> tranches, UUID person, UUID intent, Instant now) {
        Sql.write(
                database,
                "insert into payout_plan (campaign_id, version, made_by, made_at, intent) values (?1, ?2, ?3, ?4, ?5)",
                campaign,
                version,
                person,
                now,
                intent);
        for (var tranche : tranches) {
            Sql.write(
                    database,
                    "insert into payout_tranche (campaign_id, plan, position, title, share, evidence) values (?1, ?2, ?3, ?4, ?5, ?6)",
                    campaign,
                    version,
                    tranche.position(),
                    tranche.title(),
                    tranche.share(),
                    tranche.evidence());
        }
    }

    List<Tranche> tranches(UUID campaign, int plan) {
        return tranches("campaign_id = ?1 and plan = ?2", campaign, plan);
    }

    private List<Tranche> tranches(String which, Object... parameters) {
        return Sql.rows(
                        database,
                        "select position, title, share, evidence from payout_tranche where " + which
                                + " order by position",
                        parameters)
                .stream()
                .map(row -> new Tranche(
                        row.get(0, Integer.class),
                        row.get(1, String.class),
                        row.get(2, Integer.class),
                        row.get(3, String.class)))
                .toList();
    }

    /** Asked for and not refused, cents. */
    long taken(UUID campaign) {
        return Sql.rows(database, """
                select cast(coalesce(sum(p.cents), 0) as bigint) from payout p join payout_state s on s.payout_id = p.id
                where p.campaign_id = ?1 and s.status <> 'REFUSED'""", campaign).get(0).get(0, Long.class);
    }

    boolean anyAlive(UUID campaign) {
        return !Sql.rows(
                        database,
                        "select 1 from payout_state where campaign_id = ?1 and status <> 'REFUSED' limit 1",
                        campaign)
                .isEmpty();
    }

    boolean isTaken(UUID campaign, int position) {
        return !Sql.rows(
                        database,
                        "select 1 from payout_state where campaign_id = ?1 and position = ?2 and status <> 'REFUSED'",
                        campaign,
                        position)
                .isEmpty();
    }

    UUID write(UUID campaign, int plan, NewPayout wanted, UUID person, Instant now) {
        var id = UUID.randomUUID();
        Sql.write(
                database,
                """
                insert into payout (id, campaign_id, plan, position, cents, evidence, link, requested_by, requested_at, intent)
                values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as text), ?8, ?9, ?10)""",
                id,
                campaign,
                plan,
                wanted.position(),
                wanted.amount().cents(),
                wanted.evidence(),
                wanted.link(),
                person,
                now,
                wanted.intent());
        Sql.write(
                database,
                "insert into payout_state (payout_id, campaign_id, position, since) values (?1, ?2, ?3, ?4)",
                id,
                campaign,
                wanted.position(),
                now);
        return id;
    }

    /** The payout that a form made, if it says the same; empty if it made none. */
    Optional<Boolean> same(UUID campaign, NewPayout wanted) {
        return Sql.rows(
                        database,
                        """
                select campaign_id = ?2 and position = ?3 and cents = ?4 and evidence = ?5 and link is not distinct from cast(?6 as text)
                from payout where intent = ?1""",
                        wanted.intent(),
                        campaign,
                        wanted.position(),
                        wanted.amount().cents(),
                        wanted.evidence(),
                        wanted.link())
                .stream()
                .findFirst()
                .map(row -> row.get(0, Boolean.class));
    }

    Optional<UUID> byIntent(UUID intent) {
        return Sql.rows(database, "select id from payout where intent = ?1", intent).stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    Optional<UUID> campaignOf(UUID payout) {
        return Sql.rows(database, "select campaign_id from payout where id = ?1", payout).stream()
                .findFirst()
                .map(row -> row.get(0, UUID.class));
    }

    Optional<State> lock(UUID payout) {
        return states("s.payout_id = ?1", payout).stream().findFirst();
    }

    /** Those that are approved and not paid, the latest first, locked. */
    List<State> lockApproved(UUID campaign) {
        return states("s.campaign_id = ?1 and s.status = 'APPROVED'", campaign);
    }

    private List<State> states(String which, Object... parameters) {
        return Sql.rows(database, """
                select s.payout_id, s.campaign_id, p.cents, p.requested_by, s.status, s.number,
                       (select e.entry_id from payout_event e where e.payout_id = s.payout_id and e.event = 'APPROVE' order by e.number desc limit 1)
                from payout_state s join payout p on p.id = s.payout_id where %s order by s.since desc for update of s""".formatted(which), parameters).stream()
                .map(row -> new State(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, Long.class),
                        row.get(3, UUID.class),
                        PayoutStatus.valueOf(row.get(4, String.class)),
                        row.get(5, Integer.class),
                        row.get(6, UUID.class)))
                .toList();
    }

    void move(State state, Happened what, Instant now) {
        Sql.write(
                database,
                """
                insert into payout_event (payout_id, number, event, from_status, to_status, person_id, at, account, entry_id, reason, bank_reference, paid_on)
                values (?1, ?2, ?3, ?4, ?5, cast(?6 as uuid), ?7, cast(?8 as int), cast(?9 as uuid), cast(?10 as text), cast(?11 as text), cast(?12 as date))""",
                state.payout(),
                state.number() + 1,
                what.event().name(),
                state.status().name(),
                state.status().after(what.event()).name(),
                what.person(),
                now,
                what.account(),
                what.entry(),
                what.reason(),
                what.bankReference(),
                what.paidOn());
    }

    /** One that waits for the bank. @param number of its last event */
    record Approved(UUID payout, UUID campaign, int position, Money amount, int number) {}

    /** Those that are approved and in no file yet, the longest first; no account of theirs changes until the end of the transaction. */
    List<Approved> unfiled(int limit) {
        lockApproved();
        return approved(
                "not exists (select 1 from payout_in_file f where f.payout_id = s.payout_id and f.number = s.number)",
                limit);
    }

    /** Those of a file that are approved still, as then; held as {@link #unfiled}. */
    List<Approved> filed(UUID file, int limit) {
        lockApproved();
        return approved(
                "exists (select 1 from payout_in_file f where f.payout_id = s.payout_id and f.number = s.number and f.file_id = ?1)",
                limit,
                file);
    }

    void writeFile(UUID file, List<Approved> approved, UUID person, Instant now) {
        Sql.write(database, "insert into payout_file (id, made_by, made_at) values (?1, ?2, ?3)", file, person, now);
        approved.forEach(one -> Sql.write(
                database,
                "insert into payout_in_file (payout_id, number, file_id) values (?1, ?2, ?3)",
                one.payout(),
                one.number(),
                file));
    }

    /** Files that hold what is not paid yet, the latest first. */
    List<BankFile> files(int limit) {
        return Sql.rows(database, """
                select f.id, f.made_at, count(*), cast(sum(p.cents) as bigint) from payout_file f
                join payout_in_file i on i.file_id = f.id join payout_state s on s.payout_id = i.payout_id and s.number = i.number
                join payout p on p.id = s.payout_id where s.status = 'APPROVED'
                group by f.id, f.made_at order by f.made_at desc, f.id desc limit %d""".formatted(limit)).stream()
                .map(row -> new BankFile(
                        row.get(0, UUID.class),
                        row.get(1, Instant.class),
                        row.get(2, Long.class),
                        Money.ofCents(row.get(3, Long.class))))
                .toList();
    }

    /** Whether an earlier approval of it went to the bank. */
    boolean wentToTheBank(UUID payout) {
        return !Sql.rows(database, "select 1 from payout_in_file where payout_id = ?1", payout)
                .isEmpty();
    }

    /** Before it is read which of them are in a file. */
    private void lockApproved() {
        Sql.rows(database, "select 1 from payout_state where status = 'APPROVED' order by payout_id for update");
    }

    /** Whether anything is approved and in no file yet. */
    boolean anyUnfiled() {
        return !Sql.rows(database, """
                select 1 from payout_state s where s.status = 'APPROVED'
                and not exists (select 1 from payout_in_file f where f.payout_id = s.payout_id and f.number = s.number) limit 1""").isEmpty();
    }

    private List<Approved> approved(String which, int limit, Object... parameters) {
        return Sql.rows(database, """
                select s.payout_id, s.campaign_id, s.position, p.cents, s.number from payout_state s join payout p on p.id = s.payout_id
                where s.status = 'APPROVED' and %s order by s.since, s.payout_id limit %d""".formatted(which, limit), parameters).stream()
                .map(row -> new Approved(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, Integer.class),
                        Money.ofCents(row.get(3, Long.class)),
                        row.get(4, Integer.class)))
                .toList();
    }

    Optional<PayoutView> view(UUID payout) {
        return views("where p.id = ?1", payout).stream().findFirst();
    }

    /** Of a campaign, in order of their request; at most 100. */
    List<PayoutView> of(UUID campaign) {
        return views("where p.campaign_id = ?1 order by p.requested_at, p.id limit 100", campaign);
    }

    /** Those that wait for somebody, the longest first. */
    List<PayoutView> waiting(int limit) {
        return views("where s.status in ('REQUESTED', 'APPROVED') order by s.since, s.payout_id limit " + limit);
    }

    long waitingCount() {
        return Sql.rows(database, "select count(*) from payout_state where status in ('REQUESTED', 'APPROVED')")
                .get(0)
                .get(0, Long.class);
    }

    private List<PayoutView> views(String which, Object... parameters) {
        return Sql.rows(database, VIEW + " " + which, parameters).stream()
                .map(Payouts::view)
                .toList();
    }

    private static PayoutView view(Tuple row) {
        var paidOn = row.get(11);
        return new PayoutView(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, Integer.class),
                row.get(3, String.class),
                Money.ofCents(row.get(4, Long.class)),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, UUID.class),
                row.get(8, Instant.class),
                PayoutStatus.valueOf(row.get(9, String.class)),
                row.get(10, Instant.class),
                paidOn instanceof Date date ? date.toLocalDate() : (LocalDate) paidOn,
                row.get(12, String.class),
                row.get(13, Long.class),
                row.get(14, Boolean.class));
    }
}
