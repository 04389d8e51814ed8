package it.broletto.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Puts entries together from rows of one line each, in order of number and position. */
final class EntryRows {

    /** %s: a query on {@code ledger_entry}, and the order of numbers. */
    static final String SELECT = """
            select e.number, e.id, e.phase, e.type, e.subject, e.ends, e.reverses, e.expires_at, e.reason, e.role, e.at,
                   encode(e.hash, 'hex') as hash, l.position, l.cents, a.kind, a.owner
            from (%s) e
            left join ledger_line l on l.entry = e.number left join ledger_account a on a.id = l.account
            order by e.number %s, l.position""";

    /** The value of a column, by its name. */
    interface Row<E extends Exception> {
        Object get(String column) throws E;
    }

    private final List<Entry> entries = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private Entry last;

    <E extends Exception> void add(Row<E> row) throws E {
        var number = (Long) row.get("number");
        if (last == null || last.number() != number) {
            finish();
            last = new Entry(
                    number,
                    (UUID) row.get("id"),
                    Entry.Phase.valueOf((String) row.get("phase")),
                    (String) row.get("type"),
                    (UUID) row.get("subject"),
                    (UUID) row.get("ends"),
                    (UUID) row.get("reverses"),
                    instant(row.get("expires_at")),
                    (String) row.get("reason"),
                    (String) row.get("role"),
                    instant(row.get("at")),
                    List.of(),
                    (String) row.get("hash"));
        }
        if (row.get("position") != null) {
            lines.add(new Line(
                    new Account(Account.Kind.valueOf((String) row.get("kind")), (String) row.get("owner")),
                    (Long) row.get("cents")));
        }
    }

    List<Entry> entries() {
        finish();
        return List.copyOf(entries);
    }

    private void finish() {
        if (last != null) {
            entries.add(last.with(lines));
        }
        last = null;
        lines.clear();
    }

    private static Instant instant(Object at) {
        if (at instanceof java.sql.Timestamp stamp) {
            return stamp.toInstant();
        }
        return at instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) at;
    }
}
