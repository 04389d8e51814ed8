package it.broletto.proposal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.round.DistrictService;
import it.broletto.round.DistrictView;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.round.TestRounds;
import it.broletto.round.TestRounds.Somebody;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ProposalPagesTest {

    private static final AtomicInteger NEXT = new AtomicInteger(3000);

    @Inject
    TestRounds testRounds;

    @Inject
    RoundService rounds;

    @Inject
    ProposalService proposals;

    @Inject
    DistrictService districts;

    @BeforeEach
    void aCityOnTheMap() {
        districts.put(new DistrictView("M1", "Municipio 1", 1, TestRounds.OUTLINE, true));
    }

    private final String me = TestPerson.citizen(TestPerson.codiceFiscale(NEXT.incrementAndGet()));

    private RequestSpecification me() {
        return as(me);
    }

    private static RequestSpecification as(String person) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header(TestPerson.HEADER, person)
                .redirects()
                .follow(false);
    }

    private static RequestSpecification somebodyElse() {
        return as(TestPerson.citizen(TestPerson.codiceFiscale(NEXT.incrementAndGet())));
    }

    private static Map<String, String> idea(String title) {
        var form = new LinkedHashMap<String, String>();
        form.put("intent", UUID.randomUUID().toString());
        form.put("title", title);
        form.put("body", "Piantiamo alberi lungo tutta la via, con panchine all'ombra.");
        form.put("area", "M1");
        form.put("category", "GREEN");
        form.put("place", "Via Padova 10");
        form.put("latitude", "45.4642");
        form.put("longitude", "9,17");
        form.put("guess", "80.000");
        return form;
    }

    private String submitted(RoundView round, Map<String, String> form) {
        var location = me().formParams(form)
                .post("/rounds/" + round.slug() + "/proposals")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return location.substring(location.indexOf("/proposals/"));
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void aPointInAnotherAreaIsAskedAboutAndTakenOnceConfirmedOrCorrected() {
        var round = testRounds.neighbours();
        var path = "/rounds/" + round.slug() + "/proposals";
        var form = idea("Alberi al confine " + UUID.randomUUID());
        form.put("area", "WEST");
        form.put("longitude", "9.19");
        me().formParams(form)
                .post(path)
                .then()
                .statusCode(422)
                .body(containsString("Il punto sulla mappa è in Municipio est, ma hai scelto Municipio ovest"))
                .body(containsString("name=\"otherArea\" value=\"true\""))
                .body(not(containsString("value=\"true\" checked")))
                .body(containsString(form.get("title")))
                .body(containsString("value=\"9.19\""));
        assertEquals(0, proposals.count(ProposalFilter.all(round.id())));
        form.put("otherArea", "true");
        assertEquals(
                round.area("WEST").orElseThrow().id(),
                proposals.byId(id(submitted(round, form))).areaId());
        for (var right : Map.of("EAST", "9.19", "WEST", "9.16", "CITY", "9.19").entrySet()) {
            var corrected = idea("Alberi " + right.getKey());
            corrected.put("area", right.getKey());
            corrected.put("longitude", right.getValue());
            submitted(round, corrected);
        }
        form.put("title", "Alberi spostati");
        form.put("otherArea", "");
        form.put("version", "0");
        var mine = submitted(round, withNewIntent(form, "9.16"));
        form.put("longitude", "9.19");
        me().formParams(form).post(mine).then().statusCode(422).body(containsString("Municipio est"));
    }

    private static Map<String, String> withNewIntent(Map<String, String> form, String longitude) {
        var other = new LinkedHashMap<>(form);
        other.put("intent", UUID.randomUUID().toString());
        other.put("longitude", longitude);
        return other;
    }

    @Test
    void aCitizenSubmitsEditsAndWithdrawsAnIdea() {
        var round = testRounds.in(Phase.COLLECTING);
        me().get("/rounds/" + round.slug() + "/proposals/new")
                .then()
                .statusCode(200)
                .body(containsString("name=\"intent\""));
        var path = submitted(round, idea("Alberi in via Padova"));
        me().get(path)
                .then()
                .statusCode(200)
                .body(containsString("Alberi in via Padova"))
                .body(containsString("Via Padova 10"))
                .body(containsString("80.000"))
                .body(containsString(path + "/edit"));
        given().get(path).then().statusCode(200).body(not(containsString(path + "/edit")));
        me().get(path + "/edit").then().statusCode(200).body(containsString("value=\"45.4642\""));
        var change = idea("Alberi e panchine");
        change.put("version", "0");
        me().formParams(change).post(path).then().statusCode(303);
        given().get(path)
                .then()
                .statusCode(200)
                .body(containsString("Alberi e panchine"))
                .body(containsString("Versioni precedenti"))
                .body(containsString("Testo modificato"));
        me().get(path + "/withdrawal").then().statusCode(200).body(containsString("Ritira la proposta"));
        me().post(path + "/withdrawal").then().statusCode(303);
        me().post(path + "/withdrawal").then().statusCode(303);
        given().get(path)
                .then()
                .statusCode(200)
                .body(containsString("Proposta ritirata"))
                .body(not(containsString("Alberi e panchine")));
        given().get("/api/v1" + path)
                .then()
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"))
                .body("title", nullValue());
        me().formParams(change).post(path).then().statusCode(409);
    }

    @Test
    void theSameFormSentTwiceIsOneProposal() {
        var round = testRounds.in(Phase.COLLECTING);
        var form = idea("Una volta sola");
        assertEquals(submitted(round, form), submitted(round, form));
        assertEquals(1, proposals.count(ProposalFilter.all(round.id())));
        somebodyElse()
                .formParams(form)
                .post("/rounds/" + round.slug() + "/proposals")
                .then()
                .statusCode(409);
    }

    @Test
    void aTouchOnTheMapFillsThePointAndSendsNothingYet() {
        var round = testRounds.in(Phase.COLLECTING);
        var form = idea("Un punto da scegliere");
        form.put("latitude", "");
        form.put("longitude", "");
        form.put("point.x", "170");
        form.put("point.y", "100");
        me().formParams(form)
                .post("/rounds/" + round.slug() + "/proposals")
                .then()
                .statusCode(200)
                .body(containsString("Un punto da scegliere"))
                .body(containsString("name=\"latitude\" value=\"45."));
        assertEquals(0, proposals.count(ProposalFilter.all(round.id())));
        form.put("point.x", "0");
        form.put("point.y", "0");
        var path = submitted(round, form);
        assertEquals(null, proposals.byId(id(path)).latitude());
    }

    @Test
    void aClosedCallIsSaidAndNothingIsWritten() {
        var round = testRounds.in(Phase.EVALUATING);
        me().get("/rounds/" + round.slug() + "/proposals/new")
                .then()
                .statusCode(409)
                .body(containsString("In questa fase non si può"));
        me().formParams(idea("Troppo tardi"))
                .post("/rounds/" + round.slug() + "/proposals")
                .then()
                .statusCode(409)
                .body(containsString("La raccolta delle idee è chiusa"))
                .body(containsString("Troppo tardi"));
        assertEquals(0, proposals.count(ProposalFilter.all(round.id())));
    }

    @Test
    void onlySignedInCitizensProposeAndOnlyTheAuthorChanges() {
        var round = testRounds.in(Phase.COLLECTING);
        given().redirects()
                .follow(false)
                .get("/rounds/" + round.slug() + "/proposals/new")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login"));
        given().redirects()
                .follow(false)
                .formParams(idea("Anonima"))
                .post("/rounds/" + round.slug() + "/proposals")
                .then()
                .statusCode(401);
        as(TestPerson.staff("officer"))
                .formParams(idea("Dall'ufficio"))
                .post("/rounds/" + round.slug() + "/proposals")
                .then()
                .statusCode(403);
        var path = submitted(round, idea("È mia e non tua"));
        somebodyElse().get(path + "/edit").then().statusCode(403);
        somebodyElse().formParams(idea("Rubata da altri")).post(path).then().statusCode(403);
        somebodyElse().post(path + "/withdrawal").then().statusCode(403);
        assertEquals("È mia e non tua", proposals.byId(id(path)).title());
    }

    @ParameterizedTest
    @CsvSource({
        "title, abc, Il titolo va da 5 a 120",
        "body, corto, La descrizione va da 20 a 5000",
        "area, M9, Scegli un&#39;area",
        "area, '', Scegli un&#39;area",
        "category, WEAPONS, Scegli un tema",
        "latitude, NaN, Il punto non è sulla mappa",
        "latitude, 91, Il punto non è sulla mappa",
        "latitude, '', Il punto non è sulla mappa",
        "longitude, est, Il punto non è sulla mappa",
        "guess, 0, Scrivi il costo",
        "guess, -1, Scrivi il costo",
        "guess, 1000000000000000, Scrivi il costo",
        "guess, molti, Scrivi il costo",
    })
    void wrongInputIsNamedAndKeptAndNothingIsWritten(String field, String value, String message) {
        var round = testRounds.in(Phase.COLLECTING);
        var form = idea("Quello che ho scritto");
        form.put(field, value);
        var page = me().formParams(form)
                .post("/rounds/" + round.slug() + "/proposals")
                .then()
                .statusCode(422)
                .body(containsString(message));
        if (!field.equals("title")) {
            page.body(containsString("Quello che ho scritto"));
        }
        if (!field.equals("body")) {
            page.body(containsString("Piantiamo alberi lungo tutta la via"));
        }
        assertEquals(0, proposals.count(ProposalFilter.all(round.id())));
    }

    @Test
    void overlongTextIsRefusedByTheCharacterNotByTheByte() {
        var round = testRounds.in(Phase.COLLECTING);
        var tooLong = idea("x".repeat(121));
        me().formParams(tooLong)
                .post("/rounds/" + round.slug() + "/proposals")
                .then()
                .statusCode(422)
                .body(containsString("ora ne ha 121"));
        var longBody = idea("Testo lungo");
        longBody.put("body", "à".repeat(5001));
        me().formParams(longBody)
                .post("/rounds/" + round.slug() + "/proposals")
                .then()
                .statusCode(422);
        var trees = idea("🌳".repeat(120));
        trees.put("body", "🌳".repeat(5000));
        submitted(round, trees);
    }

    @Test
    void hostileTextIsShownAsText() {
        var round = testRounds.in(Phase.COLLECTING);
        var form = idea("<script>alert(1)</script> \u202Etxt\u0000 🌳");
        form.put("body", "\"><img src=x onerror=alert(1)> {inject:layout.city.pec} \u200F\u202Emolto testo");
        form.put("place", "' or 1=1 --");
        var path = submitted(round, form);
        assertEquals(
                "<script>alert(1)</script> txt 🌳", proposals.byId(id(path)).title());
        for (var page : new String[] {
            path,
            path + "/edit",
            "/rounds/" + round.slug() + "/proposals",
            path + "/withdrawal",
            "/rounds/" + round.slug() + "/proposals?view=map"
        }) {
            var html = me().get(page).then().statusCode(200).extract().asString();
            assertTrue(html.contains("&lt;script&gt;alert(1)"), page);
            assertTrue(!html.contains("<script>alert") && !html.contains("<img src=x"), page);
        }
    }

    @Test
    void theSecondOfTwoWindowsIsToldAndKeepsWhatWasTyped() {
        var round = testRounds.in(Phase.COLLECTING);
        var path = submitted(round, idea("Prima versione"));
        var first = idea("Dalla prima finestra");
        first.put("version", "0");
        me().formParams(first).post(path).then().statusCode(303);
        var second = idea("Dalla seconda finestra");
        second.put("version", "0");
        me().formParams(second)
                .post(path)
                .then()
                .statusCode(409)
                .body(containsString("Dalla seconda finestra"))
                .body(containsString("name=\"version\" value=\"1\""));
        assertEquals("Dalla prima finestra", proposals.byId(id(path)).title());
    }

    @Test
    void theEleventhIdeaIsRefusedWithTheLimitAndKept() {
        var round = testRounds.in(Phase.COLLECTING);
        for (int i = 1; i <= 10; i++) {
            submitted(round, idea("Idea numero " + i));
        }
        me().formParams(idea("Idea numero undici"))
                .post("/rounds/" + round.slug() + "/proposals")
                .then()
                .statusCode(409)
                .body(containsString("Hai già 10 idee"))
                .body(containsString("Idea numero undici"));
    }

    @Test
    void theListIsFilteredSearchedCountedAndPaged() {
        var round = testRounds.in(Phase.COLLECTING);
        for (int i = 0; i < 26; i++) {
            var form = idea("Alberi numero " + i);
            form.put("category", i % 2 == 0 ? "GREEN" : "SCHOOL");
            form.put("area", i < 2 ? "M2" : "M1");
            as(TestPerson.citizen(TestPerson.codiceFiscale(NEXT.incrementAndGet())))
                    .formParams(form)
                    .post("/rounds/" + round.slug() + "/proposals")
                    .then()
                    .statusCode(303);
        }
        var list = "/rounds/" + round.slug() + "/proposals";
        given().get(list)
                .then()
                .statusCode(200)
                .body(containsString("26 proposte"))
                .body(containsString("rel=\"next\""));
        given().queryParam("area", "M2").get(list).then().body(containsString("2 proposte"));
        given().queryParam("category", "SCHOOL")
                .queryParam("area", "M2")
                .get(list)
                .then()
                .body(containsString("1 proposta<"));
        given().queryParam("q", "albero").get(list).then().body(containsString("26 proposte"));
        given().queryParam("q", "'; drop table proposal").get(list).then().statusCode(200);
        given().queryParam("q", "x".repeat(3000)).get(list).then().statusCode(200);
        given().queryParam("status", "WITHDRAWN").get(list).then().body(containsString("26 proposte"));
        given().queryParam("area", "NOWHERE")
                .queryParam("category", "NONE")
                .get(list)
                .then()
                .statusCode(200);
        given().cookie("broletto_language", "en").get(list).then().body(containsString("26 proposals"));
        var api = given().get("/api/v1" + list)
                .then()
                .statusCode(200)
                .body("items", hasSize(24))
                .extract();
        given().queryParam("page", api.<String>path("next"))
                .get("/api/v1" + list)
                .then()
                .body("items", hasSize(2))
                .body("next", nullValue());
        given().queryParam("page", api.<String>path("next"))
                .queryParam("q", "alberi")
                .get(list)
                .then()
                .body(containsString("Alberi numero 0<"))
                .body(containsString("rel=\"prev\""));
    }

    @Test
    void aCursorMadeUpIsTheStartOfTheList() {
        var round = testRounds.in(Phase.COLLECTING);
        submitted(round, idea("Prima e unica"));
        for (var cursor : new String[] {
            ">+1000000000-12-31T23:59:59Z|" + UUID.randomUUID(),
            "<-999999999-01-01T00:00:00Z|" + UUID.randomUUID(),
            ">x|y",
            ">|",
            ">2026-01-01T00:00:00Z|nobody",
            "%%%"
        }) {
            var page = Base64.getUrlEncoder().encodeToString(cursor.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            given().queryParam("page", page)
                    .get("/rounds/" + round.slug() + "/proposals")
                    .then()
                    .statusCode(200)
                    .body(containsString("Prima e unica"));
            given().queryParam("page", page).get("/api/v1/rounds").then().statusCode(200);
        }
    }

    @Test
    void foreignIdsAreNotFound() {
        for (var path : new String[] {
            "/proposals/" + UUID.randomUUID(), "/proposals/1", "/proposals/1%27", "/rounds/none/proposals"
        }) {
            given().get(path).then().statusCode(404).body(containsString("<html"));
            given().get("/api/v1" + path).then().statusCode(404).contentType("application/problem+json");
        }
        me().get("/proposals/" + UUID.randomUUID() + "/edit").then().statusCode(404);
    }

    @Test
    void nobodyLearnsFromTheApiWhoTheAuthorIs() {
        var round = testRounds.in(Phase.COLLECTING);
        var path = submitted(round, idea("Senza nome"));
        var json =
                given().get("/api/v1" + path).then().statusCode(200).extract().asString();
        assertTrue(!json.contains("author") && !json.contains("intent"), json);
        rounds.move(round.id(), Phase.CANCELLED, "Prova", Somebody.councillor());
        given().get(path).then().statusCode(200);
    }
}
