package it.broletto.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.tally.RuleSheet;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What becomes of rounds that were there before rule sheets. */
@QuarkusTest
class RulesMigrationTest {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void eachGetsTheRulesItIsCountedByAndOutcomesStay() throws SQLException {
        var name = "before_" + UUID.randomUUID().toString().replace("-", "");
        var old = url.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
        run(url, "create database " + name);
        try {
            flyway(old, "10").migrate();
            for (var phase : List.of("DRAFT", "COLLECTING", "DESIGNING", "VOTING", "DECIDED", "CANCELLED")) {
                run(old, round(phase));
            }
            run(old, outcome());
            flyway(old, "latest").migrate();
            assertEquals(
                    List.of(
                            "COLLECTING " + RulesService.USUAL.sha256() + " 32 f",
                            "DECIDED " + RuleSheet.GREEDY.sha256() + " t",
                            "DESIGNING " + RulesService.USUAL.sha256() + " 32 f",
                            "VOTING " + RuleSheet.GREEDY.sha256() + " t"),
                    list(
                            old,
                            "select concat_ws(' ', phase, sha256, octet_length(seed), sealed_at is not null)"
                                    + " from rule_sheet join round on id = round_id order by 1"));
            assertEquals(
                    List.of("2"),
                    list(old, "select count(distinct seed)::text from rule_sheet where seed is not null"));
            assertEquals(
                    List.of("greedy 1000 t t t"),
                    list(
                            old,
                            "select concat_ws(' ', rule, total_cents, rules_sha256 is null, result is null,"
                                    + " bool_and(l.fate is null)) from outcome o join outcome_line l on outcome_id = o.id group by o.id"));
        } finally {
            run(url, "drop database " + name + " with (force)");
        }
    }

    private Flyway flyway(String database, String target) {
        return Flyway.configure()
                .dataSource(database, user, password)
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }

    private static String round(String phase) {
        var id = UUID.nameUUIDFromBytes(phase.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return """
                insert into round (id, slug, title, summary, body, phase, max_choices, minimum_age, residence, source, created_at)
                values ('%1$s', lower('%2$s'), '%2$s', 'Prova', '', 'DRAFT', 3, 16, 'CITY', 'HERE', now());
                insert into area (id, round_id, code, name, position, budget_cents) values ('%1$s', '%1$s', 'CITY', 'Citta', 1, 5000);
                insert into project (id, round_id, area_id, number, file_id, title, summary, category, cost_cents, status, listed_at)
                values ('%1$s', '%1$s', '%1$s', 1, '1', 'Alberi', '', 'GREEN', 1000, 'LISTED', now());
                update round set phase = '%2$s', published_at = case when '%2$s' = 'DRAFT' then null else now() end where id = '%1$s'""".formatted(id, phase);
    }

    private static String outcome() {
        return """
                insert into outcome (id, round_id, area_id, rule, vote_type, ties, currency, budget_cents, total_cents, ballots, file,
                                     file_sha256, counted_at)
                select id, id, id, 'greedy', 'approval', 'cost,votes,id', 'EUR', 5000, 1000, 1, '', repeat('0', 64), now()
                  from round where phase = 'DECIDED';
                insert into outcome_line (outcome_id, project_id, votes, place, won, cost_cents, left_cents)
                select id, id, 1, 1, true, 1000, 5000 from round where phase = 'DECIDED'""";
    }

    private Connection open(String database) throws SQLException {
        return DriverManager.getConnection(database, user, password);
    }

    private void run(String database, String sql) throws SQLException {
        try (var connection = open(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> list(String database, String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = open(database);
                var rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        assertTrue(!found.isEmpty(), query);
        return found;
    }
}
