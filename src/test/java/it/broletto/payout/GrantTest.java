package it.broletto.payout;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.collection.CollectionService;
import it.broletto.collection.Funding;
import it.broletto.collection.Funding.Gift;
import it.broletto.identity.Role;
import it.broletto.ledger.EnvelopeService;
import it.broletto.ledger.EnvelopeService.Grant;
import it.broletto.sandbox.Card;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The city adds 2,000 € to 2,000 € that two people gave for a project of 4,000 €. */
@QuarkusTest
class GrantTest {

    private static final GrantSheet SHEET = new GrantSheet(
            "Associazione Il Forno",
            "01199250158",
            "Delibera 12/2026",
            "Ufficio Partecipazione",
            "Ada Rossi",
            "Bando pubblico",
            "B12C34567890123");

    @Inject
    Office office;

    @Inject
    TestCalls testCalls;

    @Inject
    CallService calls;

    @Inject
    CollectionService collections;

    @Inject
    GrantService grants;

    @Inject
    EnvelopeService envelopes;

    private Funding.Made made;
    private UUID campaign;

    private void granted() throws Exception {
        made = office.campaign(new Gift(1_000, Card.GOOD), new Gift(1_000, Card.GOOD));
        campaign = made.campaign();
        calls.admit(testCalls.open(TestCalls.HALF, 1_000_000), campaign, 400_000, TestCalls.OFFICER);
        calls.decide(campaign, collections.gifts(campaign), Instant.now());
    }

    @Test
    void aGrantIsPublishedThenFoundToBeDueByOneAndPaidByAnother() throws Exception {
        granted();
        var officer = office.person(Role.OFFICER);
        var other = office.person(Role.ADMINISTRATOR);
        assertEquals(new Grant(0, 200_000, 0, 0), envelopes.grant(campaign));
        refused(Reason.NOT_READY_TO_PUBLISH, () -> grants.liquidate(campaign, "Det. 7/2026", officer));
        var mark = UUID.randomUUID();
        grants.publish(campaign, SHEET, mark, officer);
        grants.publish(campaign, SHEET, mark, officer);
        var natural = new GrantSheet(null, null, "Delibera 13/2026", "Ufficio", "Ada Rossi", "Bando", null);
        refused(Reason.INTENT_REUSED, () -> grants.publish(campaign, natural, mark, officer));
        refused(Reason.INTENT_REUSED, () -> grants.publish(UUID.randomUUID(), SHEET, mark, officer));
        refused(Reason.WRONG_PHASE, () -> grants.pay(campaign, "Mandato 9/2026", other));
        grants.liquidate(campaign, "Det. 7/2026", officer);
        refused(Reason.ALREADY_DONE, () -> grants.liquidate(campaign, "Det. 7/2026", officer));
        refused(Reason.SAME_PERSON, () -> grants.pay(campaign, "Mandato 9/2026", officer));
        grants.pay(campaign, "Mandato 9/2026", other);
        refused(Reason.ALREADY_DONE, () -> grants.pay(campaign, "Mandato 9/2026", other));
        assertEquals(new Grant(0, 0, 0, 200_000), envelopes.grant(campaign));
        var csv = given().get("/grants.csv").asString();
        assertTrue(csv.contains("Associazione Il Forno,01199250158,2000.00,"), csv);
        assertTrue(given().get("/grants").asString().contains("Delibera 12/2026"));
    }

    @Test
    void I22_aLaterRefundChangesWhatIsDueAndNotTheDecision() throws Exception {
        granted();
        grants.publish(campaign, SHEET, UUID.randomUUID(), office.person(Role.OFFICER));
        assertEquals(Money.ofEuros(2_000), grants.of(campaign).orElseThrow().due());
        collections.giveBack(made.pledges().get(0), "Chiesto dal donatore", office.person(Role.OFFICER));
        var grant = grants.of(campaign).orElseThrow();
        assertEquals(Money.ofEuros(2_000), grant.decided());
        assertEquals(Money.ZERO, grant.due());
        assertTrue(grant.reduced());
        refused(Reason.NOT_COVERED, () -> grants.liquidate(campaign, "Det. 7/2026", office.person(Role.OFFICER)));
        assertEquals(200_000, calls.decision(campaign).orElseThrow().match().cents());
    }

    @Test
    void ofANaturalPersonNothingIsPublished() throws Exception {
        granted();
        refused(
                Reason.INVALID_INPUT,
                () -> grants.publish(
                        campaign,
                        new GrantSheet("Mario", null, "Delibera 12", "Ufficio", "Ada Rossi", "Bando", null),
                        UUID.randomUUID(),
                        office.person(Role.OFFICER)));
        grants.publish(
                campaign,
                new GrantSheet(null, null, "Delibera 13/2026", "Ufficio", "Ada Rossi", "Bando", null),
                UUID.randomUUID(),
                office.person(Role.OFFICER));
        assertTrue(given().get("/grants").asString().contains("Persona fisica"));
        assertTrue(given().get("/grants.csv").asString().contains("Delibera 13/2026"));
    }

    @Test
    void F32_theNameOfABeneficiaryIsNoFormula() throws Exception {
        granted();
        grants.publish(
                campaign,
                new GrantSheet("=HYPERLINK(1)", "01199250158", "Delibera 14/2026", "+Ufficio", "@Ada", "-Bando", null),
                UUID.randomUUID(),
                office.person(Role.OFFICER));
        var csv = given().get("/grants.csv").asString();
        assertTrue(csv.contains("'=HYPERLINK(1),01199250158,"), csv);
        assertTrue(csv.contains("'+Ufficio,'@Ada,'-Bando"), csv);
    }

    @Test
    void thePageOfTheMoneyTellsWhatTheCityAddsAndTheAmountOfEachEntry() throws Exception {
        made = office.campaign(new Gift(1_000, Card.GOOD), new Gift(1_000, Card.GOOD));
        campaign = made.campaign();
        calls.admit(testCalls.open(TestCalls.HALF, 1_000_000), campaign, 400_000, TestCalls.OFFICER);
        var reserved = envelopes.grant(campaign).reserved();
        assertTrue(reserved > 0);
        assertRow("it", "Messo da parte dal Comune", Money.ofCents(reserved));
        assertRow("it", "Aggiunto dal Comune, previsto", Money.ofEuros(2_000));
        calls.decide(campaign, collections.gifts(campaign), Instant.now());
        var page = page("it");
        assertFalse(page.contains("Messo da parte dal Comune"), page);
        assertFalse(page.contains("previsto"), page);
        assertRow("it", "Aggiunto dal Comune, deciso", Money.ofEuros(2_000));
        assertRow("it", "Pagato dal Comune", Money.ZERO);
        grants.publish(campaign, SHEET, UUID.randomUUID(), office.person(Role.OFFICER));
        grants.liquidate(campaign, "Det. 7/2026", office.person(Role.OFFICER));
        grants.pay(campaign, "Mandato 9/2026", office.person(Role.ADMINISTRATOR));
        assertRow("it", "Dovuto dal Comune", Money.ofEuros(2_000));
        assertRow("en", "Due from the city", Money.ofEuros(2_000));
        assertRow("en", "Paid by the city", Money.ofEuros(2_000));
        var entries = page("it").split("id=\"entries\"")[1].split("</section>")[0];
        assertTrue(entries.contains("<strong>" + Money.ofEuros(1_000).format(Locale.ITALY) + "</strong>"), entries);
        assertTrue(entries.contains("<strong>" + Money.ofEuros(2_000).format(Locale.ITALY) + "</strong>"), entries);
        assertEquals(entries.split("<li>").length, entries.split("<strong>").length, "each has its amount");
    }

    private void assertRow(String language, String what, Money amount) {
        var page = page(language);
        var cells = page.split(">" + what + "</th>");
        assertEquals(2, cells.length, () -> what + " once in " + page);
        var cell = cells[1].substring(0, cells[1].indexOf("</td>"));
        assertTrue(cell.endsWith(">" + amount.format(Locale.forLanguageTag(language))), cell);
    }

    private String page(String language) {
        return given().cookie("broletto_language", language)
                .get("/campaigns/" + made.slug() + "/money")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static void refused(Reason reason, Runnable act) {
        assertEquals(reason, assertThrows(Refusal.class, act::run).reason());
    }
}
