package it.broletto.campaign;

import static io.restassured.RestAssured.given;
import static it.broletto.AtOnce.atOnce;
import static it.broletto.AtOnce.said;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.ledger.EnvelopeService;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Extension, suspension, resumption and cancellation. */
@QuarkusTest
class CourseTest {

    private static final String WHY = "I permessi arrivano tardi.";
    private static final String OFFICER = "course-officer; roles=officer; level=2";

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    CourseService courses;

    @Inject
    CallService calls;

    @Inject
    TestCalls testCalls;

    @Inject
    EnvelopeService envelopes;

    @Inject
    AgroalDataSource database;

    private CampaignCard card(String slug) {
        return campaigns.bySlug(slug).card();
    }

    @Test
    void aCampaignIsExtendedOnceByDaysOfRome() {
        var slug = town.liveCampaign();
        var before = card(slug).closesAt();
        var officer = town.backer();
        refused(Reason.INVALID_INPUT, () -> courses.extend(slug, 0, WHY, officer));
        refused(Reason.INVALID_INPUT, () -> courses.extend(slug, 61, WHY, officer));
        refused(Reason.INVALID_INPUT, () -> courses.extend(slug, 10, "Breve", officer));
        courses.extend(slug, 60, WHY, officer);
        assertEquals(
                before.atZone(it.broletto.shared.Time.ROME).plusDays(60).toInstant(),
                card(slug).closesAt());
        refused(Reason.ALREADY_DONE, () -> courses.extend(slug, 1, WHY, officer));
        assertTrue(card(slug).open());
    }

    /** Whoever comes first: it is extended and open, or it is closed at its old time. Never both, never neither. */
    @Test
    void extensionAndCloseAtTheSameInstantAgree() throws Exception {
        for (var round = 0; round < 8; round++) {
            var slug = town.closingCampaign(Duration.ofMillis(300));
            var officer = town.backer();
            var before = card(slug).closesAt();
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), before).toMillis() - 2));
            var done = atOnce(List.of(
                    () -> said(() -> courses.extend(slug, 5, WHY, officer)),
                    () -> said(campaigns::closeDue),
                    () -> said(campaigns::closeDue)));
            while (!Instant.now().isAfter(before) || campaigns.closeDue() > 0) {
                Thread.onSpinWait();
            }
            var after = card(slug);
            if (done.get(0).equals("done")) {
                assertEquals(CampaignStatus.LIVE, after.status());
                assertTrue(after.closesAt().isAfter(before));
            } else {
                assertEquals("CAMPAIGN_NOT_LIVE", done.get(0));
                assertEquals(CampaignStatus.FAILED, after.status());
                assertEquals(before, after.closesAt());
            }
        }
    }

    @Test
    void whileItRestsNobodyPledgesNothingClosesAndTheRestIsAdded() {
        var slug = town.closingCampaign();
        var backer = town.backer();
        var officer = town.backer();
        var pledge = pledges.pledge(slug, Town.pledge(700), backer);
        var other = pledges.pledge(slug, Town.pledge(20), backer);
        var before = card(slug).closesAt();
        courses.suspend(slug, WHY, officer);
        refused(Reason.CAMPAIGN_NOT_LIVE, () -> courses.suspend(slug, WHY, officer));
        refused(Reason.CAMPAIGN_NOT_LIVE, () -> courses.extend(slug, 3, WHY, officer));
        refused(Reason.CAMPAIGN_NOT_LIVE, () -> pledges.pledge(slug, Town.pledge(5), backer));
        Town.later(Duration.ofMinutes(3));
        campaigns.closeDue();
        assertEquals(CampaignStatus.SUSPENDED, card(slug).status());
        assertTrue(pledges.own(pledge, backer.id()).withdrawable());
        pledges.withdraw(other, backer);
        courses.resume(slug, "I permessi sono arrivati.", officer);
        refused(Reason.ILLEGAL_TRANSITION, () -> courses.resume(slug, WHY, officer));
        var gained = Duration.between(before, card(slug).closesAt());
        assertTrue(
                gained.compareTo(Duration.ofMinutes(2)) > 0 && gained.compareTo(Duration.ofMinutes(4)) < 0,
                "" + gained);
        assertTrue(card(slug).open());
        assertEquals(70_000, card(slug).promised().cents());
    }

    @Test
    void cancelledItIsOverAndWhatItsCallReservedIsFree() {
        var call = testCalls.open(TestCalls.HALF, 60_000);
        var slug = town.liveCampaign();
        var officer = town.backer();
        var backer = town.backer();
        var pledge = pledges.pledge(slug, Town.pledge(700), backer);
        calls.admit(call, card(slug).id(), 100_000, TestCalls.OFFICER);
        assertEquals(50_000, envelopes.grant(card(slug).id()).reserved());
        assertEquals(60, courses.mostDays(card(slug).id()));
        refused(Reason.SECOND_PERSON_NEEDED, () -> courses.cancel(slug, "Il promotore rinuncia.", officer));
        courses.suspend(slug, WHY, officer);
        refused(Reason.SECOND_PERSON_NEEDED, () -> courses.cancel(slug, "Il promotore rinuncia.", officer));
        denied("insert into campaign_course (campaign_id, number, act, reason, actor_id, at) values ('"
                + card(slug).id() + "', 2, 'CANCEL', 'Un motivo qualunque', '" + officer.id() + "', now())");
        courses.cancel(slug, "Il promotore rinuncia.", town.backer());
        assertEquals(0, envelopes.grant(card(slug).id()).reserved());
        assertEquals(CampaignStatus.CANCELLED, card(slug).status());
        assertFalse(pledges.own(pledge, backer.id()).withdrawable());
        refused(Reason.CAMPAIGN_NOT_LIVE, () -> courses.cancel(slug, WHY, officer));
        refused(Reason.ILLEGAL_TRANSITION, () -> courses.resume(slug, WHY, officer));
        refused(Reason.CAMPAIGN_NOT_LIVE, () -> pledges.pledge(slug, Town.pledge(5), backer));
    }

    @Test
    void theDatabaseMovesACampaignOnlyWithARecordedAct() {
        var slug = town.liveCampaign();
        var id = card(slug).id();
        var officer = town.backer().id();
        var act =
                "insert into campaign_course (campaign_id, number, act, reason, closes_before, closes_after, actor_id, at) values ('"
                        + id + "', %d, '%s', 'Un motivo qualunque', %s, '" + officer + "', now())";
        denied("update campaign set closes_at = closes_at + interval '1 day' where slug = '" + slug + "'");
        denied("update campaign set status = 'SUSPENDED' where slug = '" + slug + "'");
        denied("update campaign set status = 'CANCELLED' where slug = '" + slug + "'");
        denied(act.formatted(2, "SUSPEND", "null, null"));
        denied(act.formatted(1, "RESUME", "now(), now() + interval '1 day'"));
        denied(act.formatted(1, "EXTEND", "now(), now() + interval '1 day'"));
        courses.suspend(slug, WHY, town.backer());
        denied("update campaign set status = 'LIVE' where slug = '" + slug + "'");
        denied("delete from campaign_course");
        denied("update campaign_course set reason = 'Un altro motivo'");
    }

    @Test
    void whoStopsAtTheGoalTakesNoMore() {
        var slug = town.liveCampaign();
        var backer = town.backer();
        courses.setSurplus(card(slug).id(), Surplus.STOP);
        courses.setSurplus(card(slug).id(), Surplus.PROJECT);
        assertEquals(Surplus.STOP, courses.surplus(card(slug).id()));
        pledges.pledge(slug, Town.pledge(999), backer);
        var last = pledges.pledge(slug, Town.pledge(50), backer);
        refused(Reason.GOAL_REACHED, () -> pledges.pledge(slug, Town.pledge(5), backer));
        pledges.withdraw(last, backer);
        pledges.pledge(slug, Town.pledge(5), backer);
    }

    @Test
    void theDeskSuspendsResumesAndCancelsAndEverybodyReadsWhy() {
        var slug = town.liveCampaign();
        var desk = "/desk/campaigns/" + slug;
        as(OFFICER).get("/desk/campaigns").then().statusCode(200).body(containsString("/desk/campaigns/campagna-"));
        as(OFFICER)
                .get(desk)
                .then()
                .statusCode(200)
                .body(containsString("Sospendi"), not(containsString("/resumption")));
        as(OFFICER)
                .formParam("reason", "Breve")
                .post(desk + "/suspension")
                .then()
                .statusCode(422)
                .body(containsString("Breve"), containsString("#reason"));
        as(OFFICER).formParam("reason", WHY).post(desk + "/suspension").then().statusCode(303);
        given().get("/campaigns/" + slug)
                .then()
                .statusCode(200)
                .body(containsString(WHY), containsString("La campagna è sospesa"), not(containsString("Chiusa il")));
        as(OFFICER)
                .formParam("reason", WHY)
                .post(desk + "/suspension")
                .then()
                .statusCode(409)
                .body(containsString("nel frattempo la campagna è cambiata"));
        as(OFFICER)
                .formParam("reason", "Tutto a posto ora.")
                .post(desk + "/resumption")
                .then()
                .statusCode(303);
        as(OFFICER)
                .get("/campaigns/" + slug + "/extension")
                .then()
                .statusCode(200)
                .body(containsString("Da 1 a 60"));
        as(OFFICER)
                .formParams("days", "0", "reason", "Breve")
                .post("/campaigns/" + slug + "/extension")
                .then()
                .statusCode(422)
                .body(containsString("#days"), containsString("#reason"));
        as(OFFICER)
                .formParams("days", "5", "reason", WHY)
                .post("/campaigns/" + slug + "/extension")
                .then()
                .statusCode(303);
        as(TestPerson.citizen(TestPerson.codiceFiscale(905)))
                .get("/campaigns/" + slug + "/extension")
                .then()
                .statusCode(404);
        as(OFFICER).get(desk + "/cancellation").then().statusCode(303);
        pledges.pledge(slug, Town.pledge(460), town.backer());
        calls.admit(testCalls.open(TestCalls.HALF, 120_000), card(slug).id(), 100_000, TestCalls.OFFICER);
        as(OFFICER)
                .formParam("reason", "Il promotore rinuncia.")
                .post(desk + "/suspension")
                .then()
                .statusCode(303);
        as(OFFICER)
                .get(desk)
                .then()
                .body(containsString("Per annullare servono due persone"), not(containsString("/cancellation")));
        as(OFFICER).get(desk + "/cancellation").then().statusCode(303);
        var second = "course-second; roles=administrator; level=2";
        as(second).get(desk).then().body(containsString("href=\"" + desk + "/cancellation\""));
        as(second)
                .get(desk + "/cancellation")
                .then()
                .statusCode(200)
                .body(
                        containsString("Una persona ha promesso 460\u00a0€"),
                        containsString("500\u00a0€ che il Comune teneva da parte"),
                        not(containsString("già incassati")),
                        containsString("Non si torna indietro"));
        as(second)
                .formParam("reason", "Breve")
                .post(desk + "/cancellation")
                .then()
                .statusCode(422)
                .body(containsString(">\nBreve<"), containsString("Una persona ha promesso"));
        assertEquals(CampaignStatus.SUSPENDED, card(slug).status());
        as(OFFICER)
                .formParam("reason", "Il promotore rinuncia.")
                .post(desk + "/cancellation")
                .then()
                .statusCode(409)
                .body(containsString("Per annullare servono due persone"), containsString("Il promotore rinuncia."));
        as(second)
                .formParam("reason", "Il promotore rinuncia.")
                .post(desk + "/cancellation")
                .then()
                .statusCode(303);
        as(OFFICER).get(desk).then().statusCode(200).body(containsString("qui non si cambia più nulla"));
        given().cookie("broletto_language", "en")
                .get("/campaigns/" + slug)
                .then()
                .body(containsString("Cancelled"), containsString("nobody pays anything"));
    }

    private static RequestSpecification as(String who) {
        return given().redirects()
                .follow(false)
                .header(TestPerson.HEADER, who)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static void refused(Reason reason, Executable act) {
        assertEquals(reason, assertThrows(Refusal.class, act).reason());
    }

    private void denied(String sql) {
        var refused = assertThrows(
                SQLException.class,
                () -> {
                    try (var connection = database.getConnection()) {
                        connection.createStatement().execute(sql);
                    }
                },
                sql);
        assertEquals("23001", refused.getSQLState(), refused.getMessage());
    }
}
