package it.broletto.accountability;

import it.broletto.shared.Money;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Movements of money are facts: written once, by plain SQL, never loaded to be changed. */
@ApplicationScoped
class Spendings {

    private final EntityManager database;

    Spendings(EntityManager database) {
        this.database = database;
    }

    /** Empty if no movement came of that form; false if one did that says something else. */
    Optional<Boolean> made(UUID project, NewSpending wanted) {
        return Sql.rows(
                        database,
                        """
                select project_id = ?2 and stage = ?3 and amount_cents = ?4 and spent_on = ?5 and act = ?6 and reason is not distinct from cast(?7 as text)
                from spending where intent = ?1""",
                        wanted.intent(),
                        project,
                        wanted.stage().name(),
                        wanted.amount().cents(),
                        wanted.spentOn(),
                        wanted.act(),
                        wanted.reason())
                .stream()
                .map(row -> row.get(0, Boolean.class))
                .findFirst();
    }

    void add(UUID project, UUID officer, NewSpending wanted, Instant at) {
        Sql.write(
                database,
                """
                insert into spending (id, project_id, stage, amount_cents, spent_on, act, reason, intent, recorded_by, recorded_at)
                values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as text), ?8, cast(?9 as uuid), ?10)""",
                UUID.randomUUID(),
                project,
                wanted.stage().name(),
                wanted.amount().cents(),
                wanted.spentOn(),
                wanted.act(),
                wanted.reason(),
                wanted.intent(),
                officer,
                at);
    }

    Money sum(UUID project, Stage stage) {
        return Money.ofCents(Sql.rows(
                        database,
                        "select cast(coalesce(sum(amount_cents), 0) as bigint) from spending where project_id = ?1 and stage = ?2",
                        project,
                        stage.name())
                .get(0)
                .get(0, Long.class));
    }

    List<SpendingView> of(UUID project, int limit) {
        return Sql.rows(database, """
                select id, stage, amount_cents, spent_on, act, reason, recorded_at from spending
                where project_id = ?1 order by spent_on desc, id desc limit """ + " " + limit, project).stream()
                .map(row -> new SpendingView(
                        row.get(0, UUID.class),
                        Stage.valueOf(row.get(1, String.class)),
                        DashboardService.money(row, 2),
                        DashboardService.date(row, 3),
                        row.get(4, String.class),
                        row.get(5, String.class),
                        row.get(6, Instant.class)))
                .toList();
    }
}
