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

    /** @param call whose own criteria they are; nothing where they are those that are shipped */
    void add(UUID application, int version, UUID reviewer, NewSheet sheet, UUID call, Criteria criteria, Instant now) {
        var id = UUID.randomUUID();
        Sql.write(
                database,
                """
                insert into application_sheet (id, application_id, version, reviewer_id, given_at, call_id, criteria, scale)
                values (?1, ?2, ?3, ?4, ?5, cast(?6 as uuid), cast(?7 as int), ?8)""",
                id,
                application,
                version,
                reviewer,
                now,
                criteria.own() ? call.toString() : null,
                criteria.own() ? criteria.number() : null,
                criteria.scale());
        criteria.list()
                .forEach(criterion -> Sql.write(
                        database,
                        "insert into application_score (sheet_id, criterion, score, weight, reason) values (?1, ?2, ?3, ?4, ?5)",
                        id,
                        criterion.code(),
                        sheet.scores().get(criterion.code()).score(),
                        criterion.weight(),
                        sheet.scores().get(criterion.code()).reason()));
    }

    /** The last sheet of each reviewer on each version, the newest version first, then as they were first given. */
    List<SheetView> of(UUID application) {
        var scores = new LinkedHashMap<UUID, List<SheetView.Score>>();
        Sql.rows(database, """
                select c.sheet_id, c.criterion, o.label, c.score, c.weight, c.reason from application_score c
                join application_sheet s on s.id = c.sheet_id
                left join call_criterion o on o.call_id = s.call_id and o.number = s.criteria and o.code = c.criterion
                where s.application_id = ?1
                order by coalesce(o.position, array_position(array['USEFUL', 'FEASIBLE', 'BUDGET', 'COMMUNITY', 'INCLUSIVE'], c.criterion))
                limit 10000""", application)
                .forEach(row -> scores.computeIfAbsent(row.get(0, UUID.class), id -> new ArrayList<>())
                        .add(new SheetView.Score(
                                row.get(1, String.class),
                                row.get(2, String.class),
                                row.get(3, Integer.class),
                                row.get(4, Integer.class),
                                row.get(5, String.class))));
        var numbers = new LinkedHashMap<UUID, Integer>();
        var last = new LinkedHashMap<String, SheetView>();
        Sql.rows(database, """
                select id, version, reviewer_id, given_at, coalesce(criteria, 0), scale from application_sheet
                where application_id = ?1 order by given_at, id limit 1000""", application).forEach(row -> {
            var id = row.get(0, UUID.class);
            var version = row.get(1, Integer.class);
            var reviewer = row.get(2, UUID.class);
            numbers.putIfAbsent(reviewer, numbers.size() + 1);
            var mine = scores.getOrDefault(id, new ArrayList<>());
            last.put(
                    version + " " + reviewer,
                    new SheetView(
                            id,
                            version,
                            reviewer,
                            numbers.get(reviewer),
                            row.get(3, Instant.class),
                            row.get(4, Integer.class),
                            row.get(5, Integer.class),
                            mine));
        });
        var sheets = new ArrayList<>(last.values());
        sheets.sort((one, other) -> one.version() != other.version()
                ? other.version() - one.version()
                : one.reviewerNumber() - other.reviewerNumber());
        return sheets;
    }
}
