package it.broletto.ballot;

import static io.restassured.RestAssured.given;
import static it.broletto.ballot.TestVoters.as;
import static it.broletto.ballot.TestVoters.cast;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import it.broletto.TestPerson;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.identity.TestResidents;
import it.broletto.project.TestProjects;
import it.broletto.project.TestProjects.Wanted;
import it.broletto.round.Residence;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BoothTest {

    @Inject
    TestProjects projects;

    @Inject
    TestResidents residents;

    @Inject
    BallotService ballots;

    private String citizen() {
        return TestPerson.citizen(residents.somebody());
    }

    @Test
    void aCitizenChoosesReviewsCastsAndGetsAReceipt() {
        var round = projects.voting();
        var ids = projects.ids(round);
        var citizen = citizen();
        as(citizen)
                .get("/rounds/" + round.slug() + "/booth")
                .then()
                .statusCode(200)
                .body(containsString("Alberi in via Padova 8"), containsString("Ti restano 3 scelte su 3"));
        var paper = as(citizen)
                .formParam("pick", ids.get(0), ids.get(6))
                .post("/rounds/" + round.slug() + "/booth/review")
                .then()
                .statusCode(200)
                .body(containsString("Alberi in via Padova 7"), not(containsString("Alberi in via Padova 2")))
                .extract()
                .htmlPath();
        var intent = paper.getString("**.find { it.@name == 'intent' }.@value");
        var receipt = cast(citizen, round, UUID.fromString(intent), List.of(ids.get(0), ids.get(6)))
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        as(citizen)
                .get(receipt)
                .then()
                .statusCode(200)
                .body(containsString("Sì, la tua scheda è nell"), not(containsString("Alberi in via Padova")));
        as(citizen()).get(receipt).then().statusCode(404);
        as(citizen).get("/me/ballots").then().statusCode(200).body(containsString(round.title()));
    }

    @Test
    void picksSurviveAFilterAndALookAtThePaper() {
        var round = projects.voting();
        var ids = projects.ids(round);
        var citizen = citizen();
        for (var page : List.of("/booth", "/booth/review")) {
            var html = as(citizen)
                    .formParam("pick", ids.get(0), ids.get(6))
                    .formParam("area", "M2")
                    .post("/rounds/" + round.slug() + page)
                    .then()
                    .statusCode(200)
                    .extract()
                    .htmlPath();
            List<String> kept = html.getList(
                    "**.findAll { it.@name == 'pick' && (it.@type == 'hidden' || it.@checked != '') }.@value");
            assertEquals(Set.of(ids.get(0).toString(), ids.get(6).toString()), new HashSet<>(kept), page);
        }
    }

    @Test
    void tooManyPicksAreSaidToBeTooManyAndStayMarked() {
        var round = projects.voting();
        var ids = projects.ids(round);
        var page = as(citizen())
                .formParam("pick", ids.subList(0, 5).toArray())
                .post("/rounds/" + round.slug() + "/booth/review")
                .then()
                .statusCode(422)
                .body(containsString("Hai scelto più di 3 progetti"))
                .extract()
                .htmlPath();
        assertEquals(
                5,
                page.getList("**.findAll { it.@name == 'pick' && it.@checked != '' }")
                        .size());
        as(citizen())
                .post("/rounds/" + round.slug() + "/booth/review")
                .then()
                .statusCode(422)
                .body(containsString("La scheda è vuota"));
    }

    @Test
    void aReceiptTellsWhetherItCountsAndNeverWhatWasChosen() {
        var round = projects.voting();
        var ids = projects.ids(round);
        var citizen = citizen();
        cast(citizen, round, UUID.randomUUID(), ids.subList(0, 1));
        var first = ballots.receiptsOf(person(citizen), round.id()).get(0).code();
        check(first).body(containsString("Questa scheda conta"), not(containsString("Alberi in via Padova")));
        cast(citizen, round, UUID.randomUUID(), ids.subList(1, 2));
        check(first.toLowerCase().replace('-', ' ')).body(containsString("Questa scheda è stata sostituita"));
        check("0000-0000-0000-0000").body(containsString("Nessuna ricevuta"));
        check("<script>alert(1)</script>").body(not(containsString("<script>alert")));
        as(citizen)
                .get("/rounds/" + round.slug() + "/booth")
                .then()
                .body(containsString("Hai già votato"), not(containsString(" checked")));
    }

    private ValidatableResponse check(String code) {
        return given().queryParam("code", code).get("/receipts").then().statusCode(200);
    }

    private Person person(String citizen) {
        var id = residents.idOf(citizen.substring(0, 16));
        return new Person(id, Set.of(Role.CITIZEN), 2, Instant.now(), null, "");
    }

    @Test
    void visitorsSeeWhatIsNeededAndTheWayIn() {
        var round = projects.voting(Residence.CITY, 16, new Wanted("M1", 1000));
        given().redirects()
                .follow(false)
                .get("/rounds/" + round.slug() + "/booth")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/rounds/" + round.slug() + "/eligibility"));
        given().get("/rounds/" + round.slug() + "/eligibility")
                .then()
                .statusCode(200)
                .body(containsString("16 anni"), containsString("residenti"), containsString("/login?return="));
        given().get("/api/v1/rounds/" + round.slug() + "/eligibility")
                .then()
                .statusCode(200)
                .body(
                        "mayVote", equalTo(false),
                        "conditions.kind", equalTo(List.of("SIGNED_IN", "OPEN", "AGE", "RESIDENCE", "LEVEL")),
                        "conditions.answer", equalTo(List.of("NO", "YES", "UNKNOWN", "UNKNOWN", "LATER")));
        given().redirects().follow(false).get("/me/ballots").then().statusCode(303);
        given().cookie("broletto_language", "en")
                .get("/rounds/" + round.slug() + "/eligibility")
                .then()
                .body(containsString("Can I vote?"));
    }
}
