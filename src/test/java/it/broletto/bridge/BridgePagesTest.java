package it.broletto.bridge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.round.TestRounds.Somebody;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BridgePagesTest {

    private static final String ADA = TestPerson.citizen(TestPerson.codiceFiscale(4100));
    private static final String BEA = TestPerson.citizen(TestPerson.codiceFiscale(4101));
    private static final String OFFICER = TestPerson.staff("officer");
    private static final String MAKE = "Fai di questo progetto una campagna";

    @Inject
    Losers losers;

    static RequestSpecification as(String who) {
        return given().redirects()
                .follow(false)
                .header(TestPerson.HEADER, who)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    static Somebody person(String who) {
        return new Somebody(UUID.fromString(as(who).get("/me/data.json").path("id")), "citizen");
    }

    @Test
    void oneClickFillsInAnApplicationAndTheNextOneLeadsToIt() {
        var made = losers.decided(person(ADA));
        var page = "/projects/" + made.project();
        var results = "/rounds/" + made.round().slug() + "/results";
        as(ADA).get(page).then().statusCode(200).body(containsString(MAKE));
        as(ADA).get(results).then().statusCode(200).body(containsString(MAKE));
        as(ADA).cookie("broletto_language", "en")
                .get(results + "/M1")
                .then()
                .body(containsString("Turn this project into a campaign"));
        as(BEA).get(page).then().body(not(containsString(MAKE)));
        as(BEA).get(results).then().body(not(containsString(MAKE)));
        given().get(page).then().body(not(containsString(MAKE)));

        as(BEA).post(page + "/campaign").then().statusCode(403);
        as(OFFICER).post(page + "/campaign").then().statusCode(403);
        as(ADA.replace("level=2", "level=1"))
                .post(page + "/campaign")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login/step-up"));
        given().redirects().follow(false).post(page + "/campaign").then().statusCode(401);

        var draft = as(ADA).post(page + "/campaign")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertEquals(
                draft,
                as(ADA).post(page + "/campaign")
                        .then()
                        .statusCode(303)
                        .extract()
                        .header("Location"));
        as(ADA).get(draft)
                .then()
                .statusCode(200)
                .body(
                        containsString("value=\"Un forno in piazza\""),
                        containsString("value=\"20000\""),
                        containsString("Piazza del Pane"),
                        containsString("value=\"45.46"),
                        containsString("value=\"SOCIAL\" selected"),
                        containsString("Costo verificato dagli uffici"),
                        containsString(page));
        as(ADA).get(page)
                .then()
                .body(containsString("Continua la candidatura"), not(containsString(MAKE + "</button>")));
        as(BEA).get(page).then().body(not(containsString("Continua la candidatura")));
    }

    @Test
    void theDeskSuggestsAndTheAuthorDecides() {
        var made = losers.decided(person(ADA));
        var desk = "/desk/rounds/" + made.round().id() + "/lost";
        var title = "Progetti non finanziati";
        as(TestPerson.staff("councillor"))
                .get("/desk/rounds/" + made.round().id())
                .then()
                .statusCode(200)
                .body(containsString(desk));
        as(OFFICER)
                .get(desk)
                .then()
                .statusCode(200)
                .body(containsString(title), containsString("Proponi una campagna"));
        as(ADA).get(desk).then().statusCode(403);
        as(ADA).formParam("project", made.project())
                .post(desk + "/offers")
                .then()
                .statusCode(403);
        as(OFFICER)
                .formParam("project", UUID.randomUUID())
                .post(desk + "/offers")
                .then()
                .statusCode(404);
        as(OFFICER)
                .formParam("project", made.project())
                .post(desk + "/offers")
                .then()
                .statusCode(303);
        as(OFFICER).get(desk).then().body(anyOf(containsString("Proposta il "), containsString("Proposta l&")));
        as(ADA).get("/me")
                .then()
                .statusCode(200)
                .body(containsString("Gli uffici ti propongono di farne una campagna"));
        as(BEA).get("/me").then().body(not(containsString("Gli uffici ti propongono")));
    }

    @Test
    void whoFollowsSeesItAmongTheirThingsUntilTheyStop() {
        var made = losers.listed(person(ADA));
        var page = "/proposals/" + made.proposal();
        given().get(page).then().body(containsString("Entra per seguirlo"));
        as(BEA).formParam("back", page)
                .post("/me/following/" + made.project())
                .then()
                .statusCode(303)
                .header("Location", endsWith(page));
        as(BEA).get(page).then().body(containsString("Non seguire più"), containsString("Lo segue 1 persona"));
        as(BEA).get("/projects/" + made.project()).then().body(containsString("Non seguire più"));
        as(BEA).get("/me").then().body(containsString(page));
        as(BEA).formParam("back", "https://example.org/")
                .post("/me/following/" + made.proposal() + "/end")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/"));
        as(BEA).get("/me").then().body(not(containsString(page)));
        as(BEA).post("/me/following/" + UUID.randomUUID()).then().statusCode(404);
        as(BEA).post("/me/invitations/" + UUID.randomUUID() + "/closure").then().statusCode(404);
        as(OFFICER).post("/me/following/" + made.project()).then().statusCode(403);
    }
}
