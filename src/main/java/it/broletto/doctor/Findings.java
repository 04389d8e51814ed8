package it.broletto.doctor;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What was found, written once. */
@ApplicationScoped
class Findings {

    private static final String LATEST = """
            select f.invariant, f.at, f.figure, f.broken, f.example, f.took_ms, f.up_to
            from unnest(cast(?1 as text[])) i cross join lateral (
                select * from money_finding m where m.invariant = i order by m.id desc limit 1) f""";

    private final EntityManager database;

    Findings(EntityManager database) {
        this.database = database;
    }

    /** Whether nobody else is looking at it; if so, nobody else does until this transaction ends. */
    boolean take(Invariant invariant) {
        return Sql.rows(
                        database,
                        "select pg_try_advisory_xact_lock(hashtext('money-finding'), ?1)",
                        invariant.ordinal())
                .get(0)
                .get(0, Boolean.class);
    }

    void write(Finding finding) {
        Sql.write(
                database,
                """
                insert into money_finding (invariant, at, figure, broken, example, took_ms, up_to)
                values (?1, ?2, ?3, ?4, cast(?5 as text), ?6, ?7)""",
                finding.invariant().name(),
                finding.at(),
                finding.figure(),
                finding.broken(),
                finding.example(),
                finding.tookMillis(),
                finding.upTo());
    }

    Optional<Finding> latest(Invariant invariant) {
        return found("{" + invariant.name() + "}").stream().findFirst();
    }

    /** The latest of each, in the order of {@link Invariant}. */
    List<Finding> latest() {
        var names = Arrays.stream(Invariant.values()).map(Enum::name).toList();
        return found("{" + String.join(",", names) + "}").stream()
                .sorted(java.util.Comparator.comparing(Finding::invariant))
                .toList();
    }

    private List<Finding> found(String names) {
        return Sql.rows(database, LATEST, names).stream().map(Findings::finding).toList();
    }

    private static Finding finding(Tuple row) {
        return new Finding(
                Invariant.valueOf(row.get(0, String.class)),
                row.get(1, Instant.class),
                row.get(2, Long.class),
                row.get(3, Long.class),
                row.get(4, String.class),
                row.get(5, Long.class),
                row.get(6, Long.class));
    }
}
