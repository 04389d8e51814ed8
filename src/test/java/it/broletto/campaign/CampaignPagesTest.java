package it.broletto.campaign;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CampaignPagesTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    CallService calls;

    @Inject
    TestCalls testCalls;

    @Test
    void aCampaignSaysWhatIsPromisedAndNeverRaised() {
        var slug = town.liveCampaign();
        var page = given().get("/campaigns/" + slug)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(page.contains("Adesso non prendiamo soldi"));
        assertTrue(page.contains("600"));
        assertFalse(page.toLowerCase().contains("raccolti"));
        given().cookie("broletto_language", "en")
                .get("/campaigns/" + slug)
                .then()
                .body(containsString("We take no money now"), not(containsString("raised")));
        given().get("/campaigns").then().statusCode(200).body(containsString("Un forno di quartiere"));
    }

    @Test
    void theListIsNarrowedByWordsCallDistrictAndStatusAndSaysHowManyThereAre() {
        var word = "parola" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
        var all = new ArrayList<String>();
        for (var each = 0; each < 14; each++) {
            all.add(town.named("Il forno " + word, each));
        }
        var call = calls.byId(testCalls.open(TestCalls.HALF, 1_000_000));
        calls.admit(call.id(), campaigns.bySlug(all.get(3)).card().id(), 100_000, TestCalls.OFFICER);
        for (var order : List.of("CLOSING", "NEWEST", "GOAL", "unsinn")) {
            var expected = order.equals("CLOSING") || order.equals("unsinn") ? all : reversed(all);
            var seen = new ArrayList<String>();
            var back = "";
            for (var next = ""; next != null; ) {
                var answer = given().queryParams("q", word, "order", order, "page", next)
                        .get("/api/v1/campaigns")
                        .then()
                        .statusCode(200)
                        .body("count", equalTo(14))
                        .extract()
                        .jsonPath();
                seen.addAll(answer.getList("items.slug"));
                next = answer.getString("next");
                back = next == null ? back : next;
            }
            assertEquals(expected, seen, order);
            var page = given().queryParams("q", word, "order", order, "page", back)
                    .get("/campaigns")
                    .then()
                    .statusCode(200)
                    .body(containsString("14 campagne"), containsString("rel=\"prev\""))
                    .extract()
                    .asString();
            var link = Pattern.compile("rel=\"prev\" href=\"([^\"]+)\"").matcher(page);
            assertTrue(link.find());
            given().urlEncodingEnabled(false)
                    .get("/campaigns" + link.group(1).replace("&amp;", "&"))
                    .then()
                    .body(
                            containsString("/campaigns/" + expected.get(0) + "\""),
                            containsString("/campaigns/" + expected.get(11) + "\""),
                            not(containsString("/campaigns/" + expected.get(12) + "\"")));
        }
        one(Map.of("q", word, "call", call.slug()), all.get(3));
        one(Map.of("q", word + " decimo"), all.get(10));
        given().queryParams("q", word, "call", "nessuno")
                .get("/api/v1/campaigns")
                .then()
                .body("count", equalTo(14));
        given().queryParams("q", word, "status", "FUNDED")
                .get("/api/v1/campaigns")
                .then()
                .body("count", equalTo(0));
        given().queryParams("q", word, "status", "LIVE")
                .get("/api/v1/campaigns")
                .then()
                .body("count", equalTo(14));
        given().queryParams("q", word, "district", "nessuno")
                .get("/api/v1/campaigns")
                .then()
                .body("count", equalTo(0), "items", equalTo(List.of()));
        given().queryParams("q", word, "status", "FUNDED")
                .get("/campaigns")
                .then()
                .statusCode(200)
                .body(
                        containsString("Nessuna campagna corrisponde"),
                        containsString("href=\"/campaigns\">Mostra tutte le campagne"),
                        containsString("value=\"" + word + "\""),
                        containsString("<option value=\"FUNDED\" selected>"));
        given().cookie("broletto_language", "en")
                .queryParams("q", word, "status", "FUNDED")
                .get("/campaigns")
                .then()
                .body(containsString("No campaign matches"));
    }

    private static void one(Map<String, String> asked, String slug) {
        given().queryParams(asked)
                .get("/api/v1/campaigns")
                .then()
                .body("count", equalTo(1), "items.slug", equalTo(List.of(slug)));
    }

    private static List<String> reversed(List<String> all) {
        var reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        return reversed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "'", "a & | !", "-", "%", "<b>", "\\"})
    void whateverIsSearchedForIsNoError(String words) {
        given().queryParam("q", words).get("/campaigns").then().statusCode(200);
        given().queryParam("q", words).get("/api/v1/campaigns").then().statusCode(200);
    }

    @Test
    void aFormSentTwiceIsOnePledgeAndLeadsToTheSamePage() {
        var slug = town.liveCampaign();
        var form = form(Map.of("amount", "25"));
        var first = post(slug, backer(1), form);
        var second = post(slug, backer(1), form);
        first.then().statusCode(303);
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(Money.ofEuros(25), campaigns.bySlug(slug).card().promised());
        as(backer(1)).get(first.header("Location")).then().statusCode(200).body(containsString("Hai promesso"));
        as(backer(2)).get(first.header("Location")).then().statusCode(404);
        as(backer(2)).post(first.header("Location") + "/withdrawal").then().statusCode(404);
    }

    @Test
    void whatWasTypedCountsBeforeWhatWasChosen() {
        var slug = town.liveCampaign();
        post(slug, backer(3), form(Map.of("amount", "25", "otherAmount", "1.234,50")))
                .then()
                .statusCode(303);
        assertEquals(Money.ofCents(123_450), campaigns.bySlug(slug).card().promised());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0,001",
                "0.001",
                "0,99",
                "-5",
                "100000,01",
                "1000000000000000",
                "molto",
                "1e3",
                "12,345",
                "٣"
            })
    void aWrongAmountIsExplainedAndKeptAndChangesNothing(String amount) {
        var slug = town.liveCampaign();
        post(slug, backer(4), form(Map.of("otherAmount", amount, "message", "Forza")))
                .then()
                .statusCode(422)
                .body(
                        containsString("error-summary"),
                        containsString("Forza"),
                        containsString("value=\"" + amount + "\""));
        assertEquals(0, campaigns.bySlug(slug).card().backers());
    }

    /** 15,000 € in all, as configured. */
    @Test
    void aLargeSumNeedsADocumentAndTheFormSaysSo() {
        var slug = town.liveCampaign();
        post(slug, backer(9), form(Map.of("otherAmount", "14.000"))).then().statusCode(303);
        post(slug, backer(9), form(Map.of("otherAmount", "1000,01", "message", "Forza")))
                .then()
                .statusCode(422)
                .body(
                        containsString("vieni allo sportello con un documento"),
                        containsString("14.000"),
                        containsString("Forza"));
        assertEquals(1, campaigns.bySlug(slug).card().backers());
    }

    @Test
    void withoutAFreshSecondFactorTheFormWaitsForIt() {
        var slug = town.liveCampaign();
        var stale = TestPerson.codiceFiscale(5) + "; roles=citizen; level=2; age=301";
        var low = TestPerson.codiceFiscale(5) + "; roles=citizen; level=1";
        for (var who : new String[] {stale, low}) {
            var answer = post(slug, who, form(Map.of("amount", "50", "message", "Ci torno")));
            answer.then().statusCode(303).header("Location", containsString("/login/step-up?return="));
            as(who).cookies(answer.cookies())
                    .get("/campaigns/" + slug + "/pledges")
                    .then()
                    .statusCode(200)
                    .body(containsString("Ci torno"), containsString("value=\"50\" checked"));
            as(backer(6))
                    .cookies(answer.cookies())
                    .get("/campaigns/" + slug + "/pledges")
                    .then()
                    .statusCode(200)
                    .body(not(containsString("Ci torno")));
        }
        var visitor = given().redirects()
                .follow(false)
                .formParams(form(Map.of("amount", "50")))
                .post("/campaigns/" + slug + "/pledges");
        visitor.then().statusCode(303).header("Location", containsString("/login/step-up"));
        assertEquals(0, campaigns.bySlug(slug).card().backers());
    }

    @Test
    void aPromiseIsTakenBackWithAFreshSecondFactorOnly() {
        var slug = town.liveCampaign();
        var own = post(slug, backer(5), form(Map.of("amount", "50")))
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        var withdrawal = own.substring(own.indexOf("/campaigns")) + "/withdrawal";
        as(TestPerson.codiceFiscale(5) + "; roles=citizen; level=1")
                .redirects()
                .follow(false)
                .header("Referer", "mailto:nobody")
                .post(withdrawal)
                .then()
                .statusCode(303)
                .header("Location", containsString("/login/step-up"));
        assertEquals(1, campaigns.bySlug(slug).card().backers());
        as(backer(5)).redirects().follow(false).post(withdrawal).then().statusCode(303);
        assertEquals(0, campaigns.bySlug(slug).card().backers());
    }

    @Test
    void aClosedCampaignTakesNoPledge() {
        var slug = town.closingCampaign();
        Town.later(Duration.ofMinutes(2));
        post(slug, backer(6), form(Map.of("amount", "10")))
                .then()
                .statusCode(409)
                .body(containsString("non raccoglie promesse"));
        given().redirects()
                .follow(false)
                .get("/campaigns/" + slug + "/pledges")
                .then()
                .statusCode(303);
        assertEquals(0, campaigns.bySlug(slug).card().backers());
    }

    @Test
    void anAnonymousBackersNameOccursNowhere() {
        var slug = town.liveCampaign();
        var who = backer(7);
        post(slug, who, form(Map.of("amount", "100", "publicName", "Zaccaria Segreto", "message", "Buon pane")))
                .then()
                .statusCode(303);
        for (var path : new String[] {
            "/campaigns",
            "/campaigns/" + slug,
            "/api/v1/campaigns",
            "/api/v1/campaigns/" + slug,
            "/audit",
            "/audit.csv",
            "/audit.json",
            "/api/v1/audit-entries"
        }) {
            given().get(path)
                    .then()
                    .statusCode(200)
                    .body(
                            not(containsString("Zaccaria")),
                            not(containsString("Prova " + who.substring(0, 3))),
                            not(containsString(who.substring(0, 16))));
        }
        given().get("/campaigns/" + slug).then().body(containsString("Sostegno anonimo"), containsString("Buon pane"));
    }

    @Test
    void aNamedBackerIsShownWithoutTheAmountAndWithoutMarkup() {
        var slug = town.liveCampaign();
        post(slug, backer(8), form(Map.of("otherAmount", "777", "naming", "named", "publicName", "<b>Ada</b>")))
                .then()
                .statusCode(303);
        given().get("/campaigns/" + slug)
                .then()
                .body(containsString("&lt;b&gt;Ada&lt;/b&gt;"), not(containsString("<b>Ada")));
    }

    @Test
    void anUnknownCampaignIsNotFound() {
        given().get("/campaigns/nessuna").then().statusCode(404);
        given().get("/campaigns/nessuna/pledges").then().statusCode(404);
        given().get("/api/v1/campaigns/nessuna")
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"))
                .body("reason", equalTo("NOT_FOUND"));
        as(backer(9))
                .get("/campaigns/nessuna/pledges/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        as(backer(9)).get("/campaigns/nessuna/pledges/abc").then().statusCode(404);
    }

    private static String backer(int number) {
        return TestPerson.citizen(TestPerson.codiceFiscale(100 + number));
    }

    private static Map<String, String> form(Map<String, String> typed) {
        var all = new java.util.HashMap<>(Map.of("intent", UUID.randomUUID().toString(), "naming", "anonymous"));
        all.putAll(typed);
        return all;
    }

    private static Response post(String slug, String who, Map<String, String> form) {
        return as(who).contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post("/campaigns/" + slug + "/pledges");
    }

    private static RequestSpecification as(String who) {
        return given().redirects().follow(false).header(TestPerson.HEADER, who);
    }
}
