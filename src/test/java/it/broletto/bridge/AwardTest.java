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

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import it.broletto.application.Applicants;
import it.broletto.audit.AuditService;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.identity.Person;
import it.broletto.ledger.EnvelopeService;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The city as first backer of a campaign. */
@QuarkusTest
class AwardTest {

    private static final String ACT = "Determinazione 12/2026";
    private static final String ADMINISTRATOR = TestPerson.staff("administrator");

    @Inject
    AwardService awards;

    @Inject
    EnvelopeService envelopes;

    @Inject
    CampaignService campaigns;

    @Inject
    AuditService audit;

    @Inject
    TestCalls calls;

    @Inject
    Applicants people;

    @Inject
    AgroalDataSource database;

    @Test
    void itTakesTwoAndIsReservedBeforeAnybodySeesIt() {
        var call = calls.open(TestCalls.HALF, 1_000_00);
        var card = campaign();
        var officer = people.officer();
        var id = UUID.randomUUID();
        propose(id, card, call, 300, officer);
        propose(id, card, call, 300, officer);
        assertEquals(Reason.INTENT_REUSED, refusal(() -> propose(id, card, call, 301, officer)));
        assertEquals(Reason.ALREADY_DONE, refusal(() -> propose(UUID.randomUUID(), card, call, 1, officer)));
        assertEquals(Reason.SAME_PERSON, refusal(() -> awards.approve(id, officer)));
        assertEquals(
                "23001",
                sqlState("insert into city_award_answer values ('%s', true, '%s', now())".formatted(id, officer.id())));
        assertTrue(awards.of(List.of(card.id())).isEmpty(), "what waits is not shown");
        assertEquals(1_000_00, envelopes.envelope(call).available());

        awards.approve(id, people.officer());
        awards.approve(id, people.officer());
        var given = awards.of(List.of(card.id())).get(0);
        assertEquals(Money.ofEuros(300), given.amount());
        assertFalse(given.committed());
        assertEquals(300_00, envelopes.grant(id).reserved());
        assertEquals(700_00, envelopes.envelope(call).available());
        assertEquals(Reason.ALREADY_DONE, refusal(() -> awards.refuse(id, officer)));
        assertEquals(
                2,
                audit.about(card.id(), 20).stream()
                        .filter(line -> line.act().startsWith("campaign.award-"))
                        .count());
    }

    @Test
    void itIsNobodysPromiseSoNoMinimumCountsIt() {
        var call = calls.open(TestCalls.HALF, 1_000_00);
        var card = campaign();
        approved(card, call, 1_000);
        var after = campaigns.byIds(List.of(card.id())).get(card.id());
        assertEquals(Money.ZERO, after.promised());
        assertEquals(0, after.backers());
        assertFalse(after.minimumReached());
        assertEquals(Money.ofEuros(600), after.missingToMinimum());
    }

    @Test
    void itIsCommittedWithTheSuccessAndReleasedWithTheFailure() {
        var call = calls.open(TestCalls.HALF, 1_000_00);
        var good = campaign();
        var bad = campaign();
        var won = approved(good, call, 400);
        var lost = approved(bad, call, 500);
        awards.endDue();
        assertEquals(100_00, envelopes.envelope(call).available(), "nothing ends before its campaign");
        status(good, "CLOSED");
        status(good, "FUNDED");
        status(bad, "FAILED");
        while (awards.endDue() > 0) {
            // Others' may be due too.
        }
        assertEquals(0, envelopes.grant(won).reserved());
        assertEquals(400_00, envelopes.grant(won).committed());
        assertTrue(awards.of(List.of(good.id())).get(0).committed());
        assertEquals(0, envelopes.grant(lost).reserved());
        assertTrue(awards.of(List.of(bad.id())).isEmpty());
        assertEquals(600_00, envelopes.envelope(call).available());
        assertEquals(
                Reason.CAMPAIGN_NOT_LIVE, refusal(() -> propose(UUID.randomUUID(), bad, call, 1, people.officer())));
        assertEquals("23001", sqlState("insert into city_award_end values ('%s', true, now())".formatted(lost)));
    }

    @Test
    void twoThatRaceForTheLastCentOfAnEnvelopeGetItOnce() throws Exception {
        var call = calls.open(TestCalls.HALF, 1_000_00);
        var waiting = new ArrayList<UUID>();
        for (var each = 0; each < 4; each++) {
            var id = UUID.randomUUID();
            propose(id, campaign(), call, 600, people.officer());
            waiting.add(id);
        }
        var second = people.officer();
        var answers = atOnce(12, each -> said(() -> awards.approve(waiting.get(each % 4), second)));
        assertEquals(
                3, answers.stream().filter("done"::equals).count(), "one award, asked for three times: " + answers);
        assertEquals(9, answers.stream().filter("NOT_COVERED"::equals).count());
        assertEquals(400_00, envelopes.envelope(call).available());
        assertEquals(
                600_00,
                waiting.stream().mapToLong(id -> envelopes.grant(id).reserved()).sum());
    }

    @Test
    void whatWasTakenBackLeavesThePlaceToAnotherAndPromotersHaveNoPartInIt() {
        var call = calls.open(TestCalls.HALF, 1_000_00);
        var card = campaign();
        var first = UUID.randomUUID();
        propose(first, card, call, 100, people.officer());
        awards.refuse(first, people.officer());
        assertEquals(Reason.NOT_FOUND, refusal(() -> awards.approve(first, people.officer())));
        approved(card, call, 200);
        assertEquals(Money.ofEuros(200), awards.of(List.of(card.id())).get(0).amount());

        var promoter = people.officer();
        var own = campaigns.bySlug(people.opened(promoter)).card();
        assertEquals(Reason.SAME_PERSON, refusal(() -> propose(UUID.randomUUID(), own, call, 1, promoter)));
        assertEquals(
                Reason.AMOUNT_OUT_OF_RANGE,
                refusal(() -> propose(UUID.randomUUID(), own, call, 1_001, people.officer())));
    }

    @Test
    void theDeskAsksTwoPersonsAndTheCampaignSaysAddedByTheCity() {
        var call = calls.open(TestCalls.HALF, 1_000_00);
        var card = campaign();
        var desk = "/desk/campaigns/" + card.slug() + "/award";
        var page = "/campaigns/" + card.slug();
        var officer = "award-officer; roles=officer; level=2";
        as(TestPerson.citizen(TestPerson.codiceFiscale(4110))).get(desk).then().statusCode(403);
        as(TestPerson.staff("auditor")).post(desk).then().statusCode(403);
        as(officer).get(page).then().body(containsString(desk));
        as(officer)
                .formParam("call", call)
                .formParam("amount", "dieci")
                .formParam("act", "x")
                .post(desk)
                .then()
                .statusCode(422)
                .body(
                        containsString("value=\"dieci\""),
                        containsString("#amount"),
                        containsString("#act"),
                        not(containsString("#call")));
        as(officer + "; age=900")
                .formParam("call", call)
                .formParam("amount", "250")
                .formParam("act", ACT)
                .post(desk)
                .then()
                .statusCode(303)
                .header("Location", containsString("/login/step-up"));
        as(officer)
                .formParam("call", call)
                .formParam("amount", "250")
                .formParam("act", ACT)
                .formParam("intent", UUID.randomUUID())
                .post(desk)
                .then()
                .statusCode(303);
        as(officer)
                .get(desk)
                .then()
                .statusCode(200)
                .body(containsString("L&#39;hai proposto tu"), not(containsString("Approva e riserva")));
        as(officer).get(page).then().body(not(containsString("primo sostenitore")));
        var id = awards.of(List.of(card.id()), false).get(0).id();
        as(officer).post(desk + "/" + id + "/approval").then().statusCode(403);
        as(ADMINISTRATOR).get(desk).then().body(containsString("Approva e riserva"));
        as(ADMINISTRATOR)
                .post(desk + "/" + UUID.randomUUID() + "/approval")
                .then()
                .statusCode(404);
        as(ADMINISTRATOR).post(desk + "/" + id + "/approval").then().statusCode(303);
        as(officer)
                .get(page)
                .then()
                .body(
                        containsString("Aggiunto dalla città, primo sostenitore"),
                        containsString(ACT),
                        containsString("/ledger/accounts/reserved/" + id));
        as(officer)
                .get("/ledger/accounts/reserved/" + id)
                .then()
                .statusCode(200)
                .body(containsString(card.title()));
        as(officer)
                .cookie("broletto_language", "en")
                .get(page)
                .then()
                .body(containsString("Added by the city, first backer"));
    }

    private CampaignCard campaign() {
        return campaigns.byIds(List.of(calls.campaign())).values().iterator().next();
    }

    private void propose(UUID id, CampaignCard card, UUID call, long euros, Person officer) {
        awards.propose(id, card.id(), call, Money.ofEuros(euros), ACT, officer);
    }

    private UUID approved(CampaignCard card, UUID call, long euros) {
        var id = UUID.randomUUID();
        propose(id, card, call, euros, people.officer());
        awards.approve(id, people.officer());
        return id;
    }

    private void status(CampaignCard card, String status) {
        try (var connection = database.getConnection()) {
            connection
                    .createStatement()
                    .execute("update campaign set status = '%s' where id = '%s'".formatted(status, card.id()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sqlState(String sql) {
        return assertThrows(SQLException.class, () -> {
                    try (var connection = database.getConnection()) {
                        connection.createStatement().execute(sql);
                    }
                })
                .getSQLState();
    }

    private static Reason refusal(Runnable act) {
        return assertThrows(Refusal.class, act::run).reason();
    }
}
