package it.broletto.ledger;

import it.broletto.EmbeddedServices;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.Entry.Phase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * Many entries, copied behind the ledger in one transaction: without its triggers, but with what they would have kept,
 * so that the chain, the balances and the end are right. Of ten entries seven collect, two hold and settle a refund, one
 * voids a hold; every eighth is of one large campaign, the others are of a tenth as many campaigns as entries.
 */
public final class LargeLedger {

    static final String RAIL = "many";
    private static final int PIECE = 20_000;

    final UUID large = UUID.randomUUID();
    private final UUID run = UUID.randomUUID();
    private final Map<Account, Long> ids = new HashMap<>();
    private final Map<Account, long[]> sums = new HashMap<>();
    private final List<Entry> piece = new ArrayList<>();
    private final Account clearing = Kind.CLEARING.of(RAIL);
    private final Instant begin = Instant.now().minus(400, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
    private Connection database;
    private long number;
    private String hash;

    /** Adds at least so many entries. */
    public void fill(int entries) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(EmbeddedServices.databaseUrl(), "postgres", "postgres")) {
            database = connection;
            connection.setAutoCommit(false);
            run("set local session_replication_role = replica");
            try (var statement = connection.createStatement();
                    var head =
                            statement.executeQuery("select number, encode(hash, 'hex') from ledger_head for update")) {
                head.next();
                number = head.getLong(1);
                hash = head.getString(2);
            }
            account(clearing);
            for (var made = 0; made < entries; made += 10) {
                ten(made, entries);
            }
            copy();
            end();
            connection.commit();
            connection.setAutoCommit(true);
            run("analyze ledger_entry, ledger_line, ledger_account");
        }
    }

    private void ten(int made, int entries) throws SQLException, IOException {
        for (var each = 0; each < 7; each++) {
            var collected = made / 10 * 7 + each;
            var escrow = Kind.ESCROW.of(campaign(collected % 8 == 0 ? 0 : 1 + collected % (entries / 10)));
            account(escrow);
            add(Phase.POST, "collect", UUID.randomUUID(), null, null, List.of(clearing.up(1_000), escrow.up(1_000)));
        }
        var escrow = Kind.ESCROW.of(large);
        var lines = List.of(escrow.down(10), clearing.down(10));
        account(escrow);
        var hold = add(Phase.HOLD, "refund", large, null, null, lines);
        add(Phase.SETTLE, "refund", large, hold, null, lines);
        if (made % 20 == 0) {
            var other = add(Phase.HOLD, "refund", large, null, null, lines);
            add(Phase.VOID, "refund", large, other, "not wanted", List.of());
        }
        if (piece.size() > PIECE) {
            copy();
        }
    }

    private UUID campaign(int index) {
        return index == 0 ? large : NewEntry.id(run, index);
    }

    private UUID add(Phase phase, String type, UUID subject, UUID ends, String reason, List<Line> lines) {
        number++;
        var at = begin.plusMillis(number);
        var id = UUID.randomUUID();
        var bare = new Entry(
                number,
                id,
                phase,
                type,
                subject,
                ends,
                null,
                phase == Phase.HOLD ? at.plus(1, ChronoUnit.DAYS) : null,
                reason,
                "system",
                at,
                lines,
                null);
        hash = Chain.hash(hash, bare);
        piece.add(bare.hashed(hash));
        if (phase != Phase.HOLD) {
            for (var line : lines) {
                sums.get(line.account())[0] += line.account().kind().side() * line.cents();
            }
        }
        return id;
    }

    private void account(Account account) throws SQLException {
        if (ids.containsKey(account)) {
            return;
        }
        try (var statement = database.prepareStatement("""
                insert into ledger_account (kind, owner, book, side, floored) values (?, ?, ?, ?, ?)
                on conflict (kind, owner) do update set owner = excluded.owner returning id""")) {
            statement.setString(1, account.kind().name());
            statement.setString(2, account.owner());
            statement.setString(3, account.kind().book().name());
            statement.setInt(4, account.kind().side());
            statement.setBoolean(5, account.kind().floored());
            try (var row = statement.executeQuery()) {
                row.next();
                ids.put(account, row.getLong(1));
                sums.put(account, new long[1]);
            }
        }
    }

    private void copy() throws SQLException, IOException {
        var entries = new StringBuilder();
        var lines = new StringBuilder();
        for (var entry : piece) {
            entries.append(entry.number()).append('\t').append(entry.id()).append('\t');
            entries.append(entry.phase()).append('\t').append(entry.type()).append('\t');
            entries.append(entry.subject())
                    .append('\t')
                    .append(orNull(entry.ends()))
                    .append('\t');
            entries.append(orNull(entry.expiresAt())).append('\t').append(orNull(entry.reason()));
            entries.append("\tsystem\t")
                    .append(entry.at())
                    .append("\t\\\\x")
                    .append(entry.hash())
                    .append('\n');
            for (var position = 0; position < entry.lines().size(); position++) {
                var line = entry.lines().get(position);
                lines.append(entry.number()).append('\t').append(position).append('\t');
                lines.append(ids.get(line.account()))
                        .append('\t')
                        .append(line.cents())
                        .append('\n');
            }
        }
        copy("ledger_entry (number, id, phase, type, subject, ends, expires_at, reason, role, at, hash)", entries);
        copy("ledger_line (entry, position, account, cents)", lines);
        piece.clear();
    }

    private static Object orNull(Object value) {
        return value == null ? "\\N" : value;
    }

    private void copy(String into, CharSequence rows) throws SQLException, IOException {
        database.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy " + into + " from stdin",
                        new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void end() throws SQLException {
        try (var statement =
                database.prepareStatement("update ledger_account set posted_cents = posted_cents + ? where id = ?")) {
            for (var sum : sums.entrySet()) {
                statement.setLong(1, sum.getValue()[0]);
                statement.setLong(2, ids.get(sum.getKey()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
        try (var statement = database.prepareStatement("update ledger_head set number = ?, hash = decode(?, 'hex')")) {
            statement.setLong(1, number);
            statement.setString(2, hash);
            statement.executeUpdate();
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
