package it.broletto.doctor;

import it.broletto.ledger.Chain;
import it.broletto.ledger.Entry;
import it.broletto.ledger.LedgerReader;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads the next piece of the ledger and computes its hashes again; after the end it begins anew, so that what was
 * written long ago is read again and again, at a bounded cost each time.
 */
final class ChainCheck {

    static final int PIECE = 20_000;

    /** @param entries read by now in this round; @param flaw the first entry that is wrong, or null; @param upTo where to go on */
    record Result(long entries, String flaw, long upTo) {}

    private ChainCheck() {}

    static Result after(Connection database, long number) throws SQLException {
        var reader = new LedgerReader(database);
        var hash = Chain.BEGINNING;
        if (number > 0) {
            var last = reader.after(number - 1, 1);
            if (last.isEmpty() || last.get(0).number() != number) {
                return new Result(number, "entry " + number + " is missing", 0);
            }
            hash = last.get(0).hash();
        }
        var at = number;
        for (Entry entry : reader.after(number, PIECE)) {
            at++;
            if (entry.number() != at) {
                return new Result(at, "entry " + at + " is missing", 0);
            }
            if (!Chain.hash(hash, entry).equals(entry.hash())) {
                return new Result(at, "entry " + at, 0);
            }
            hash = entry.hash();
        }
        if (at < number + PIECE) {
            var ends = isHead(database, at, hash) || !reader.after(at, 1).isEmpty();
            return new Result(at, ends ? null : "the end of the ledger after entry " + at, 0);
        }
        return new Result(at, null, at);
    }

    private static boolean isHead(Connection database, long number, String hash) throws SQLException {
        try (var head =
                database.createStatement().executeQuery("select number, encode(hash, 'hex') from ledger_head")) {
            head.next();
            return head.getLong(1) == number && head.getString(2).equals(hash);
        }
    }
}
