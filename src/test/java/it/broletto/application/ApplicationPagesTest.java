package it.broletto.application;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApplicationPagesTest {

    private static final String ADA = TestPerson.citizen(TestPerson.codiceFiscale(900));
    private static final String BEA = TestPerson.citizen(TestPerson.codiceFiscale(901));
    private static final String OFFICER = "first-officer; roles=officer; level=2";
    private static final String OTHER = "other-officer; roles=administrator; level=2";

    private static RequestSpecification as(String who) {
        return given().redirects()
                .follow(false)
                .header(TestPerson.HEADER, who)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static String begun(String who) {
        var edit = as(who).formParam("intent", UUID.randomUUID())
                .post("/applications")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return edit.substring(edit.indexOf("/applications"), edit.indexOf("/edit"));
    }

    private static Map<String, String> right(Map<String, String> typed) {
        var form = new HashMap<>(Map.of(
                "saved", "0",
                "title", "Un forno di quartiere",
                "summary", "Pane buono e lavoro in piazza per tutti.",
                "body", "Un forno comune in cui il sabato si cuoce insieme il pane di tutta la via.",
                "category", "SOCIAL",
                "kind", "ASSOCIATION",
                "promoter", "Associazione Il Forno",
                "taxCode", "011 992 501 58",
                "office", "Via del Pane 1, Milano",
                "days", "30"));
        form.putAll(Map.of(
                "surplus", "PROJECT",
                "noReturn", "true",
                "truth", "true",
                "privacy", "true",
                "line.0.label", "Il forno",
                "line.0.amount", "1.500,50",
                "line.0.required", "true",
                "act", "send"));
        form.putAll(typed);
        return form;
    }

    @Test
    void whatIsWrongIsSaidFieldByFieldAndWhatWasTypedIsKept() {
        var path = begun(ADA);
        as(ADA).formParams(right(Map.of(
                        "title", "Un",
                        "taxCode", "01199250159",
                        "days", "6",
                        "line.0.amount", "molto",
                        "line.1.label", "Il tavolo",
                        "document.0.title", "Statuto",
                        "document.0.url", "javascript:alert(1)",
                        "member.0.name", "Ada Neri",
                        "member.0.role", "fornaia",
                        "noReturn", "")))
                .post(path)
                .then()
                .statusCode(422)
                .body(
                        containsString("error-summary"),
                        containsString("value=\"Un\""),
                        containsString("#taxCode"),
                        containsString("#days"),
                        containsString("#line.0.amount"),
                        containsString("value=\"molto\""),
                        containsString("#line.1.amount"),
                        containsString("#document.0.url"),
                        containsString("#teamAgreed"),
                        containsString("#noReturn"));
        as(ADA).get(path + "/edit")
                .then()
                .statusCode(200)
                .body(containsString("value=\"molto\""), containsString("Ada Neri"));
        as(ADA).get(path).then().statusCode(200).body(containsString("Bozza"));
    }

    @Test
    void rowsComeAndGoByButtons() {
        var path = begun(ADA);
        as(ADA).formParams(right(Map.of("act", "add-line")))
                .post(path)
                .then()
                .statusCode(200)
                .body(
                        containsString("name=\"line.0.required\" value=\"true\" checked"),
                        containsString("name=\"line.1.label\""),
                        not(containsString("name=\"line.2.label\"")));
        as(ADA).formParams(right(Map.of(
                        "saved", "1",
                        "line.1.label", "Il tavolo",
                        "line.1.amount", "7",
                        "act", "remove-line-0")))
                .post(path)
                .then()
                .statusCode(200)
                .body(
                        containsString("value=\"Il tavolo\""),
                        not(containsString("value=\"Il forno\"")),
                        not(containsString("name=\"line.1.label\"")));
        as(ADA).formParams(right(Map.of("saved", "2", "act", "add-member")))
                .post(path)
                .then()
                .statusCode(200)
                .body(containsString("name=\"member.0.name\""));
        as(ADA).formParams(right(Map.of("saved", "0", "act", "save", "title", "Da un'altra finestra")))
                .post(path)
                .then()
                .statusCode(409)
                .body(containsString("value=\"3\""), containsString("Da un&#39;altra finestra"));
    }

    @Test
    void anotherPersonsApplicationIsNotThereAndVisitorsAreShownTheDoor() {
        var path = begun(ADA);
        as(BEA).get(path).then().statusCode(404);
        as(BEA).get(path + "/edit").then().statusCode(404);
        as(BEA).formParams(right(Map.of())).post(path).then().statusCode(404);
        as(BEA).get(path + "/deletion").then().statusCode(404);
        as(BEA).post(path + "/deletion").then().statusCode(404);
        as(ADA).get(path + "/edit").then().body(containsString("href=\"" + path + "/deletion\""));
        as(ADA).get(path + "/deletion").then().statusCode(200).body(containsString("non lo ritrovi più"));
        as(ADA).get(path + "/edit").then().statusCode(200);
        as(OFFICER).get("/desk" + path).then().statusCode(404);
        given().get("/applications").then().statusCode(200).body(containsString("Niente guadagni in denaro"));
        as("abc; roles=citizen; level=1")
                .header("Referer", "http://localhost/applications")
                .post("/applications")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login/step-up"));
        as(ADA + "; age=900")
                .formParams(right(Map.of()))
                .post(path)
                .then()
                .statusCode(303)
                .header("Location", containsString("/login/step-up"));
        as(ADA).get(path + "/edit").then().body(containsString("Un forno di quartiere"));
    }

    @Test
    void fromTheFirstDraftToThePublicReview() {
        var path = begun(ADA);
        as(ADA).formParams(right(Map.of())).post(path).then().statusCode(303).header("Location", endsWith(path));
        as(ADA).get(path + "/edit").then().statusCode(409);
        var desk = "/desk" + path;
        as(OFFICER).get("/desk").then().body(containsString("/desk/applications"));
        as(OFFICER).get("/desk/applications").then().statusCode(200).body(containsString("Candidature"));
        as(OFFICER).get(desk).then().statusCode(200).body(containsString("1.500,50"), containsString("01199250158"));
        as(OFFICER).get(desk).then().body(containsString("href=\"" + desk + "/rejections\""));
        as(OFFICER)
                .get(desk + "/rejections")
                .then()
                .statusCode(200)
                .body(
                        containsString("La candidatura finisce qui"),
                        containsString("name=\"version\" value=\"1\""),
                        containsString("Non si torna indietro"));
        as(OFFICER)
                .formParams(Map.of("version", "1", "rejection", "Breve"))
                .post(desk + "/rejections")
                .then()
                .statusCode(422)
                .body(containsString(">\nBreve<"), containsString("La candidatura finisce qui"));
        as(OFFICER)
                .formParams(Map.of("version", "7", "rejection", "Non serve al quartiere, purtroppo."))
                .post(desk + "/rejections")
                .then()
                .statusCode(409)
                .body(containsString("Non serve al quartiere, purtroppo."), containsString("value=\"7\""));
        as(OFFICER)
                .formParams(Map.of("version", "1", "questions", "Breve"))
                .post(desk + "/returns")
                .then()
                .statusCode(422)
                .body(containsString("#questions"), containsString("#deadline"), containsString("Breve"));
        as(OFFICER)
                .formParams(Map.of("version", "1", "questions", "Quanto costa la farina?", "deadline", "2020-01-01"))
                .post(desk + "/returns")
                .then()
                .statusCode(422)
                .body(containsString("#deadline"), not(containsString("#questions")));
        var soon =
                LocalDate.ofInstant(Instant.now(), it.broletto.shared.Time.ROME).plusDays(10);
        as(OFFICER)
                .formParams(Map.of("version", "1", "questions", "Quanto costa la farina?", "deadline", soon.toString()))
                .post(desk + "/returns")
                .then()
                .statusCode(303);
        as(ADA).get("/me").then().statusCode(200).body(containsString("Gli uffici ti chiedono chiarimenti"));
        as(ADA).get(path).then().body(containsString("Quanto costa la farina?"));
        as(ADA).formParams(right(Map.of("saved", "1", "line.1.label", "La farina", "line.1.amount", "250")))
                .post(path)
                .then()
                .statusCode(303);
        as(OFFICER)
                .get(desk)
                .then()
                .body(containsString("Che cosa è cambiato"), containsString("<ins"), containsString("La farina"));
        as(OFFICER)
                .formParams(Map.of("version", "2", "proposal", "Serve al quartiere."))
                .post(desk + "/proposals")
                .then()
                .statusCode(409)
                .body(containsString("Serve al quartiere."));
        var sheet = new HashMap<>(Map.of("version", "2"));
        for (var criterion : Criterion.values()) {
            sheet.put("score." + criterion, "4");
            sheet.put("reason." + criterion, "Un buon motivo per " + criterion);
        }
        as(OFFICER)
                .formParams(Map.of("version", "2", "score.USEFUL", "6", "reason.USEFUL", "Un buon motivo"))
                .post(desk + "/sheets")
                .then()
                .statusCode(422)
                .body(containsString("#score.USEFUL"), containsString("Un buon motivo"));
        as(OFFICER)
                .get(desk)
                .then()
                .body(not(containsString(desk + "/proposals")), containsString("Prima di proporre"));
        as(OFFICER).formParams(sheet).post(desk + "/sheets").then().statusCode(303);
        as(OFFICER)
                .get(desk)
                .then()
                .body(containsString(desk + "/proposals"), not(containsString("Prima di proporre")));
        as(OTHER)
                .get(desk)
                .then()
                .body(containsString("la vedi dopo aver dato la tua"), not(containsString("Valutatore 1")));
        as(ADA).get(path).then().body(not(containsString("Un buon motivo")));
        as(OFFICER)
                .formParams(Map.of("version", "2", "proposal", "Serve al quartiere."))
                .post(desk + "/proposals")
                .then()
                .statusCode(303);
        as(OFFICER)
                .formParams(Map.of("version", "2"))
                .post(desk + "/approvals")
                .then()
                .statusCode(409);
        as(OTHER)
                .formParams(Map.of("version", "2"))
                .post(desk + "/approvals")
                .then()
                .statusCode(303);
        as(ADA).get(path).then().body(containsString("Apri la campagna"), containsString("Un buon motivo"));
        as(ADA).formParam("opensOn", "2020-01-01")
                .post(path + "/opening")
                .then()
                .statusCode(422)
                .body(containsString("value=\"2020-01-01\""));
        var campaign = as(ADA).formParam("opensOn", "")
                .post(path + "/opening")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertEquals(
                campaign,
                as(ADA).formParam("opensOn", "").post(path + "/opening").header("Location"));
        given().get(campaign).then().statusCode(200).body(containsString("Un forno di quartiere"));
        given().get(campaign + "/review")
                .then()
                .statusCode(200)
                .body(
                        containsString("Quanto costa la farina?"),
                        containsString("Un buon motivo per USEFUL"),
                        containsString("Media 4 su 5"));
        given().cookie("broletto_language", "en")
                .get(campaign + "/review")
                .then()
                .body(containsString("Mean 4 of 5"));
        as(ADA).get("/me/data.json").then().statusCode(200).body(containsString("\"OPENED\""));
        as(ADA).get("/me/data")
                .then()
                .statusCode(200)
                .body(containsString("href=\"" + path + "\">Un forno di quartiere"), not(containsString("&quot;")));
    }
}
