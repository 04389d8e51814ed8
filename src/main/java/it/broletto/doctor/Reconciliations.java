package it.broletto.doctor;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Our books by rail and day, and how they compared with the lists of providers. */
@ApplicationScoped
class Reconciliations {

    private static final int KEPT = 500;

    /** What we have of a call that is settled. */
    record Ours(String key, long cents, Instant at) {}

    private final EntityManager database;

    Reconciliations(EntityManager database) {
        this.database = database;
    }

    /** Charges and refunds that we asked for in a span of time and have as settled. */
    List<Ours> askedIn(String rail, Instant from, Instant before) {
        return ours(
                "c.rail = ?1 and c.asked_at >= ?2 and c.asked_at < ?3 and c.act in ('COLLECT', 'REFUND')",
                rail,
                from,
                before);
    }

    /** Those of some keys, by key. */
    Map<String, Ours> byKey(String rail, Collection<String> keys) {
        var found = new HashMap<String, Ours>();
        if (!keys.isEmpty()) {
            ours(
                            "c.rail = ?1 and c.key = any(cast(?2 as text[]))",
                            rail,
                            "{"
                                    + String.join(
                                            ",",
                                            keys.stream()
                                                    .map(Reconciliations::quoted)
                                                    .toList()) + "}")
                    .forEach(one -> found.put(one.key(), one));
        }
        return found;
    }

    private static String quoted(String key) {
        return '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private List<Ours> ours(String where, Object... parameters) {
        return Sql.rows(
                        database,
                        "select c.key, a.cents, c.asked_at from provider_call c"
                                + " join provider_answer a on a.key = c.key and a.outcome = 'SETTLED' where " + where,
                        parameters)
                .stream()
                .map(row -> new Ours(row.get(0, String.class), row.get(1, Long.class), row.get(2, Instant.class)))
                .toList();
    }

    void write(String rail, LocalDate day, Instant now, int matched, List<ReconciliationView.Open> open) {
        var id = Sql.rows(database, """
                insert into reconciliation (rail, day, checked_at, matched, mismatches) values (?1, ?2, ?3, ?4, ?5) returning id""", rail, day, now, matched, open.size())
                .get(0)
                .get(0, Long.class);
        open.stream()
                .limit(KEPT)
                .forEach(one -> Sql.write(
                        database, """
                insert into reconciliation_mismatch (reconciliation_id, key, kind, ours_cents, theirs_cents, since)
                values (?1, ?2, ?3, cast(?4 as bigint), cast(?5 as bigint), ?6)""", id, one.key(), one.kind().name(), one.ours(), one.theirs(), one.since()));
    }

    /** Days of a rail to compare: those of the last month that were not since a moment, if they differed or were not over. */
    boolean isDue(String rail, LocalDate day, Instant over, Instant notSince) {
        return Sql.rows(database, """
                select r.checked_at, r.mismatches from reconciliation r where r.rail = ?1 and r.day = ?2 order by r.id desc limit 1""", rail, day).stream()
                .findFirst()
                .map(row -> row.get(0, Instant.class).isBefore(notSince)
                        && (row.get(1, Integer.class) > 0
                                || row.get(0, Instant.class).isBefore(over)))
                .orElse(true);
    }

    /** The latest comparison of each day of a rail, the newest day first. */
    List<ReconciliationView> latest(String rail, int days) {
        return Sql.rows(database, """
                select distinct on (r.day) r.id, r.day, r.checked_at, r.matched, r.mismatches from reconciliation r
                where r.rail = ?1 order by r.day desc, r.id desc limit ?2""", rail, days).stream()
                .map(row -> new ReconciliationView(
                        row.get(0, Long.class),
                        rail,
                        row.get(1, LocalDate.class),
                        row.get(2, Instant.class),
                        row.get(3, Integer.class),
                        row.get(4, Integer.class)))
                .toList();
    }

    /** What differed in some comparisons, the oldest first. */
    List<ReconciliationView.Open> open(Collection<Long> comparisons, int limit) {
        return comparisons.isEmpty()
                ? List.of()
                : Sql.rows(
                                database,
                                """
                select m.key, m.kind, m.ours_cents, m.theirs_cents, m.since from reconciliation_mismatch m
                where m.reconciliation_id = any(cast(?1 as bigint[])) order by m.since, m.key limit ?2""",
                                "{"
                                        + String.join(
                                                ",",
                                                comparisons.stream()
                                                        .map(String::valueOf)
                                                        .toList()) + "}",
                                limit)
                        .stream()
                        .map(row -> new ReconciliationView.Open(
                                row.get(0, String.class),
                                Mismatch.valueOf(row.get(1, String.class)),
                                row.get(2, Long.class),
                                row.get(3, Long.class),
                                row.get(4, Instant.class)))
                        .toList();
    }
}
