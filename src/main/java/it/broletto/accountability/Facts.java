package it.broletto.accountability;

import it.broletto.project.ProjectStatus;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Facts are written once, by plain SQL, never loaded to be changed. */
@ApplicationScoped
class Facts {

    private final EntityManager database;

    Facts(EntityManager database) {
        this.database = database;
    }

    /** Empty if no fact came of that form; false if one did that says something else. */
    Optional<Boolean> made(UUID project, ProjectStatus status, String body, UUID intent) {
        return Sql.rows(
                        database,
                        "select project_id = ?2 and body = ?3 and status is not distinct from cast(?4 as text) from fact where intent = ?1",
                        intent,
                        project,
                        body,
                        status == null ? null : status.name())
                .stream()
                .map(row -> row.get(0, Boolean.class))
                .findFirst();
    }

    void add(UUID project, UUID officer, ProjectStatus status, String body, UUID intent, Instant at) {
        Sql.write(
                database,
                """
                insert into fact (id, project_id, stated_by, stated_at, status, body, intent)
                values (?1, ?2, cast(?3 as uuid), ?4, cast(?5 as text), ?6, ?7)""",
                UUID.randomUUID(),
                project,
                officer,
                at,
                status == null ? null : status.name(),
                body,
                intent);
    }

    List<FactView> of(UUID project, int limit) {
        return Sql.rows(
                        database,
                        "select id, stated_at, status, body from fact where project_id = ?1 order by stated_at desc, id desc limit "
                                + limit,
                        project)
                .stream()
                .map(row -> new FactView(
                        row.get(0, UUID.class),
                        row.get(1, Instant.class),
                        Optional.ofNullable(row.get(2, String.class))
                                .map(ProjectStatus::valueOf)
                                .orElse(null),
                        row.get(3, String.class)))
                .toList();
    }
}
