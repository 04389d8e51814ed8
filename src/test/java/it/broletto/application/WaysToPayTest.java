package it.broletto.application;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.call.CallDeskService;
import it.broletto.call.CallService;
import it.broletto.call.NewCall;
import it.broletto.call.Paying;
import it.broletto.call.Receiver;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignService;
import it.broletto.identity.Person;
import it.broletto.ledger.EnvelopeService;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who receives what is given to a campaign, and how one may pay, is said by its call. Here the city offers the sandbox. */
@QuarkusTest
class WaysToPayTest {

    private static final String ADA = TestPerson.citizen(TestPerson.codiceFiscale(902));
    private static final Paying CITY = new Paying(Receiver.CITY, List.of("pagopa", "transfer"));
    private static final String OTHERS = "DE89370400440532013000";
    private static final Paying PROMOTER = new Paying(Receiver.PROMOTER, List.of("stripe", "transfer"));

    @Inject
    TestCalls testCalls;

    @Inject
    Applicants people;

    @Inject
    ApplicationService applications;

    @Inject
    AssessmentService assessments;

    @Inject
    CallDeskService desk;

    @Inject
    CallService calls;

    @Inject
    CampaignService campaigns;

    @Inject
    EnvelopeService envelopes;

    @Inject
    AgroalDataSource database;

    private static NewCall wanted(Paying paying) {
        return TestCalls.usual(TestCalls.HALF, TestCalls.windows(), TestCalls.SPONSORS, paying);
    }

    private UUID call(Paying paying) {
        return testCalls.open(wanted(paying), 1_000_000);
    }

    private String opened(UUID call) {
        var citizen = people.citizen();
        return applications.open(people.approved(call, citizen), null, citizen);
    }

    private static void isPaid(String slug, Receiver receiver, String... rails) {
        given().get("/api/v1/campaigns/" + slug)
                .then()
                .statusCode(200)
                .body("receiver", equalTo(receiver.name()))
                .body("rails", contains(rails));
    }

    @Test
    void aCampaignOpensWithTheWaysOfItsCallAndSaysSo() throws SQLException {
        var call = call(CITY);
        var slug = opened(call);
        isPaid(slug, Receiver.CITY, "pagopa", "transfer");
        given().get("/campaigns/" + slug)
                .then()
                .body(
                        containsString("Chi riceve i tuoi soldi"),
                        containsString("Il Comune, nella sua tesoreria"),
                        containsString("Con un avviso pagoPA"),
                        not(containsString("Con la carta")));
        given().cookie("broletto_language", "en")
                .get("/campaigns/" + slug)
                .then()
                .body(containsString("The municipality, in its treasury"), containsString("By a pagoPA notice"));
        var callSlug = calls.byId(call).slug();
        given().get("/calls/" + callSlug)
                .then()
                .body(containsString("Chi riceve i soldi"), containsString("Con un avviso pagoPA"));
        given().get("/api/v1/calls/" + callSlug)
                .then()
                .body("call.rule.receiver", equalTo("CITY"))
                .body("versions[0].rails", contains("pagopa", "transfer"));
        var campaign = campaigns.bySlug(slug).card().id();
        assertThrows(
                SQLException.class,
                () -> run("insert into campaign_other_rail (campaign_id, rail, set_at) values ('" + campaign
                        + "', 'stripe', now())"));
    }

    @Test
    void whoPledgesIsToldOnlyOfTheWaysThereAre() {
        var slug = opened(call(CITY));
        given().get("/campaigns/" + slug)
                .then()
                .body(
                        containsString("I soldi li riceve il Comune."),
                        containsString("Con pagoPA: adesso non paghi"),
                        containsString("Con un bonifico: lo fai tu"),
                        not(containsString("registri una carta")));
        var notices = opened(call(new Paying(Receiver.CITY, List.of("pagopa"))));
        var payment = as(ADA).formParam("intent", UUID.randomUUID())
                .formParam("naming", "anonymous")
                .formParam("otherAmount", 20)
                .post("/campaigns/" + notices + "/pledges")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        as(ADA).get(payment)
                .then()
                .statusCode(200)
                .body(
                        containsString("Con pagoPA ricevi un avviso dopo la chiusura"),
                        not(containsString("carta")),
                        not(containsString("bonifico")));
        as(ADA).post(payment).then().statusCode(303);
        as(TestPerson.staff("officer"))
                .get("/desk/payouts/" + notices)
                .then()
                .statusCode(200)
                .body(containsString("qui va un conto del Comune"));
    }

    /** What the city receives goes to an account of the city's: nobody sends it elsewhere by naming one. */
    @Test
    void whereTheCityReceivesOnlyAnAccountOfTheCitysIsTaken() throws SQLException {
        var slug = opened(call(CITY));
        var officer = TestPerson.staff("officer");
        enter(slug, officer, OTHERS)
                .then()
                .statusCode(422)
                .body(containsString("non è un conto del Comune"), containsString("value=\"" + OTHERS + "\""));
        assertEquals(
                0,
                number("select count(*) from beneficiary_account where campaign_id = '"
                        + campaigns.bySlug(slug).card().id() + "'"));
        enter(slug, officer, "IT60 X054 2811 1010 0000 0123 456").then().statusCode(303);
        var promoters = opened(call(PROMOTER));
        enter(promoters, officer, OTHERS).then().statusCode(303);
    }

    private static Response enter(String slug, String person, String iban) {
        return as(person)
                .formParam("form", "account")
                .formParam("intent", UUID.randomUUID())
                .formParam("holder", "Associazione Il Forno")
                .formParam("iban", iban)
                .post("/campaigns/" + slug + "/payouts/accounts");
    }

    @Test
    void F26_aLaterVersionOfACallChangesNoWayToPayOfAnOpenCampaign() {
        var call = call(PROMOTER);
        var early = opened(call);
        testCalls.changeRule(call, 1, TestCalls.HALF, CITY, "Riceve il Comune, che fa i lavori", TestCalls.OFFICER);
        var late = opened(call);
        isPaid(early, Receiver.PROMOTER, "stripe", "transfer");
        isPaid(late, Receiver.CITY, "pagopa", "transfer");
        assertEquals(
                1,
                calls.admission(campaigns.bySlug(early).card().id())
                        .orElseThrow()
                        .rule()
                        .number());
        testCalls.changeRule(call, 2, TestCalls.HALF, CITY, "La stessa versione non cambia niente", TestCalls.OFFICER);
        assertEquals(2, calls.byId(call).rule().number());
    }

    @Test
    void outsideACallAndWhereACallNamesNoWayTheCitysUsualOneIsTaken() {
        isPaid(people.opened(people.citizen()), Receiver.PROMOTER, "sandbox");
        isPaid(opened(call(Paying.USUAL)), Receiver.PROMOTER, "sandbox");
    }

    @Test
    void withoutAnyOfItsWaysACampaignDoesNotOpenAndNothingIsReserved() throws SQLException {
        nothingOpens(call(new Paying(Receiver.CITY, List.of())), "sandbox");
        var call = call(PROMOTER);
        // As if the city had had this rail when the call said it.
        var prepared = UUID.randomUUID();
        run(
                "insert into call_prepared (id, call_id, rule_number, rule, receiver, rails, reason, person_id, role, at) select '"
                        + prepared
                        + "', call_id, 2, rule, 'PROMOTER', '{satispay,pos}', 'Ora con satispay', gen_random_uuid(), role,"
                        + " now() from call_rule where call_id = '" + call + "'");
        run("insert into call_answer (prepared_id, confirmed, person_id, at) values ('" + prepared
                + "', true, gen_random_uuid(), now())");
        nothingOpens(call, "satispay, pos");
    }

    private void nothingOpens(UUID call, String missing) throws SQLException {
        var edit = as(ADA).formParam("intent", UUID.randomUUID())
                .post("/applications")
                .header("Location");
        var path = edit.substring(edit.indexOf("/applications"), edit.indexOf("/edit"));
        var id = UUID.fromString(path.substring("/applications/".length()));
        var citizen = applicant(id);
        applications.send(id, Applicants.content(call, "Un forno di quartiere"), citizen);
        var officer = people.officer();
        assessments.judge(id, 1, Applicants.sheet(4), officer);
        assessments.propose(id, 1, "Serve al quartiere e si può fare.", officer);
        assessments.approve(id, 1, people.officer());
        var refusal = assertThrows(Refusal.class, () -> applications.open(id, null, citizen));
        assertEquals(Reason.NO_RAIL, refusal.reason());
        assertEquals(List.of(missing), refusal.arguments());
        assertEquals(ApplicationStatus.APPROVED, assessments.sent(id).status());
        assertEquals(1_000_000, envelopes.envelope(call).available());
        as(ADA).formParam("opensOn", "")
                .post(path + "/opening")
                .then()
                .statusCode(409)
                .body(containsString("(" + missing + ")"), containsString("La tua approvazione resta"));
    }

    @Test
    void neitherTheServiceNorTheDatabaseTakesAWayThatDoesNotFitTheReceiver() {
        for (var unfit : List.of(
                new Paying(Receiver.PROMOTER, List.of("transfer", "pagopa")),
                new Paying(Receiver.CITY, List.of("stripe")),
                new Paying(Receiver.CITY, List.of("sandbox")),
                new Paying(Receiver.PROMOTER, List.of("contanti")))) {
            var refusal =
                    assertThrows(Refusal.class, () -> desk.create(UUID.randomUUID(), wanted(unfit), TestCalls.OFFICER));
            assertEquals(Reason.RAIL_UNFIT, refusal.reason());
        }
        assertThrows(Refusal.class, () -> new Paying(Receiver.CITY, List.of("pagopa", "pagopa")));
        var call = call(CITY);
        assertEquals(
                Reason.RAIL_UNFIT,
                assertThrows(
                                Refusal.class,
                                () -> testCalls.changeRule(
                                        call,
                                        1,
                                        TestCalls.HALF,
                                        new Paying(Receiver.CITY, List.of("stripe")),
                                        "Anche con la carta",
                                        TestCalls.OFFICER))
                        .reason());
        var draft = desk.create(UUID.randomUUID(), wanted(CITY), TestCalls.OFFICER);
        for (var wrong : List.of("'PROMOTER', '{pagopa}'", "'CITY', '{stripe}'", "'CITY', '{Pagopa}'", "'X', '{}'")) {
            var unfit = assertThrows(
                    SQLException.class,
                    () -> run("insert into call_rule (call_id, number, rule, sha256, shared, valid_from, role,"
                            + " receiver, rails) select call_id, 2, rule, sha256, shared, now(), role, "
                            + wrong + " from call_rule where call_id = '" + draft + "'"),
                    wrong);
            assertEquals("23514", unfit.getSQLState(), unfit.getMessage());
        }
        assertEquals(1, calls.byId(call).rule().number());
    }

    private static RequestSpecification as(String who) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .header(TestPerson.HEADER, who);
    }

    private Person applicant(UUID application) throws SQLException {
        try (var connection = database.getConnection();
                var found = connection
                        .createStatement()
                        .executeQuery("select applicant_id from application where id = '" + application + "'")) {
            found.next();
            var like = people.citizen();
            return new Person(
                    found.getObject(1, UUID.class),
                    like.roles(),
                    like.level(),
                    like.authenticatedAt(),
                    like.birthDate(),
                    like.displayName());
        }
    }

    private int number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getInt(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertTrue(statement.executeUpdate(sql) > 0);
        }
    }
}
