package it.broletto.round;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoundPagesTest {

    @Inject
    TestRounds testRounds;

    @Inject
    RoundService rounds;

    @Test
    void theListShowsPublishedRoundsOnly() {
        var draft = rounds.byId(testRounds.draft());
        var round = testRounds.in(Phase.COLLECTING);
        given().get("/rounds")
                .then()
                .statusCode(200)
                .body(containsString(round.title()))
                .body(not(containsString(draft.title())));
        given().cookie("broletto_language", "en")
                .get("/rounds")
                .then()
                .statusCode(200)
                .body(containsString("Participatory budget"));
    }

    @Test
    void theListGoesOnPageByPageForwardsAndBackwards() {
        for (int i = 0; i < 22; i++) {
            testRounds.in(Phase.COLLECTING);
        }
        var first = given().get("/api/v1/rounds").then().statusCode(200).extract();
        assertTrue(first.<java.util.List<?>>path("items").size() == 20);
        String next = first.path("next");
        var second = given().queryParam("page", next)
                .get("/api/v1/rounds")
                .then()
                .statusCode(200)
                .extract();
        assertTrue(first.<java.util.List<String>>path("items.id").stream()
                .noneMatch(second.<java.util.List<String>>path("items.id")::contains));
        given().queryParam("page", next).get("/rounds").then().statusCode(200).body(containsString("rel=\"prev\""));
        given().queryParam("page", "nonsense").get("/rounds").then().statusCode(200);
    }

    @Test
    void theRoundSaysWhereItStandsWhatToDoAndHowItWorks() {
        var collecting = testRounds.in(Phase.COLLECTING);
        given().get("/rounds/" + collecting.slug())
                .then()
                .statusCode(200)
                .body(containsString("Sei qui"))
                .body(containsString("/rounds/" + collecting.slug() + "/proposals/new"))
                .body(containsString("Serve avere almeno 16 anni"))
                .body(containsString("fino a 3 progetti"))
                .body(containsString("1.800.000"));
        given().cookie("broletto_language", "en")
                .get("/rounds/" + collecting.slug())
                .then()
                .statusCode(200)
                .body(containsString("You are here"))
                .body(containsString("at least 16 years old"));
        var voting = testRounds.in(Phase.VOTING);
        given().get("/rounds/" + voting.slug())
                .then()
                .statusCode(200)
                .body(containsString("/rounds/" + voting.slug() + "/booth"));
    }

    @Test
    void anUnknownRoundIsNotFoundOnPagesAndAsProblem() {
        given().get("/rounds/not-there").then().statusCode(404).body(containsString("<html"));
        given().get("/api/v1/rounds/not-there")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("reason", equalTo("NOT_FOUND"));
        given().get("/rounds/%00").then().statusCode(404);
        given().get("/rounds/" + "x".repeat(3000)).then().statusCode(404);
        given().get("/api/v1/rounds/" + rounds.byId(testRounds.draft()).slug())
                .then()
                .statusCode(404);
    }

    @Test
    void theCalendarHasOneEventPerPhaseInFoldedLines() {
        var id = rounds.create(
                TestRounds.usual("Città, verde; e àèìòù 🌳🌳🌳 " + UUID.randomUUID()),
                TestRounds.Somebody.councillor());
        rounds.publish(id, TestRounds.Somebody.councillor());
        var round = rounds.byId(id);
        var file = given().get("/rounds/" + round.slug() + "/calendar.ics")
                .then()
                .statusCode(200)
                .contentType("text/calendar")
                .extract()
                .asString();
        assertTrue(file.startsWith("BEGIN:VCALENDAR\r\n") && file.endsWith("END:VCALENDAR\r\n"));
        assertTrue(file.split("BEGIN:VEVENT").length - 1 == 4);
        for (var line : file.split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
        }
        assertTrue(file.replace("\r\n ", "").contains("Città\\, verde\\; e àèìòù 🌳🌳🌳"));
    }

    @Test
    void theApiTellsARoundInFull() {
        var round = testRounds.in(Phase.VOTING);
        given().get("/api/v1/rounds/" + round.slug())
                .then()
                .statusCode(200)
                .body("phase", equalTo("VOTING"))
                .body("maxChoices", equalTo(3))
                .body("minimumAge", equalTo(16))
                .body("areas.code", hasItem("M1"))
                .body("areas[0].budget.cents", equalTo(50_000_000))
                .body("phases.find { it.phase == 'VOTING' }.state", equalTo("NOW"));
    }
}
