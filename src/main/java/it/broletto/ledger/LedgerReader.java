package it.broletto.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Reads a whole ledger in pieces, over a connection that need not be the application's. */
public final class LedgerReader {

    private static final int PIECE = 5_000;

    private final Connection database;

    public LedgerReader(Connection database) {
        this.database = database;
    }

    /** Gives each entry in order of number. */
    public void each(Consumer<Entry> reader) throws SQLException {
        var piece = after(0, PIECE);
        while (!piece.isEmpty()) {
            piece.forEach(reader);
            piece = after(piece.get(piece.size() - 1).number(), PIECE);
        }
    }

    /** Those after a number, in order of number. */
    public List<Entry> after(long number, int limit) throws SQLException {
        var sql = EntryRows.SELECT.formatted(
                "select * from ledger_entry where number > ? order by number limit " + limit, "");
        try (var statement = database.prepareStatement(sql)) {
            statement.setLong(1, number);
            try (var found = statement.executeQuery()) {
                var rows = new EntryRows();
                while (found.next()) {
                    rows.<SQLException>add(found::getObject);
                }
                return rows.entries();
            }
        }
    }

    /** The signed ends of days. */
    public List<Anchor> anchors() throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery("""
                select day, number, encode(hash, 'hex'), translate(encode(public_key, 'base64'), E'\\n', ''),
                       translate(encode(signature, 'base64'), E'\\n', '') from ledger_anchor order by day""")) {
            var anchors = new java.util.ArrayList<Anchor>();
            while (found.next()) {
                anchors.add(new Anchor(
                        found.getObject(1, java.time.LocalDate.class),
                        found.getLong(2),
                        found.getString(3),
                        found.getString(4),
                        found.getString(5)));
            }
            return anchors;
        }
    }
}
