package it.broletto.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.round.Phase;
import it.broletto.round.TestRounds;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditPagesTest {

    @Inject
    AuditService audit;

    @Inject
    TestRounds rounds;

    @Inject
    AgroalDataSource database;

    @Test
    void theLogSaysTheRoleInWordsAndNoPerson() {
        var actor = TestRounds.Somebody.councillor();
        var round = rounds.in(Phase.COLLECTING);
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(actor, "round.created", round.id(), round.id(), "=HYPERLINK(1)"));
        given().get("/audit?round=" + round.slug())
                .then()
                .statusCode(200)
                .body(
                        containsString("Assessore"),
                        containsString("Ha preparato un&#39;edizione"),
                        containsString("/rounds/" + round.slug()),
                        not(containsString(actor.id().toString())));
        given().cookie("broletto_language", "en")
                .get("/audit?round=" + round.slug())
                .then()
                .body(containsString("Prepared a round"));
        given().get("/audit.csv?round=" + round.slug())
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(
                        startsWith("id,at,role,act,subject,round,detail\r\n"),
                        containsString("'=HYPERLINK(1)"),
                        not(containsString(actor.id().toString())));
        given().get("/audit.json?round=" + round.slug())
                .then()
                .statusCode(200)
                .body("items[0].role", equalTo("councillor"));
        given().get("/api/v1/audit-entries?round=" + round.slug())
                .then()
                .statusCode(200)
                .body("items[0].detail", equalTo("=HYPERLINK(1)"));
    }

    @Test
    void pagesShowEachEntryOnce() {
        var round = rounds.in(Phase.COLLECTING);
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 120; i++) {
                audit.record(Actor.SYSTEM, "round.changed", round.id(), round.id(), "n" + i);
            }
        });
        var seen = new HashSet<Integer>();
        var next = "";
        var pages = 0;
        do {
            var answer = given().queryParam("page", next).get("/api/v1/audit-entries?round=" + round.slug());
            answer.jsonPath().getList("items.id", Integer.class).forEach(id -> assertTrue(seen.add(id)));
            next = answer.jsonPath().getString("next");
            pages++;
        } while (next != null);
        assertTrue(pages >= 3);
        assertTrue(seen.size() >= 120);
        assertEquals(
                seen.size(),
                given().get("/audit.json?round=" + round.slug())
                        .jsonPath()
                        .getList("items")
                        .size());
    }

    @Test
    void nonsenseInTheAddressIsTheFirstPageOrNotFound() {
        given().get("/audit?page=%00%ff").then().statusCode(200);
        given().get("/audit?page=PmFiYw").then().statusCode(200);
        given().get("/audit?round=nessuna").then().statusCode(404);
        given().get("/api/v1/audit-entries?round=nessuna")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void noLineIsEverChangedOrRemoved() {
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(Actor.SYSTEM, "round.changed", UUID.randomUUID(), null, null));
        for (var sql : new String[] {
            "update audit_entry set act = 'round.decided'", "delete from audit_entry", "truncate audit_entry"
        }) {
            assertThrows(
                    SQLException.class,
                    () -> {
                        try (var connection = database.getConnection();
                                var statement = connection.createStatement()) {
                            statement.execute(sql);
                        }
                    },
                    sql);
        }
    }
}
