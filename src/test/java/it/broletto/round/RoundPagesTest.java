package it.broletto.round;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.shared.Money;
import it.broletto.shared.Time;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoundPagesTest {

    @Inject
    TestRounds testRounds;

    @Inject
    RoundService rounds;

    /** The address of the page of the list that shows a round. */
    static String listedOn(UUID id) {
        for (String page = ""; page != null; ) {
            var found = given().get("/api/v1/rounds?page=" + page)
                    .then()
                    .statusCode(200)
                    .extract();
            if (found.<List<String>>path("items.id").contains(id.toString())) {
                return "/rounds?page=" + page;
            }
            page = found.path("next");
        }
        throw new AssertionError("not in the list: " + id);
    }

    private RoundView decided() {
        var id = testRounds.in(Phase.VOTING).id();
        rounds.move(id, Phase.COUNTING, "Prova", TestRounds.Somebody.councillor());
        rounds.markDecided(id);
        return rounds.byId(id);
    }

    private RoundView imported(NewPhase... phases) {
        var area = new NewArea(NewArea.CITY_WIDE, "Altrove", Money.ofEuros(1000), null);
        return rounds.byId(rounds.importClosed(
                new NewRound(
                        "Altrove " + UUID.randomUUID(),
                        "Una votazione",
                        "",
                        1,
                        0,
                        Residence.ANYONE,
                        List.of(area),
                        List.of(phases)),
                TestRounds.Somebody.councillor()));
    }

    /** Midnight to midnight in Rome: the last day is the one before. */
    private static NewPhase vote(String from, String until) {
        return new NewPhase(
                Phase.VOTING,
                LocalDate.parse(from).atStartOfDay(Time.ROME).toInstant(),
                LocalDate.parse(until).atStartOfDay(Time.ROME).toInstant());
    }

    @Test
    void theListBeginsWithWhatOneCanDoSomethingInAndEndsWithTheOldestVote() {
        // The oldest votes are published last, as imports are.
        var own = decided();
        var newer = imported(vote("2024-03-01", "2024-04-01"));
        var older = imported(vote("2019-03-01", "2019-04-01"));
        var undated = imported();
        var voting = testRounds.in(Phase.VOTING);
        var evaluating = testRounds.in(Phase.EVALUATING);
        var announced = rounds.create(
                new NewRound(
                        "Annunciata " + UUID.randomUUID(),
                        "Presto",
                        "Testo",
                        1,
                        16,
                        Residence.CITY,
                        List.of(new NewArea("M1", "Municipio 1", Money.ofEuros(1000), null)),
                        List.of(vote("2031-03-01", "2031-03-20"))),
                TestRounds.Somebody.councillor());
        rounds.publish(announced, TestRounds.Somebody.councillor());
        var collecting = testRounds.in(Phase.COLLECTING);
        var wanted = Stream.of(
                        voting.id(),
                        collecting.id(),
                        announced,
                        evaluating.id(),
                        own.id(),
                        newer.id(),
                        older.id(),
                        undated.id())
                .map(UUID::toString)
                .toList();
        var found = new ArrayList<String>();
        var phases = new ArrayList<String>();
        for (String page = ""; page != null; ) {
            var items = given().get("/api/v1/rounds?page=" + page)
                    .then()
                    .statusCode(200)
                    .extract();
            found.addAll(items.path("items.id"));
            phases.addAll(items.path("items.phase"));
            page = items.path("next");
        }
        assertEquals(wanted, found.stream().filter(wanted::contains).toList());
        assertEquals(found.size(), found.stream().distinct().count());
        assertTrue(phases.lastIndexOf("VOTING") < phases.indexOf("COLLECTING"));
        assertTrue(phases.lastIndexOf("COLLECTING") < phases.indexOf("DECIDED"));
    }

    @Test
    void theLastDayOfAVoteThatEndsAtMidnightIsTheDayBefore() {
        var page = "/rounds/" + imported(vote("2024-03-01", "2024-04-01")).slug();
        given().get(page)
                .then()
                .statusCode(200)
                .body(containsString("dal 1º marzo 2024 al 31 marzo 2024"))
                .body(not(containsString("aprile 2024")));
        given().cookie("broletto_language", "en")
                .get(page)
                .then()
                .statusCode(200)
                .body(containsString("31 March 2024"))
                .body(not(containsString("April 2024")));
    }

    @Test
    void beforeTheEighthAndTheEleventhTheItalianArticleElides() {
        given().get("/rounds/" + imported(vote("2024-03-08", "2024-03-12")).slug())
                .then()
                .statusCode(200)
                .body(containsString("dall&#39;8 marzo 2024 all&#39;11 marzo 2024"));
    }

    @Test
    void theListShowsPublishedRoundsOnly() {
        var draft = rounds.byId(testRounds.draft());
        var round = testRounds.in(Phase.COLLECTING);
        given().get(listedOn(round.id()))
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
        assertTrue(first.<List<?>>path("items").size() == 20);
        String next = first.path("next");
        var second = given().queryParam("page", next)
                .get("/api/v1/rounds")
                .then()
                .statusCode(200)
                .extract();
        assertTrue(first.<List<String>>path("items.id").stream()
                .noneMatch(second.<List<String>>path("items.id")::contains));
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
