package it.broletto.call;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.ledger.EnvelopeService;
import it.broletto.match.Threshold;
import it.broletto.match.Threshold.Policy;
import it.broletto.shared.Money;
import it.broletto.web.Texts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An officer prepares a call, gives it money, publishes it and changes its rule. */
@QuarkusTest
class DeskCallTest {

    @Inject
    CallService calls;

    @Inject
    EnvelopeService envelopes;

    @Test
    void anOfficerTakesACallFromAnEditionOfMilanToPublication() {
        officer()
                .get("/desk/calls/new?from=milano-2024")
                .then()
                .statusCode(200)
                .body(
                        containsString("value=\"20000\""),
                        containsString("value=\"100000\""),
                        containsString("value=\"60\""),
                        containsString("Fondo di 600.000\u00a0€, 2 finestre"),
                        not(containsString("value=\"FIXED_SHARE\" checked")));
        var form = form();
        var missing = new HashMap<>(form);
        missing.remove("policy");
        officer()
                .formParams(missing)
                .post("/desk/calls")
                .then()
                .statusCode(422)
                .body(containsString("Scegli che cosa paga il Comune"), containsString(form.get("title")));
        var at = officer()
                .formParams(form)
                .post("/desk/calls")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertEquals(
                path(at),
                path(officer().formParams(form).post("/desk/calls").header("Location")),
                "the same form is the same call");
        var another = new HashMap<>(form);
        another.put("most", "90000");
        officer().formParams(another).post("/desk/calls").then().statusCode(409);
        var href = path(at);
        var id = UUID.fromString(href.substring("/desk/calls/".length()));
        var call = calls.byId(id);
        assertEquals(
                new Threshold(5_000, Policy.TOP_UP, 5_000, 5_000_000),
                call.rule().rule());
        officer().get(href).then().statusCode(200).body(containsString("Manca"), not(containsString("/publication")));
        another("officer")
                .formParam("version", call.version())
                .post(href + "/publication")
                .then()
                .statusCode(409);
        var money = Map.of(
                "intent",
                UUID.randomUUID().toString(),
                "amount",
                "600.000",
                "act",
                "cap. 1234, det. 56 del 12/01/2026");
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header(TestPerson.HEADER, TestPerson.staff("officer") + "; age=600")
                .formParams(money)
                .post(href + "/envelope")
                .then()
                .header("Location", containsString("/login/step-up?return="));
        assertEquals(0, envelopes.envelope(id).given());
        officer().formParams(money).post(href + "/envelope").then().statusCode(303);
        officer().formParams(money).post(href + "/envelope").then().statusCode(303);
        assertEquals(60_000_000, envelopes.envelope(id).given());
        officer()
                .formParams("intent", UUID.randomUUID().toString(), "amount", "-5", "act", "x")
                .post(href + "/envelope")
                .then()
                .statusCode(422)
                .body(containsString("importo maggiore di zero"));
        officer().get(href + "/edit").then().statusCode(200).body(containsString("value=\"50000\""));
        var edited = new HashMap<>(form);
        edited.put("version", String.valueOf(call.version()));
        edited.put("mostDays", "70");
        officer().formParams(edited).post(href).then().statusCode(303);
        officer()
                .formParams(edited)
                .post(href)
                .then()
                .statusCode(409)
                .body(containsString("Intanto qualcun altro ha salvato"));
        var version = String.valueOf(calls.byId(id).version());
        officer()
                .get(href)
                .then()
                .statusCode(200)
                .body(containsString("Lo pubblica un&#39;altra persona"), not(containsString("/publication")));
        officer()
                .formParam("version", version)
                .post(href + "/publication")
                .then()
                .statusCode(403)
                .body(containsString("Qui servono due persone"));
        assertEquals(CallStatus.DRAFT, calls.byId(id).status());
        another("officer")
                .get(href)
                .then()
                .body(
                        containsString("Che cosa stai per pubblicare"),
                        containsString("600.000\u00a0€, stanziati"),
                        containsString("name=\"version\" value=\"" + version + "\""));
        another("officer").post(href + "/publication").then().statusCode(409);
        another("auditor")
                .formParam("version", version)
                .post(href + "/publication")
                .then()
                .statusCode(403);
        another("administrator")
                .get(href)
                .then()
                .statusCode(200)
                .body(containsString("/publication"), not(containsString("/envelope\"")), not(containsString("/edit")));
        another("administrator").get("/desk/calls").then().body(not(containsString("/desk/calls/new")));
        another("administrator")
                .formParam("version", version)
                .post(href + "/publication")
                .then()
                .statusCode(303);
        given().get("/calls/" + call.slug()).then().statusCode(200).body(containsString("da 60 a 70 giorni"));
        officer().get(href + "/edit").then().statusCode(409);

        var rule = new HashMap<>(form);
        rule.put("number", "1");
        rule.put("policy", "FIXED_SHARE");
        officer().get(href + "/rule").then().statusCode(200);
        officer().formParams(rule).post(href + "/rule").then().statusCode(422).body(containsString("Perché cambia"));
        rule.put("reason", "La Giunta ha scelto la quota fissa");
        officer().formParams(rule).post(href + "/rule").then().statusCode(303);
        officer().formParams(rule).post(href + "/rule").then().statusCode(303);
        given().get("/calls/" + call.slug()).then().body(not(containsString("La Giunta ha scelto la quota fissa")));
        officer()
                .get(href)
                .then()
                .body(
                        containsString("Aspetta conferma: una nuova versione della regola"),
                        containsString("Preparato da te"),
                        containsString("ma non più di quello che manca"),
                        containsString("anche se le persone danno di più"),
                        containsString("Lo conferma un&#39;altra persona"),
                        not(containsString("/confirmation")));
        officer()
                .get(href + "/rule")
                .then()
                .body(
                        containsString("Qualcosa aspetta già conferma"),
                        containsString("value=\"FIXED_SHARE\" checked"),
                        containsString("La Giunta ha scelto la quota fissa"));
        var other = new HashMap<>(rule);
        other.put("intent", UUID.randomUUID().toString());
        other.put("rate", "40");
        other.put("reason", "Una quota più bassa");
        another("officer")
                .get(href + "/rule")
                .then()
                .body(containsString("value=\"TOP_UP\" checked"), not(containsString("La Giunta ha scelto")));
        another("officer")
                .formParams(other)
                .post(href + "/rule")
                .then()
                .statusCode(409)
                .body(containsString("Intanto qualcun altro ha salvato"), containsString("Una quota più bassa"));
        officer().get("/desk/calls").then().body(containsString("Aspetta conferma"));
        var where = another("administrator")
                .get(href)
                .then()
                .body(containsString("Preparato da un&#39;altra persona"))
                .extract()
                .htmlPath()
                .getString("**.find { it.name() == 'form' && it.@action.text().endsWith('/confirmation') }.@action");
        officer().post(where).then().statusCode(403).body(containsString("Qui servono due persone"));
        another("auditor").post(where).then().statusCode(403);
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header(TestPerson.HEADER, "second-officer; roles=officer; level=2; age=600")
                .post(where)
                .then()
                .header("Location", containsString("/login/step-up?return="));
        assertEquals(1, calls.byId(id).rule().number());
        another("administrator").post(where).then().statusCode(303);
        another("administrator").post(where).then().statusCode(303);
        assertEquals(2, calls.byId(id).rule().number());
        given().get("/calls/" + call.slug()).then().body(containsString("La Giunta ha scelto la quota fissa"));
        officer().post(where.replace("confirmation", "dismissal")).then().statusCode(409);

        var more = new HashMap<>(money);
        officer().formParams(more).post(href + "/envelope").then().statusCode(409);
        more.put("intent", UUID.randomUUID().toString());
        more.put("amount", "1.000");
        more.put("act", "");
        officer().formParams(more).post(href + "/money").then().statusCode(422).body(containsString("value=\"1.000\""));
        more.put("act", "cap. 1234, det. 90 del 12/05/2026");
        officer().formParams(more).post(href + "/money").then().statusCode(303);
        assertEquals(60_000_000, envelopes.envelope(id).given());
        var late = new HashMap<>(more);
        late.put("intent", UUID.randomUUID().toString());
        another("officer")
                .formParams(late)
                .post(href + "/money")
                .then()
                .statusCode(409)
                .body(containsString("Intanto qualcun altro ne ha preparato uno"), containsString("value=\"1.000\""));
        var sum = another("officer")
                .get(href)
                .then()
                .body(
                        containsString("600.000 €, stanziati"),
                        containsString("601.000 €, stanziati (+ 1.000 €)"),
                        containsString("det. 90 del"))
                .extract()
                .htmlPath()
                .getString("**.find { it.name() == 'form' && it.@action.text().endsWith('/confirmation') }.@action");
        another("officer").post(sum).then().statusCode(303);
        assertEquals(60_100_000, envelopes.envelope(id).given());
        given().get("/audit").then().body(containsString("Ha preparato un cambiamento di un bando pubblicato"));
        officer()
                .get(href + "/closing")
                .then()
                .statusCode(200)
                .body(
                        containsString("601.000\u00a0€ del plafond non sono promessi a nessuno"),
                        containsString("Una finestra per fare domanda"),
                        not(containsString("si divide fra le campagne")),
                        containsString("Non si torna indietro"));
        assertEquals(CallStatus.PUBLISHED, calls.byId(id).status());
        officer().post(href + "/closing").then().statusCode(303);
        officer().get(href + "/closing").then().statusCode(303);
        given().get("/calls/" + call.slug()).then().statusCode(200).body(containsString("Domande chiuse"));
        officer().get("/desk/calls").then().statusCode(200).body(containsString(call.title()));
        officer().get("/desk").then().body(containsString("/desk/calls"));
        given().get("/audit").then().body(containsString("Ha pubblicato un bando"));
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedIsKept() {
        var form = form();
        form.put("least", "abc");
        form.put("cap", "");
        form.put("closes-1", form.get("opens-1"));
        form.put("share-1", "0");
        form.put("from", "120");
        officer()
                .formParams(form)
                .post("/desk/calls")
                .then()
                .statusCode(422)
                .body(
                        containsString("value=\"abc\""),
                        containsString("La chiusura viene dopo"),
                        containsString("percentuale fino a 100"),
                        containsString("Scrivi un numero da 1 a 1000000"));
        for (var method : java.util.List.of("per-donation", "lump-sum", "quadratic", "none")) {
            form.put("method", method);
            officer().formParams(form).post("/desk/calls").then().statusCode(422);
        }
    }

    @Test
    void aCallSaysWhoReceivesTheMoneyAndWhatDoesNotFitIsRefusedWithEverythingKept() {
        officer()
                .get("/desk/calls/new")
                .then()
                .statusCode(200)
                .body(
                        containsString("value=\"PROMOTER\" checked"),
                        containsString("Solo se riceve il Comune"),
                        containsString("Carta (Stripe)"));
        var form = form();
        form.put("receiver", "");
        form.put("rail", "stripe");
        refusedAs(form, "Scegli chi riceve i soldi", "value=\"stripe\" checked");
        form.put("receiver", "CITY");
        refusedAs(
                form,
                "Al Comune non si paga così: stripe",
                "value=\"stripe\" checked",
                "value=\"CITY\" checked",
                form.get("title"));
        form.put("receiver", "PROMOTER");
        form.put("rail", "pagopa");
        refusedAs(form, "riceve solo un ente pubblico: togli pagopa", "value=\"PROMOTER\" checked");
        form.put("rail", "contanti");
        refusedAs(form, "non è attivo: contanti", "value=\"contanti\" checked");
        form.put("rail", "<b>");
        officer().formParams(form).post("/desk/calls").then().statusCode(422).body(not(containsString("<b>")));

        form.put("receiver", "CITY");
        form.remove("rail");
        var href = saved(form);
        var id = UUID.fromString(href.substring("/desk/calls/".length()));
        assertEquals(
                new Paying(Receiver.CITY, List.of("pagopa")),
                calls.byId(id).rule().paying(),
                "what is right for the city, where nobody chose");
        officer()
                .get(href)
                .then()
                .body(containsString("Il Comune, nella sua tesoreria"), containsString("Con un avviso pagoPA"));
        officer()
                .get(href + "/edit")
                .then()
                .body(
                        containsString("value=\"CITY\" checked"),
                        containsString("value=\"pagopa\" checked"),
                        not(containsString("value=\"transfer\" checked")));

        form.put("receiver", "PROMOTER");
        form.put("version", String.valueOf(calls.byId(id).version()));
        officer()
                .formParams(form)
                .formParam("rail", "transfer", "stripe")
                .post(href)
                .then()
                .statusCode(303);
        assertEquals(
                new Paying(Receiver.PROMOTER, List.of("stripe", "transfer")),
                calls.byId(id).rule().paying(),
                "in the city's order");
    }

    private static void refusedAs(Map<String, String> form, String... said) {
        var page = officer()
                .formParams(form)
                .post("/desk/calls")
                .then()
                .statusCode(422)
                .extract()
                .asString();
        for (var each : said) {
            assertTrue(page.contains(each), each + " in " + page);
        }
    }

    private static String saved(Map<String, String> form) {
        return path(officer()
                .formParams(form)
                .post("/desk/calls")
                .then()
                .statusCode(303)
                .extract()
                .header("Location"));
    }

    @Test
    void onlyOfficersPrepareCalls() {
        given().header(TestPerson.HEADER, TestPerson.staff("auditor"))
                .get("/desk/calls")
                .then()
                .statusCode(403);
    }

    private static Map<String, String> form() {
        var form = new HashMap<String, String>();
        form.put("intent", UUID.randomUUID().toString());
        form.put("title", "Crowdfunding civico " + UUID.randomUUID());
        form.put("summary", "Il Comune aggiunge quello che manca.");
        form.put("body", "Primo paragrafo.\n\nSecondo.");
        form.put("office", "Ufficio Partecipazione");
        form.put("applicants", "Associazioni senza scopo di lucro");
        form.put("least", "20000");
        form.put("most", "100000");
        form.put("leastDays", "60");
        form.put("mostDays", "60");
        form.put("opens-1", Texts.localInput(Instant.now().minus(Duration.ofDays(1))));
        form.put("closes-1", Texts.localInput(Instant.now().plus(Duration.ofDays(20))));
        form.put("sponsor-1", "Comune");
        form.put("share-1", "1");
        form.put("receiver", "PROMOTER");
        form.put("method", "threshold");
        form.put("from", "50");
        form.put("policy", "TOP_UP");
        form.put("rate", "50%");
        form.put("cap", Money.ofEuros(50_000).decimal());
        return form;
    }

    private static RequestSpecification officer() {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header(TestPerson.HEADER, TestPerson.staff("officer"));
    }

    /** Somebody other than {@link #officer}. */
    private static RequestSpecification another(String role) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header(TestPerson.HEADER, "second-" + role + "; roles=" + role + "; level=2");
    }

    private static String path(String location) {
        return location.replaceFirst("^https?://[^/]+", "");
    }
}
