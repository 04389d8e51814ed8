package it.broletto.application;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** What reviewers judged: facts, by plain SQL. */
@ApplicationScoped
class Sheets {

    private final EntityManager database;

    Sheets(EntityManager database) {
        this.database = database;
    }

    void add(UUID application, int version, UUID reviewer, NewSheet sheet, Instant now) {
        var id = UUID.randomUUID();
        Sql.write(
                database,
                "insert into application_sheet (id, application_id, version, reviewer_id, given_at) values (?1, ?2, ?3, ?4, ?5)",
                id,
                application,
                version,
                reviewer,
                now);
        sheet.scores()
                .forEach((criterion, scored) -> Sql.write(
                        database,
                        "insert into application_score (sheet_id, criterion, score, weight, reason) values (?1, ?2, ?3, ?4, ?5)",
                        id,
                        criterion.name(),
                        scored.score(),
                        criterion.weight(),
                        scored.reason()));
    }

    /** The last sheet of each reviewer on each version, the newest version first, then as they were first given. */
    List<SheetView> of(UUID application) {
        var scores = new LinkedHashMap<UUID, List<SheetView.Score>>();
        Sql.rows(database, """
                select c.sheet_id, c.criterion, c.score, c.weight, c.reason from application_score c
                join application_sheet s on s.id = c.sheet_id where s.application_id = ?1 limit 5000""", application)
                .forEach(row -> scores.computeIfAbsent(row.get(0, UUID.class), id -> new ArrayList<>())
                        .add(new SheetView.Score(
                                Criterion.valueOf(row.get(1, String.class)),
                                row.get(2, Integer.class),
                                row.get(3, Integer.class),
                                row.get(4, String.class))));
        var numbers = new LinkedHashMap<UUID, Integer>();
        var last = new LinkedHashMap<String, SheetView>();
        Sql.rows(database, """
                select id, version, reviewer_id, given_at from application_sheet
                where application_id = ?1 order by given_at, id limit 1000""", application).forEach(row -> {
            var id = row.get(0, UUID.class);
            var version = row.get(1, Integer.class);
            var reviewer = row.get(2, UUID.class);
            numbers.putIfAbsent(reviewer, numbers.size() + 1);
            var mine = scores.getOrDefault(id, new ArrayList<>());
            mine.sort((one, other) -> one.criterion().compareTo(other.criterion()));
            last.put(
                    version + " " + reviewer,
                    new SheetView(id, version, reviewer, numbers.get(reviewer), row.get(3, Instant.class), mine));
        });
        var sheets = new ArrayList<>(last.values());
        sheets.sort((one, other) -> one.version() != other.version()
                ? other.version() - one.version()
                : one.reviewerNumber() - other.reviewerNumber());
        return sheets;
    }
}
