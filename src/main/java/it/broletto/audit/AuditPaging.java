package it.broletto.audit;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import java.util.UUID;

/** Pages of the log, newest first. */
final class AuditPaging {

    private static final int SIZE = 50;

    private AuditPaging() {}

    /** {@code round} null = of all rounds. */
    static Page<AuditView> page(AuditService audit, UUID round, String cursor) {
        var from = Cursor.of(cursor);
        var id = Long.MAX_VALUE;
        try {
            id = from.key().map(Long::parseLong).orElse(Long.MAX_VALUE);
        } catch (NumberFormatException notOurs) {
            from = Cursor.start();
        }
        var rows = from.backward() ? audit.after(id, round, SIZE + 1) : audit.before(id, round, SIZE + 1);
        return Page.of(rows, SIZE, from, entry -> String.valueOf(entry.id()));
    }
}
