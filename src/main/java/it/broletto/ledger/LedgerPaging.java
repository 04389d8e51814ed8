package it.broletto.ledger;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import java.util.List;

/** Pages of entries, newest first. */
final class LedgerPaging {

    private static final int SIZE = 50;

    /** Of the whole ledger the newest alone: who wants more goes on. */
    private static final int FIRST = 10;

    private LedgerPaging() {}

    /** Entries beside a number: before it the newest first, after it the oldest first. */
    private interface Side {
        List<Entry> of(long number, int limit);
    }

    static Page<Entry> all(LedgerService ledger, String cursor) {
        return page(ledger::before, ledger::after, cursor, FIRST);
    }

    static Page<Entry> in(Account account, LedgerService ledger, String cursor) {
        return page(
                (number, limit) -> ledger.in(account, number, limit),
                (number, limit) -> ledger.inAfter(account, number, limit),
                cursor,
                SIZE);
    }

    private static Page<Entry> page(Side before, Side after, String cursor, int first) {
        var from = Cursor.of(cursor);
        var number = Long.MAX_VALUE;
        try {
            number = from.key().map(Long::parseLong).orElse(Long.MAX_VALUE);
        } catch (NumberFormatException notOurs) {
            from = Cursor.start();
        }
        var size = from.isStart() ? first : SIZE;
        var rows = (from.backward() ? after : before).of(number, size + 1);
        return Page.of(rows, size, from, entry -> String.valueOf(entry.number()));
    }
}
