package it.broletto.round;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeskRoundTest {

    @Inject
    RoundService rounds;

    @Inject
    DistrictService districts;

    @Inject
    TestRounds testRounds;

    @BeforeEach
    void aCityWithOneDistrict() {
        districts.put(new DistrictView("M1", "Municipio 1", 1, TestRounds.OUTLINE, true));
    }

    private static RequestSpecification councillor() {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header(TestPerson.HEADER, TestPerson.staff("councillor"))
                .redirects()
                .follow(false);
    }

    private static Map<String, String> form(String title) {
        var form = new LinkedHashMap<String, String>();
        form.put("intent", UUID.randomUUID().toString());
        form.put("title", title);
        form.put("summary", "Le tue idee");
        form.put("body", "Come si partecipa.");
        form.put("budget-M1", "500.000");
        form.put("opens-COLLECTING", "2031-01-10T09:00");
        form.put("closes-COLLECTING", "2031-02-10T23:59");
        form.put("opens-VOTING", "2031-03-01T09:00");
        form.put("closes-VOTING", "2031-03-20T23:59");
        form.put("maxChoices", "3");
        form.put("minimumAge", "16");
        form.put("residence", "CITY");
        return form;
    }

    private static UUID idAfter(String location) {
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private static UUID created(Map<String, String> form) {
        return idAfter(councillor()
                .formParams(form)
                .post("/desk/rounds")
                .then()
                .statusCode(303)
                .extract()
                .header("Location"));
    }

    @Test
    void theFormOffersEachDistrictWithABudget() {
        councillor()
                .get("/desk/rounds/new")
                .then()
                .statusCode(200)
                .body(containsString("Municipio 1"))
                .body(containsString("name=\"budget-M1\""))
                .body(containsString("name=\"budget-CITY\""));
    }

    @Test
    void aCouncillorCreatesPreviewsAndPublishesARound() {
        var title = "Bilancio " + UUID.randomUUID();
        var id = created(form(title));
        councillor().get("/desk/rounds/" + id).then().statusCode(200).body(containsString("Pubblica l&#39;edizione"));
        councillor()
                .get("/desk/rounds/" + id + "/preview")
                .then()
                .statusCode(200)
                .body(containsString(title))
                .body(containsString("Fino a 3 progetti".substring(5)));
        var round = rounds.byId(id);
        given().get("/rounds/" + round.slug()).then().statusCode(404);
        councillor()
                .formParam("version", round.version())
                .post("/desk/rounds/" + id + "/publication")
                .then()
                .statusCode(303);
        councillor()
                .formParam("version", round.version())
                .post("/desk/rounds/" + id + "/publication")
                .then()
                .statusCode(303);
        given().get("/rounds/" + round.slug()).then().statusCode(200).body(containsString("500.000"));
        assertEquals(Phase.INFORMING, rounds.byId(id).phase());
    }

    @Test
    void theSameFormSentTwiceIsOneRound() {
        var form = form("Due volte " + UUID.randomUUID());
        assertEquals(created(form), created(form));
    }

    @Test
    void nobodyElseMayTouchTheSetUp() {
        var id = testRounds.draft();
        for (var role : new String[] {"officer", "moderator", "auditor", "administrator", "citizen"}) {
            var other = given().header(TestPerson.HEADER, TestPerson.staff(role))
                    .redirects()
                    .follow(false);
            other.get("/desk/rounds/" + id).then().statusCode(403);
            given().header(TestPerson.HEADER, TestPerson.staff(role))
                    .redirects()
                    .follow(false)
                    .formParams(form("Non mia"))
                    .post("/desk/rounds")
                    .then()
                    .statusCode(403);
        }
        given().redirects()
                .follow(false)
                .formParams(form("Di nessuno"))
                .post("/desk/rounds")
                .then()
                .statusCode(401);
        councillor().get("/desk/rounds/" + UUID.randomUUID()).then().statusCode(404);
        councillor().get("/desk/rounds/not-an-id").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0,00",
                "-5",
                "-500.000",
                "1000000000000000",
                "10000000000000000000000",
                "tanti",
                "1e6",
                "5,001",
                "NaN",
                "５００"
            })
    void aBudgetThatIsNoneIsRefusedAndAllThatWasTypedIsKept(String budget) {
        var form = form("Budget strano");
        form.put("budget-M1", budget);
        councillor()
                .formParams(form)
                .post("/desk/rounds")
                .then()
                .statusCode(422)
                .body(containsString("Il budget di Municipio 1"))
                .body(containsString("value=\"" + budget + "\""))
                .body(containsString("Come si partecipa."))
                .body(containsString("value=\"2031-03-20T23:59\""));
    }

    @ParameterizedTest
    @CsvSource({
        "opens-VOTING, 2031-02-01T00:00, comincia prima che finisca",
        "closes-VOTING, 2031-03-01T09:00, chiude prima di aprire",
        "closes-VOTING, 2030-03-01T09:00, chiude prima di aprire",
        "closes-VOTING, '', Manca la chiusura",
        "opens-COLLECTING, '', Manca l&#39;apertura",
        "opens-VOTING, domani, non si legge",
        "opens-VOTING, 2031-02-30T00:00, non si legge",
        "closes-VOTING, +999999-01-01T00:00, non si legge",
        "opens-VOTING, 2031-03-30T02:30, non esiste",
        "maxChoices, 0, scrivi un numero intero",
        "maxChoices, 21, scrivi un numero intero",
        "maxChoices, tre, scrivi un numero intero",
        "minimumAge, -1, scrivi un numero intero",
        "minimumAge, 99999999999999999999, scrivi un numero intero",
        "residence, MARTE, Scegli chi può votare",
        "title, ab, Il titolo va da 3 a 120",
        "summary, '', La frase va da 3 a 300",
    })
    void wrongInputIsNamedAndKept(String field, String value, String message) {
        var form = form("Titolo che resta");
        form.put(field, value);
        var page = councillor()
                .formParams(form)
                .post("/desk/rounds")
                .then()
                .statusCode(422)
                .body(containsString(message));
        if (!field.equals("title")) {
            page.body(containsString("Titolo che resta"));
        }
    }

    @Test
    void theHourThatDoesNotExistIsExplainedInEnglishToo() {
        var form = form("Spring");
        form.put("opens-VOTING", "2031-03-30T02:30");
        councillor()
                .cookie("broletto_language", "en")
                .formParams(form)
                .post("/desk/rounds")
                .then()
                .statusCode(422)
                .body(containsString("does not exist"))
                .body(containsString("30 March 2031, 02:30"));
    }

    @Test
    void theHourThatComesTwiceIsTheSecondOneAndThePageSaysSo() {
        var form = form("Autunno " + UUID.randomUUID());
        form.put("closes-VOTING", "2031-10-26T02:30");
        var id = created(form);
        assertEquals(
                "2031-10-26T01:30:00Z",
                rounds.byId(id).dates(Phase.VOTING).orElseThrow().closesAt().toString());
        councillor().get("/desk/rounds/" + id).then().statusCode(200).body(containsString("capita due volte"));
        councillor().get("/desk/rounds/" + id + "/edit").then().body(containsString("value=\"2031-10-26T02:30\""));
    }

    @Test
    void phasesCanBeLeftOutAndAnIncompleteDraftIsKeptWithWhatItLacks() {
        var form = form("Incompleta " + UUID.randomUUID());
        for (var field : new String[] {
            "opens-COLLECTING", "closes-COLLECTING", "opens-VOTING", "closes-VOTING", "budget-M1", "body"
        }) {
            form.put(field, "");
        }
        var id = created(form);
        councillor()
                .get("/desk/rounds/" + id)
                .then()
                .statusCode(200)
                .body(containsString("Mancano le date del voto"))
                .body(containsString("Nessuna area ha un budget"))
                .body(not(containsString("/publication")));
        councillor()
                .formParam("version", rounds.byId(id).version())
                .post("/desk/rounds/" + id + "/publication")
                .then()
                .statusCode(409)
                .body(containsString("non è ancora pronta"));
    }

    @Test
    void theSecondOfTwoEditorsIsToldAndKeepsWhatTheyTyped() {
        var id = created(form("In due " + UUID.randomUUID()));
        var version = rounds.byId(id).version();
        var first = form("La prima versione");
        first.put("version", String.valueOf(version));
        councillor().formParams(first).post("/desk/rounds/" + id).then().statusCode(303);
        var second = form("La seconda versione");
        second.put("version", String.valueOf(version));
        second.put("budget-M1", "123.456");
        var page = councillor()
                .formParams(second)
                .post("/desk/rounds/" + id)
                .then()
                .statusCode(409)
                .body(containsString("La seconda versione"))
                .body(containsString("123.456"))
                .extract()
                .asString();
        assertEquals("La prima versione", rounds.byId(id).title());
        var current = rounds.byId(id).version();
        assertTrue(page.contains("name=\"version\" value=\"" + current + "\""), "the form can knowingly be sent again");
        second.put("version", String.valueOf(current));
        councillor().formParams(second).post("/desk/rounds/" + id).then().statusCode(303);
        assertEquals(Money.ofEuros(123_456), rounds.byId(id).budget());
    }

    @Test
    void aPublishedRoundIsNotEditedAnyMore() {
        var round = testRounds.in(Phase.COLLECTING);
        councillor().get("/desk/rounds/" + round.id() + "/edit").then().statusCode(409);
        var form = form("Troppo tardi");
        form.put("version", String.valueOf(round.version()));
        councillor().formParams(form).post("/desk/rounds/" + round.id()).then().statusCode(409);
    }

    @Test
    void whoEditsWhileAColleaguePublishesKeepsWhatTheyTypedAndCanMakeItANewDraft() {
        var id = created(form("Prima " + UUID.randomUUID()));
        var before = rounds.byId(id);
        rounds.publish(id, TestRounds.Somebody.councillor());
        var typed = form("Riscritta <b> " + UUID.randomUUID());
        typed.put("version", String.valueOf(before.version()));
        typed.put("budget-M1", "123.456");
        typed.put("opens-VOTING", "non è una data");
        var page = councillor()
                .formParams(typed)
                .post("/desk/rounds/" + id)
                .then()
                .statusCode(409)
                .body(containsString("un&#39;altra persona della Giunta ha pubblicato"))
                .body(containsString("Riscritta &lt;b&gt;"))
                .body(containsString("value=\"123.456\""))
                .body(containsString("value=\"non è una data\""))
                .body(containsString("action=\"/desk/rounds\""))
                .body(not(containsString("name=\"version\"")))
                .extract()
                .asString();
        assertEquals(before.title(), rounds.byId(id).title());
        var intent = Pattern.compile("name=\"intent\" value=\"([^\"]+)\"").matcher(page);
        assertTrue(intent.find());
        typed.put("intent", intent.group(1));
        typed.put("opens-VOTING", "2031-03-01T09:00");
        var copy = created(typed);
        assertEquals(Money.ofEuros(123_456), rounds.byId(copy).budget());
        assertEquals(Phase.DRAFT, rounds.byId(copy).phase());
    }

    @Test
    void whoEditsADraftThatAColleagueGaveUpIsToldSo() {
        var id = created(form("Ritirata " + UUID.randomUUID()));
        var typed = form("Ancora qui");
        typed.put("version", String.valueOf(rounds.byId(id).version()));
        rounds.move(id, Phase.CANCELLED, "Non si fa", TestRounds.Somebody.councillor());
        councillor()
                .cookie("broletto_language", "en")
                .formParams(typed)
                .post("/desk/rounds/" + id)
                .then()
                .statusCode(409)
                .body(containsString("gave this draft up"))
                .body(containsString("Ancora qui"))
                .body(containsString("Save as a new draft"));
    }

    @Test
    void aMoveByHandNeedsAReasonAndAPossibleTarget() {
        var round = testRounds.in(Phase.COLLECTING);
        var path = "/desk/rounds/" + round.id() + "/phases";
        councillor()
                .formParam("to", "EVALUATING")
                .formParam("reason", "")
                .post(path)
                .then()
                .statusCode(422)
                .body(containsString("Scrivi il motivo"));
        councillor()
                .formParam("to", "NOWHERE")
                .formParam("reason", "Un buon motivo")
                .post(path)
                .then()
                .statusCode(422)
                .body(containsString("Un buon motivo"));
        councillor()
                .formParam("to", "VOTING")
                .formParam("reason", "Saltiamo tutto")
                .post(path)
                .then()
                .statusCode(409);
        councillor()
                .formParam("to", "EVALUATING")
                .formParam("reason", "Idee complete")
                .post(path)
                .then()
                .statusCode(303);
        councillor()
                .formParam("to", "EVALUATING")
                .formParam("reason", "Idee complete")
                .post(path)
                .then()
                .statusCode(303);
        assertEquals(Phase.EVALUATING, rounds.byId(round.id()).phase());
    }

    @Test
    void hostileTextIsShownAsText() {
        var title = "<script>alert('x')</script> \u202Eavanti\u202C \uD83C\uDF33 a\u0000b";
        var form = form(title);
        form.put("summary", "</title><img src=x onerror=alert(1)>");
        form.put("body", "{config:title} {{inject:layout.city.pec}} & <b>grassetto</b>");
        var id = created(form);
        var round = rounds.byId(id);
        assertEquals("<script>alert('x')</script> avanti \uD83C\uDF33 ab", round.title());
        rounds.publish(id, TestRounds.Somebody.councillor());
        for (var path : new String[] {
            "/rounds/" + round.slug(), RoundPagesTest.listedOn(id), "/desk/rounds/" + id, "/desk/rounds"
        }) {
            var page = councillor().get(path).then().statusCode(200).extract().asString();
            assertTrue(page.contains("&lt;script&gt;alert"), path);
            assertTrue(!page.contains("<script>alert") && !page.contains("<img src=x"), path);
        }
        given().get("/rounds/" + round.slug())
                .then()
                .body(containsString("{config:title} {{inject:layout.city.pec}} &amp; &lt;b&gt;"));
    }

    @Test
    void theFormIsThereInBothLanguages() {
        councillor().get("/desk/rounds/new").then().statusCode(200).body(containsString("Salva la bozza"));
        councillor()
                .cookie("broletto_language", "en")
                .get("/desk/rounds/new")
                .then()
                .statusCode(200)
                .body(containsString("Save the draft"));
        councillor()
                .cookie("broletto_language", "en")
                .get("/desk/rounds")
                .then()
                .statusCode(200)
                .body(containsString("New round"));
    }
}
