package it.broletto.ledger;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The entries, written once by plain SQL, never loaded to be changed. */
@ApplicationScoped
class Journal {

    /** Named, so that the index on kind and owner is used. */
    private static final List<String> STAGES = Arrays.stream(Account.Kind.values())
            .filter(kind -> kind.book() == Account.Book.ENVELOPE)
            .map(Enum::name)
            .toList();

    private static final String ACCOUNT = "select a.id from ledger_account a where a.kind = ?1 and a.owner = ?2";

    private final EntityManager database;

    Journal(EntityManager database) {
        this.database = database;
    }

    /** The last entry. */
    record Head(long number, String hash) {}

    /** Keeps other writers waiting until this transaction ends. */
    Head lockHead() {
        var row = Sql.rows(database, "select number, encode(hash, 'hex') from ledger_head for update")
                .get(0);
        return new Head(row.get(0, Long.class), row.get(1, String.class));
    }

    /** The last one made before an instant; 0 and the beginning if there is none. */
    Head headBefore(Instant end) {
        return Sql.rows(database, """
                select number, encode(hash, 'hex') from ledger_entry where at < ?1 order by number desc limit 1""", end).stream()
                .findFirst()
                .map(row -> new Head(row.get(0, Long.class), row.get(1, String.class)))
                .orElse(new Head(0, Chain.BEGINNING));
    }

    void write(Entry entry) {
        Sql.write(
                database,
                """
                insert into ledger_entry (number, id, phase, type, subject, ends, reverses, expires_at, reason, role, at, hash)
                values (?1, ?2, ?3, ?4, cast(?5 as uuid), cast(?6 as uuid), cast(?7 as uuid), cast(?8 as timestamptz),
                        cast(?9 as text), ?10, ?11, decode(?12, 'hex'))""",
                entry.number(),
                entry.id(),
                entry.phase().name(),
                entry.type(),
                entry.subject(),
                entry.ends(),
                entry.reverses(),
                entry.expiresAt(),
                entry.reason(),
                entry.role(),
                entry.at(),
                entry.hash());
        for (var position = 0; position < entry.lines().size(); position++) {
            var line = entry.lines().get(position);
            Sql.write(
                    database,
                    "insert into ledger_line (entry, position, account, cents) values (?1, ?2, ?3, ?4)",
                    entry.number(),
                    position,
                    account(line.account()),
                    line.cents());
        }
    }

    private long account(Account account) {
        var known = Sql.rows(
                database,
                "select id from ledger_account where kind = ?1 and owner = ?2",
                account.kind().name(),
                account.owner());
        if (!known.isEmpty()) {
            return known.get(0).get(0, Long.class);
        }
        Sql.write(
                database,
                "insert into ledger_account (kind, owner, book, side, floored) values (?1, ?2, ?3, ?4, ?5)",
                account.kind().name(),
                account.owner(),
                account.kind().book().name(),
                account.kind().side(),
                account.kind().floored());
        return account(account);
    }

    Optional<Entry> byId(UUID id) {
        return entries("select * from ledger_entry where id = ?1", "", id).stream()
                .findFirst();
    }

    Optional<Entry> byNumber(long number) {
        return entries("select * from ledger_entry where number = ?1", "", number).stream()
                .findFirst();
    }

    /** What ended a hold, if something did. */
    Optional<Entry> endOf(UUID hold) {
        return entries("select * from ledger_entry where ends = ?1", "", hold).stream()
                .findFirst();
    }

    Optional<Entry> reversalOf(UUID entry) {
        return entries("select * from ledger_entry where reverses = ?1", "", entry).stream()
                .findFirst();
    }

    /** Those after a number, oldest first. */
    List<Entry> after(long number, int limit) {
        return entries("select * from ledger_entry where number > ?1 order by number limit " + limit, "", number);
    }

    List<Entry> before(long number, int limit) {
        return entries(
                "select * from ledger_entry where number < ?1 order by number desc limit " + limit, "desc", number);
    }

    /** The newest about one thing, newest first. */
    List<Entry> about(UUID subject, long before, int limit) {
        return entries(
                "select * from ledger_entry where subject = ?1 and number < ?2 order by number desc limit " + limit,
                "desc",
                subject,
                before);
    }

    /** The newest with a line in an account, newest first. As a range of the index: else all its lines may be sorted. */
    List<Entry> in(Account account, long before, int limit) {
        return entries("""
                select * from ledger_entry where number in (
                    select l.entry from ledger_line l where l.account >= (%1$s) and (l.account, l.entry) < ((%1$s), ?3)
                    order by l.account desc, l.entry desc limit %2$d)""".formatted(ACCOUNT, limit), "desc", account.kind().name(), account.owner(), before);
    }

    /** Those with a line in an account after a number, oldest first. */
    List<Entry> inAfter(Account account, long number, int limit) {
        return entries("""
                select * from ledger_entry where number in (
                    select l.entry from ledger_line l where l.account <= (%1$s) and (l.account, l.entry) > ((%1$s), ?3)
                    order by l.account, l.entry limit %2$d)""".formatted(ACCOUNT, limit), "", account.kind().name(), account.owner(), number);
    }

    /** Holds that nothing ended and whose time was over between two instants, the oldest first. */
    List<UUID> overdue(Instant since, Instant now, int limit) {
        return Sql.rows(database, """
                select h.id from ledger_entry h where h.phase = 'HOLD' and h.expires_at > ?1 and h.expires_at <= ?2
                    and (select e.number from ledger_entry e where e.ends = h.id) is null
                order by h.expires_at limit %d""".formatted(limit), since, now).stream()
                .map(row -> row.get(0, UUID.class))
                .toList();
    }

    Balance balance(Account account) {
        return Sql.rows(
                        database,
                        "select posted_cents, held_cents from ledger_account where kind = ?1 and owner = ?2",
                        account.kind().name(),
                        account.owner())
                .stream()
                .findFirst()
                .map(row -> new Balance(row.get(0, Long.class), row.get(1, Long.class)))
                .orElse(new Balance(0, 0));
    }

    /** All accounts of a kind with their balances, by owner, at most 1,000. */
    Map<String, Balance> balances(Account.Kind kind) {
        var balances = new LinkedHashMap<String, Balance>();
        Sql.rows(
                        database,
                        "select owner, posted_cents, held_cents from ledger_account where kind = ?1 order by owner limit 1000",
                        kind.name())
                .forEach(row -> balances.put(
                        row.get(0, String.class), new Balance(row.get(1, Long.class), row.get(2, Long.class))));
        return balances;
    }

    /** What the given owners have in each stage of an envelope, by owner. */
    Map<String, Map<Account.Kind, Balance>> stages(Collection<String> owners) {
        var stages = new HashMap<String, Map<Account.Kind, Balance>>();
        if (!owners.isEmpty()) {
            Sql.rows(
                            database,
                            "select owner, kind, posted_cents, held_cents from ledger_account where owner in (?1) and kind in (?2)",
                            owners,
                            STAGES)
                    .forEach(row -> stages.computeIfAbsent(
                                    row.get(0, String.class), none -> new EnumMap<>(Account.Kind.class))
                            .put(
                                    Account.Kind.valueOf(row.get(1, String.class)),
                                    new Balance(row.get(2, Long.class), row.get(3, Long.class))));
        }
        return stages;
    }

    /** The sums of all accounts, by kind. */
    Map<Account.Kind, Total> totals() {
        var totals = new EnumMap<Account.Kind, Total>(Account.Kind.class);
        Sql.rows(database, """
                select kind, count(*), cast(sum(posted_cents) as bigint), cast(sum(held_cents) as bigint)
                from ledger_account group by kind""")
                .forEach(row -> totals.put(
                        Account.Kind.valueOf(row.get(0, String.class)),
                        new Total(
                                row.get(1, Long.class), new Balance(row.get(2, Long.class), row.get(3, Long.class)))));
        return totals;
    }

    /** Those with a line in any account of these owners after a number, oldest first. */
    List<Entry> ofOwnersAfter(Collection<String> owners, long number, int limit) {
        return entries(ofOwners(">", "", limit), "", number, owners);
    }

    /** The same before a number, newest first. */
    List<Entry> ofOwnersBefore(Collection<String> owners, long number, int limit) {
        return entries(ofOwners("<", "desc", limit), "desc", number, owners);
    }

    private static String ofOwners(String side, String order, int limit) {
        var kinds = Arrays.stream(Account.Kind.values())
                .map(kind -> "'" + kind.name() + "'")
                .collect(java.util.stream.Collectors.joining(", "));
        return """
                select * from ledger_entry where number in (
                    select l.entry from ledger_line l join ledger_account a on a.id = l.account
                    where a.kind in (%s) and a.owner in (?2) and l.entry %s ?1 group by l.entry order by l.entry %s limit %d)""".formatted(kinds, side, order, limit);
    }

    private List<Entry> entries(String which, String order, Object... parameters) {
        var rows = new EntryRows();
        Sql.rows(database, EntryRows.SELECT.formatted(which, order), parameters).forEach(row -> rows.add(row::get));
        return rows.entries();
    }
}
