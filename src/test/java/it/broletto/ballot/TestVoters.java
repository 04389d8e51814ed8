package it.broletto.ballot;

import static io.restassured.RestAssured.given;

import io.agroal.api.AgroalDataSource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.round.RoundView;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Votes over HTTP as people do, and looks into the box as the database does. */
@ApplicationScoped
class TestVoters {

    private final AgroalDataSource database;

    TestVoters(AgroalDataSource database) {
        this.database = database;
    }

    static RequestSpecification as(String person) {
        return given().redirects().follow(false).header(TestPerson.HEADER, person);
    }

    static Response cast(String person, RoundView round, UUID intent, List<UUID> picks) {
        return as(person)
                .formParam("intent", intent)
                .formParam("pick", picks.toArray())
                .post("/rounds/" + round.slug() + "/casts");
    }

    static Response castByApi(String person, RoundView round, UUID intent, List<UUID> picks) {
        return as(person)
                .contentType("application/json")
                .body("{\"intent\":\"%s\",\"projects\":%s}"
                        .formatted(
                                intent,
                                picks.stream()
                                        .map(id -> '"' + id.toString() + '"')
                                        .toList()))
                .post("/api/v1/rounds/" + round.slug() + "/casts");
    }

    long count(String from, RoundView round) {
        return Long.parseLong(single("select count(*) from " + from + " where round_id = '" + round.id() + "'"));
    }

    String single(String query) {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String statement) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.createStatement().execute(statement);
        }
    }
}
