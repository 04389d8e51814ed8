package it.broletto.bridge;

import static it.broletto.AtOnce.atOnce;
import static it.broletto.AtOnce.said;
import static it.broletto.bridge.BridgePagesTest.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import it.broletto.Sql;
import it.broletto.TestPerson;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CourseService;
import it.broletto.collection.CollectionService;
import it.broletto.collection.Funding;
import it.broletto.collection.Funding.Gift;
import it.broletto.identity.Role;
import it.broletto.ledger.EnvelopeService;
import it.broletto.ledger.EnvelopeService.Grant;
import it.broletto.payout.GrantService;
import it.broletto.payout.GrantSheet;
import it.broletto.payout.Office;
import it.broletto.sandbox.Card;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What the city gives as first backer, 600 €, from its commitment to its mandate. */
@QuarkusTest
class AwardPaymentTest {

    private static final String ACT = "Determinazione 12/2026";

    @Inject
    AwardService awards;

    @Inject
    GrantService grants;

    @Inject
    EnvelopeService envelopes;

    @Inject
    CallService calls;

    @Inject
    CollectionService collections;

    @Inject
    CampaignService campaigns;

    @Inject
    CourseService courses;

    @Inject
    TestCalls testCalls;

    @Inject
    Office office;

    @Inject
    Funding funding;

    @Inject
    Sql sql;

    private final String taxCode =
            "9%010d".formatted(ThreadLocalRandom.current().nextLong(10_000_000_000L));
    private UUID call;
    private UUID award;
    private Funding.Made made;

    private void collected(long... euros) throws Exception {
        call = testCalls.open(TestCalls.HALF, 10_000_00);
        award = UUID.randomUUID();
        var gifts = new ArrayList<Gift>();
        for (var each : euros) {
            gifts.add(new Gift(each, Card.GOOD));
        }
        made = funding.collected(
                campaign -> {
                    awards.propose(award, campaign, call, Money.ofEuros(600), ACT, office.person(Role.OFFICER));
                    awards.approve(award, office.person(Role.OFFICER));
                },
                gifts.toArray(Gift[]::new));
    }

    private void ended() {
        while (awards.endDue() > 0) {
            // Others' may be due too.
        }
    }

    private void publish(UUID grant) {
        var sheet = new GrantSheet(
                "Associazione Il Forno",
                taxCode,
                ACT,
                "Ufficio Partecipazione",
                "Ada Rossi",
                "Progetto del voto",
                null);
        grants.publish(grant, sheet, UUID.randomUUID(), office.person(Role.OFFICER));
    }

    @Test
    void itIsPublishedThenFoundToBeDueByOneAndPaidByAnother() throws Exception {
        collected(1_000, 1_000);
        var officer = office.person(Role.OFFICER);
        var other = office.person(Role.ADMINISTRATOR);
        publish(award);
        // The job may have been there before us: what is not committed is found to be due by nobody.
        if (!grants.of(award).orElseThrow().certain()) {
            refused(Reason.WRONG_PHASE, () -> grants.liquidate(award, "Det. 7/2026", officer));
        }
        ended();
        assertEquals(new Grant(0, 600_00, 0, 0), envelopes.grant(award));
        refused(Reason.WRONG_PHASE, () -> grants.pay(award, "Mandato 9/2026", other));
        grants.liquidate(award, "Det. 7/2026", officer);
        refused(Reason.ALREADY_DONE, () -> grants.liquidate(award, "Det. 7/2026", office.person(Role.OFFICER)));
        assertEquals(Award.Stage.LIQUIDATED, standing().stage());
        refused(Reason.SAME_PERSON, () -> grants.pay(award, "Mandato 9/2026", officer));
        grants.pay(award, "Mandato 9/2026", other);
        refused(Reason.ALREADY_DONE, () -> grants.pay(award, "Mandato 9/2026", other));
        assertEquals(new Grant(0, 0, 0, 600_00), envelopes.grant(award));
        assertEquals(9_400_00, envelopes.envelope(call).available());
        assertEquals(Award.Stage.PAID, standing().stage());

        var page = "/campaigns/" + made.slug();
        get(page).body(containsString("Aggiunto dalla città, primo sostenitore (pagato)"));
        get(page + "/money")
                .body(
                        containsString("Il Comune come primo sostenitore"),
                        containsString("/ledger/accounts/paid/" + award),
                        containsString("Mandato 9/2026"));
        var paid = get(page + "/statement.csv")
                .extract()
                .asString()
                .lines()
                .filter(line -> line.contains(",paid," + award) || line.contains(",PAID," + award))
                .toList();
        assertEquals(1, paid.size(), "the statement tells it: " + paid);
        assertTrue(paid.get(0).contains("600.00"), paid.get(0));
        get("/calls/" + calls.byId(call).slug()).body(containsString("come primo sostenitore, oltre al"));
        get("/ledger/accounts/paid/" + award).body(containsString("600"));
    }

    @Test
    void whoeverGetsMoreThanAThousandInAYearIsPublishedWithEachGrant() throws Exception {
        collected(1_000, 1_000);
        ended();
        publish(award);
        assertFalse(csv().contains(taxCode), "600 € are not more than 1,000 €");
        calls.admit(testCalls.open(TestCalls.HALF, 10_000_00), made.campaign(), 4_000_00, TestCalls.OFFICER);
        calls.decide(made.campaign(), collections.gifts(made.campaign()), Instant.now());
        assertFalse(csv().contains(taxCode), "of what has no sheet nothing is known");
        publish(made.campaign());
        var lines = csv().lines().filter(line -> line.contains(taxCode)).toList();
        assertEquals(2, lines.size(), "2,000 € and 600 € of one year: " + lines);
        assertTrue(lines.stream().anyMatch(line -> line.contains(",600.00,") && line.endsWith("," + ACT)), "" + lines);
        assertTrue(lines.stream().anyMatch(line -> line.contains(",2000.00,") && line.endsWith(",")), "" + lines);
        get("/grants").body(containsString(taxCode), containsString("primo sostenitore: " + ACT));
        assertEquals(2, grants.all(made.campaign()).size());

        var officer = office.person(Role.OFFICER);
        grants.liquidate(award, "Det. 7/2026", officer);
        assertEquals(new Grant(0, 2_000_00, 0, 0), envelopes.grant(made.campaign()), "the match stays where it was");
        grants.liquidate(made.campaign(), "Det. 8/2026", officer);
        assertEquals(new Grant(0, 0, 2_000_00, 0), envelopes.grant(made.campaign()));
        assertEquals(new Grant(0, 0, 600_00, 0), envelopes.grant(award));
    }

    @Test
    void manyAtOnceFindItToBeDueOnceAndPayItOnce() throws Exception {
        collected(1_000, 1_000);
        ended();
        publish(award);
        var found = atOnce(8, each -> said(() -> grants.liquidate(award, "Det. 7/2026", office.person(Role.OFFICER))));
        assertEquals(1, found.stream().filter("done"::equals).count(), "" + found);
        assertEquals(7, found.stream().filter("ALREADY_DONE"::equals).count(), "" + found);
        var paid = atOnce(8, each -> said(() -> grants.pay(award, "Mandato 9/2026", office.person(Role.OFFICER))));
        assertEquals(1, paid.stream().filter("done"::equals).count(), "" + paid);
        assertEquals(7, paid.stream().filter("ALREADY_DONE"::equals).count(), "" + paid);
        assertEquals(new Grant(0, 0, 0, 600_00), envelopes.grant(award));
        assertEquals(9_400_00, envelopes.envelope(call).available());
    }

    @Test
    void I22_whatIsLeftMustStillReachTheMinimum() throws Exception {
        collected(800, 100);
        ended();
        publish(award);
        collections.giveBack(made.pledges().get(0), "Chiesto dal donatore", office.person(Role.OFFICER));
        var grant = grants.of(award).orElseThrow();
        assertEquals(Money.ofEuros(600), grant.decided());
        assertEquals(Money.ZERO, grant.due());
        refused(Reason.NOT_COVERED, () -> grants.liquidate(award, "Det. 7/2026", office.person(Role.OFFICER)));
        assertEquals(new Grant(0, 600_00, 0, 0), envelopes.grant(award));
        collections.giveBack(made.pledges().get(1), "Chiesto dal donatore", office.person(Role.OFFICER));
        as("award-payer; roles=officer; level=2")
                .get("/desk/payouts")
                .then()
                .body(containsString("/desk/payouts/" + made.slug()));
    }

    @Test
    void ofACampaignThatFailedOrWasCancelledItIsReleasedAndNobodyPaysIt() throws Exception {
        collected(1_000);
        // Others of the same call: the people of one do not give enough, the other one is called off.
        var good = award;
        for (var end : List.of("FAILED", "CANCELLED")) {
            award = UUID.randomUUID();
            var over = testCalls.campaign();
            awards.propose(award, over, call, Money.ofEuros(600), ACT, office.person(Role.OFFICER));
            awards.approve(award, office.person(Role.OFFICER));
            if (end.equals("FAILED")) {
                sql.run("update campaign set status = 'FAILED' where id = '%s'".formatted(over));
            } else {
                var slug = campaigns.byIds(List.of(over)).get(over).slug();
                courses.suspend(slug, "Manca un permesso.", office.person(Role.OFFICER));
                courses.cancel(slug, "Il permesso non arriva.", office.person(Role.ADMINISTRATOR));
            }
            ended();
            assertEquals(new Grant(0, 0, 0, 0), envelopes.grant(award), end);
            assertEquals(9_400_00, envelopes.envelope(call).available(), end);
            assertTrue(grants.all(over).isEmpty());
            refused(Reason.NOT_FOUND, () -> grants.liquidate(award, "Det. 7/2026", office.person(Role.OFFICER)));
        }
        publish(good);
        assertEquals(
                "23001",
                assertThrows(SQLException.class, () -> sql.run("""
                insert into grant_act (campaign_id, award_id, stage, cents, act, person_id, at, entry_id)
                select '%s', '%s', 'LIQUIDATED', 60001, 'abc', proposed_by, now(),
                       (select id from ledger_entry limit 1) from city_award where id = '%s'""".formatted(made.campaign(), good, good)))
                        .getSQLState(),
                "more than was committed");
    }

    @Test
    void theDeskOfPayoutsHasEachGrantWithItsOwnForms() throws Exception {
        collected(1_000, 1_000);
        ended();
        calls.admit(testCalls.open(TestCalls.HALF, 10_000_00), made.campaign(), 4_000_00, TestCalls.OFFICER);
        calls.decide(made.campaign(), collections.gifts(made.campaign()), Instant.now());
        var desk = "/desk/payouts/" + made.slug();
        var officer = "award-payer; roles=officer; level=2";
        as(officer)
                .get(desk)
                .then()
                .statusCode(200)
                .body(containsString("?grant=" + award), containsString("name=\"grant\" value=\"" + made.campaign()));
        as(officer)
                .get(desk + "?grant=" + award)
                .then()
                .body(
                        containsString("name=\"grant\" value=\"" + award),
                        containsString("value=\"" + ACT + "\""),
                        not(containsString("grant/liquidations")));
        var sheet = as(officer)
                .formParam("form", "sheet")
                .formParam("grant", award)
                .formParam("beneficiary", "Associazione Il Forno")
                .formParam("taxCode", taxCode)
                .formParam("legalBasis", ACT)
                .formParam("office", "Ufficio Partecipazione")
                .formParam("manager", "Ada Rossi")
                .formParam("selection", "Progetto del voto")
                .formParam("intent", UUID.randomUUID());
        sheet.post(desk + "/grant/sheets")
                .then()
                .statusCode(303)
                .header("Location", containsString(desk + "?grant=" + award));
        as(officer)
                .formParam("grant", award)
                .formParam("act", "x")
                .post(desk + "/grant/liquidations")
                .then()
                .statusCode(422)
                .body(containsString("name=\"grant\" value=\"" + award));
        as(officer)
                .formParam("grant", UUID.randomUUID())
                .formParam("act", "Det. 7/2026")
                .post(desk + "/grant/liquidations")
                .then()
                .statusCode(404);
        as(officer)
                .formParam("grant", award)
                .formParam("act", "Det. 7/2026")
                .post(desk + "/grant/liquidations")
                .then()
                .statusCode(303);
        as(officer)
                .formParam("grant", award)
                .formParam("act", "Mandato 9/2026")
                .post(desk + "/grant/payments")
                .then()
                .statusCode(403);
        as(TestPerson.staff("administrator"))
                .formParam("grant", award)
                .formParam("act", "Mandato 9/2026")
                .post(desk + "/grant/payments")
                .then()
                .statusCode(303);
        assertEquals(new Grant(0, 0, 0, 600_00), envelopes.grant(award));
        assertEquals(new Grant(0, 2_000_00, 0, 0), envelopes.grant(made.campaign()));
        as(officer)
                .get("/desk/campaigns/" + made.slug() + "/award")
                .then()
                .body(containsString("pagato"), containsString(desk + "?grant=" + award));
    }

    private Award standing() {
        return awards.of(List.of(made.campaign())).get(0);
    }

    private static String csv() {
        return get("/grants.csv").extract().asString();
    }

    private static io.restassured.response.ValidatableResponse get(String path) {
        return RestAssured.get(path).then().statusCode(200);
    }

    private static void refused(Reason reason, Runnable act) {
        assertEquals(reason, assertThrows(Refusal.class, act::run).reason());
    }
}
