package it.broletto.change;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Town;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The pages of a change, from the request to the backer's word. */
@QuarkusTest
class ChangePagesTest {

    private static final String ADA = TestPerson.citizen(TestPerson.codiceFiscale(940));
    private static final String ASKS = "change-asks; roles=officer; level=2";
    private static final String FIRST = "change-first; roles=officer; level=2";
    private static final String SECOND = "change-second; roles=administrator; level=2";

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    ChangeService changes;

    private static RequestSpecification as(String who) {
        return given().redirects()
                .follow(false)
                .header(TestPerson.HEADER, who)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static Map<String, String> form(Map<String, String> typed) {
        var form = new HashMap<>(Map.of(
                "intent", UUID.randomUUID().toString(),
                "title", "Un forno di quartiere",
                "summary", "Pane buono e lavoro in piazza.",
                "body", "Come funziona.",
                "line.0.label", "Il forno",
                "line.0.amount", "800",
                "line.0.required", "true",
                "line.1.label", "",
                "line.1.amount", "",
                "reason", "Il tavolo ce lo regalano."));
        form.putAll(typed);
        return form;
    }

    @Test
    void whatIsWrongIsSaidAndKept() {
        var slug = town.liveCampaign();
        var path = "/campaigns/" + slug + "/change";
        as(ADA).get(path).then().statusCode(404);
        as(ASKS).get(path)
                .then()
                .statusCode(200)
                .body(containsString("value=\"600,00\""), containsString("Che cosa passa dagli uffici"));
        as(ASKS).formParams(form(Map.of("title", "Un", "line.0.amount", "molto", "reason", "Breve")))
                .post(path)
                .then()
                .statusCode(422)
                .body(
                        containsString("value=\"molto\""),
                        containsString("#line.0.amount"),
                        containsString("#title"),
                        containsString("#reason"));
        as(ASKS).formParams(form(Map.of("line.0.amount", "600", "line.1.label", "Il tavolo", "line.1.amount", "400")))
                .post(path)
                .then()
                .statusCode(422)
                .body(containsString("Non è cambiato nulla"));
    }

    @Test
    void fromTheRequestToTheBackersWord() {
        var slug = town.liveCampaign();
        var page = "/campaigns/" + slug;
        var pledge = as(ADA).formParams(Map.of(
                        "amount",
                        "25",
                        "naming",
                        "anonymous",
                        "intent",
                        UUID.randomUUID().toString(),
                        "fallback",
                        "BACK"))
                .post(page + "/pledges")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        as(ASKS).formParams(form(Map.of())).post(page + "/change").then().statusCode(303);
        given().get(page)
                .then()
                .statusCode(200)
                .body(containsString("È stata chiesta una modifica"), containsString("Il tavolo"));
        as(ASKS).get(page + "/change").then().statusCode(200).body(containsString("Ritira la richiesta"));
        as(FIRST).get("/desk").then().statusCode(200).body(containsString("/desk/changes"));
        as(FIRST).get("/desk/changes").then().statusCode(200).body(containsString("Modifiche di campagne"));
        var id = changes.open(campaigns.bySlug(slug).card().id()).id();
        var desk = "/desk/changes/" + id;
        as(ASKS).get(desk)
                .then()
                .statusCode(200)
                .body(containsString("decidono altri"), not(containsString("formaction")));
        as(FIRST)
                .formParam("reason", "Breve")
                .post(desk + "/proposal")
                .then()
                .statusCode(422)
                .body(containsString("Breve"));
        as(ASKS).formParam("reason", "Va bene così, per me.")
                .post(desk + "/proposal")
                .then()
                .statusCode(409);
        as(FIRST)
                .formParam("reason", "Si spende meno.")
                .post(desk + "/proposal")
                .then()
                .statusCode(303);
        as(FIRST).post(desk + "/approval").then().statusCode(409).body(containsString("un&#39;altra persona"));
        as(SECOND).get(desk).then().statusCode(200).body(containsString("Approva"), containsString("<ins"));
        as(SECOND).post(desk + "/approval").then().statusCode(303);
        given().get(page)
                .then()
                .statusCode(200)
                .body(containsString("La campagna è cambiata"), not(containsString("Il tavolo")));
        given().get(page + "/versions")
                .then()
                .statusCode(200)
                .body(
                        containsString("Versione 2"),
                        containsString("Il tavolo ce lo regalano."),
                        containsString("/versions/1"));
        given().get(page + "/versions/1").then().statusCode(200).body(containsString("Il tavolo"));
        given().cookie("broletto_language", "en")
                .get(page + "/versions/2")
                .then()
                .statusCode(200)
                .body(not(containsString("Il tavolo")), containsString("It is today"));
        given().get(page + "/versions/3").then().statusCode(404);
        as(ADA).get("/me").then().statusCode(200).body(containsString("decidi se restare"));
        var own = pledge.substring(
                pledge.indexOf("/pledges/"),
                pledge.lastIndexOf('/') > pledge.indexOf("/pledges/") + 9 ? pledge.lastIndexOf('/') : pledge.length());
        as(ADA).get(page + own)
                .then()
                .statusCode(200)
                .body(
                        containsString("Il progetto è cambiato dopo la tua promessa"),
                        containsString(own + "/withdrawal"));
        as(ADA).post(page + own + "/withdrawal").then().statusCode(303);
        as(ADA).get("/me").then().statusCode(200).body(not(containsString("decidi se restare")));
    }
}
