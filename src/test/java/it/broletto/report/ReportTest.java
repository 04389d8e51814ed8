package it.broletto.report;

import static io.restassured.RestAssured.given;
import static it.broletto.Until.until;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.Sql;
import it.broletto.TestPerson;
import it.broletto.campaign.CampaignService;
import it.broletto.collection.Funding;
import it.broletto.collection.Funding.Gift;
import it.broletto.identity.Role;
import it.broletto.payout.Office;
import it.broletto.payout.PayoutService;
import it.broletto.sandbox.Card;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** From the decision to the end: stages, reports, and who approves them. */
@QuarkusTest
class ReportTest {

    private static final String WRITES = "report-writes; roles=officer; level=2";
    private static final String READS = "report-reads; roles=officer; level=2";

    @Inject
    Office office;

    @Inject
    Funding funding;

    @Inject
    ReportService reports;

    @Inject
    PayoutService payouts;

    @Inject
    CampaignService campaigns;

    @Inject
    AgroalDataSource database;

    @Inject
    Sql sql;

    private static NewReport told(String title) {
        return new NewReport(title, "Il forno è montato.", false, List.of(), List.of(), UUID.randomUUID());
    }

    private NewReport last(Funding.Made made) {
        return new NewReport(
                "Fatto",
                "Il forno è acceso.",
                true,
                campaigns.bySlug(made.slug()).lines().stream()
                        .map(line -> new NewReport.Line(line.amount().cents() - 100, null))
                        .toList(),
                List.of(new ReportView.Document("Fatture", "https://example.org/fatture.pdf")),
                UUID.randomUUID());
    }

    private void pay(UUID campaign) {
        office.account(campaign, "IT60X0542811101000000123456");
        office.settleAll();
        for (var position = 1; position <= 2; position++) {
            var payout = office.request(campaign, position, 40_000);
            payouts.approve(payout, office.person(Role.OFFICER));
            payouts.execute(payout, "CRO " + payout, LocalDate.of(2026, 1, 7), office.person(Role.OFFICER));
        }
    }

    @Test
    void aCampaignIsReportedWhenItIsPaidAndItsLastReportApproved() throws Exception {
        var made = office.campaign();
        var id = made.campaign();
        var writer = office.person(Role.OFFICER);
        follows(id, Afterwards.FUNDED);
        assertNotNull(reports.dueAt(id));
        reports.write(made.slug(), told("A metà strada"), writer);
        assertEquals(1, reports.toldOf(id).size(), "what is not the last report is public at once");
        refused(Reason.INVALID_INPUT, () -> {
            var last = last(made);
            reports.write(
                    made.slug(),
                    new NewReport(last.title(), last.body(), true, List.of(), List.of(), UUID.randomUUID()),
                    writer);
        });
        var form = last(made);
        var number = reports.write(made.slug(), form, writer);
        assertEquals(number, reports.write(made.slug(), form, writer), "the same form is the same report");
        assertEquals(1, reports.toldOf(id).size());
        refused(Reason.ALREADY_DONE, () -> reports.write(made.slug(), told("Ancora"), writer));
        refused(Reason.NOT_ALLOWED, () -> reports.write(made.slug(), told("Io"), office.person(Role.CITIZEN)));
        refused(Reason.SAME_PERSON, () -> reports.approve(made.slug(), number, writer));
        reports.giveBack(made.slug(), number, "Manca la fattura del forno.", office.person(Role.OFFICER));
        assertEquals("Manca la fattura del forno.", reports.of(id).get(1).answer());
        refused(Reason.ALREADY_DONE, () -> reports.approve(made.slug(), number, office.person(Role.OFFICER)));
        var again = reports.write(made.slug(), last(made), writer);
        reports.approve(made.slug(), again, office.person(Role.ADMINISTRATOR));
        follows(id, Afterwards.FUNDED);
        pay(id);
        follows(id, Afterwards.FUNDED, Afterwards.PAYING_OUT, Afterwards.REPORTED);
        assertNull(reports.dueAt(id));
        assertEquals(2, reports.toldOf(id).size());
        refused(Reason.ALREADY_DONE, () -> reports.write(made.slug(), told("Ancora"), writer));
        var kinds = reports.story(id).stream().map(Step::kind).toList();
        assertEquals(Step.Kind.CLOSED, kinds.get(0));
        assertTrue(
                kinds.containsAll(List.of(Step.Kind.FUNDED, Step.Kind.TOLD, Step.Kind.REPORTED, Step.Kind.PAID)),
                kinds.toString());
        denied(
                "insert into campaign_report (campaign_id, number, title, body, final, written_by, written_at, intent) values ('"
                        + id + "', 4, 'Ancora', 'Un altro resoconto', false, '" + writer.id()
                        + "', now(), gen_random_uuid())");
        denied("delete from campaign_report_decision");
    }

    @Test
    void theDatabaseWantsAnotherPersonAndEachLine() throws Exception {
        var made = office.campaign();
        var writer = office.person(Role.OFFICER);
        var number = reports.write(made.slug(), last(made), writer);
        var decide =
                "insert into campaign_report_decision (campaign_id, number, approved, reason, person_id, at) values ('%s', %d, true, null, '%s', now())";
        denied(decide.formatted(made.campaign(), number, writer.id()));
        reports.giveBack(made.slug(), number, "Manca la fattura del forno.", office.person(Role.OFFICER));
        sql.run(
                "insert into campaign_report (campaign_id, number, title, body, final, written_by, written_at, intent) values ('"
                        + made.campaign() + "', 2, 'Senza conti', 'Tutto bene.....', true, '" + writer.id()
                        + "', now(), gen_random_uuid())");
        denied(decide.formatted(made.campaign(), 2, office.person(Role.OFFICER).id()));
    }

    @Test
    void aFailedCampaignIsSettledWhenEverythingWentBack() throws Exception {
        var failed = funding.collected(new Gift(400, Card.GOOD), new Gift(400, Card.DECLINED))
                .campaign();
        until(60, () -> reports.stage(failed) == Afterwards.SETTLED, funding::work);
        follows(failed, Afterwards.FAILED, Afterwards.REFUNDING, Afterwards.SETTLED);
        assertEquals(
                Step.Kind.SETTLED,
                reports.story(failed).get(reports.story(failed).size() - 1).kind());
        assertNull(reports.dueAt(failed));
    }

    @Test
    void whoIsLateIsOnTheDesk() throws Exception {
        var made = office.campaign();
        var nextYear = Instant.now().plus(Duration.ofDays(366));
        assertFalse(has(reports.overdue(), made));
        assertTrue(has(reports.overdue(nextYear), made));
        reports.write(made.slug(), last(made), office.person(Role.OFFICER));
        assertFalse(has(reports.overdue(nextYear), made));
        assertTrue(has(reports.waiting(), made));
        given().header(TestPerson.HEADER, READS)
                .get("/desk/reports")
                .then()
                .statusCode(200)
                .body(containsString("In ritardo"), containsString("/desk/reports/" + made.slug()));
    }

    private static boolean has(List<ReportService.Due> some, Funding.Made made) {
        return some.stream().anyMatch(one -> one.card().id().equals(made.campaign()));
    }

    @Test
    void fromTheFormToThePublicPage() throws Exception {
        var made = office.campaign();
        var path = "/campaigns/" + made.slug() + "/reports";
        as(TestPerson.citizen(TestPerson.codiceFiscale(941)))
                .get(path + "/last")
                .then()
                .statusCode(404);
        var form = new java.util.HashMap<String, String>(
                Map.of("intent", UUID.randomUUID().toString(), "title", "Fatto", "body", "Il forno è acceso."));
        as(WRITES)
                .formParams(form)
                .post(path + "/last")
                .then()
                .statusCode(422)
                .body(containsString("#spent.0"), containsString("Il forno è acceso."));
        for (var row = 0; row < campaigns.bySlug(made.slug()).lines().size(); row++) {
            form.put("spent." + row, row == 0 ? "550,50" : "0");
        }
        form.put("note.0", "Uno sconto del fornaio");
        as(WRITES).formParams(form).post(path + "/last").then().statusCode(303);
        given().redirects()
                .follow(false)
                .header(TestPerson.HEADER, WRITES)
                .multiPart("photo", "forno.png", picture(), "image/png")
                .multiPart("description", "Il forno acceso in piazza")
                .post(path + "/1/photos")
                .then()
                .statusCode(303);
        given().header(TestPerson.HEADER, WRITES)
                .multiPart("photo", "forno.png", "no picture".getBytes(StandardCharsets.UTF_8), "image/png")
                .multiPart("description", "Il forno acceso in piazza")
                .post(path + "/1/photos")
                .then()
                .statusCode(422)
                .body(containsString("#photo"));
        given().header(TestPerson.HEADER, WRITES)
                .multiPart("photo", "forno.png", "not opened".getBytes(StandardCharsets.UTF_8), "image/png")
                .multiPart("description", "Il forno acceso in piazza")
                .post(path + "/9/photos")
                .then()
                .statusCode(404);
        given().get(path).then().statusCode(200).body(not(containsString("550,50")));
        given().get(path + "/1/photos/1.jpg").then().statusCode(404);
        as(WRITES).get("/desk/reports/" + made.slug()).then().statusCode(200).body(containsString("decidono altri"));
        as(READS)
                .get("/desk/reports/" + made.slug())
                .then()
                .statusCode(200)
                .body(containsString("550,50"), containsString("Uno sconto del fornaio"));
        as(READS)
                .formParams("number", "1", "reason", "Breve")
                .post("/desk/reports/" + made.slug() + "/return")
                .then()
                .statusCode(422)
                .body(containsString("Breve"));
        as(READS)
                .formParam("number", "1")
                .post("/desk/reports/" + made.slug() + "/approval")
                .then()
                .statusCode(303);
        given().get(path).then().statusCode(200).body(containsString("550,50"), containsString("/photos/1.jpg"));
        var jpeg = given().get(path + "/1/photos/1.jpg")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("image/jpeg"))
                .extract()
                .asByteArray();
        assertFalse(new String(jpeg, StandardCharsets.ISO_8859_1).contains("GPS"));
        given().get("/campaigns/" + made.slug())
                .then()
                .statusCode(200)
                .body(containsString("Che cosa ne è stato"), containsString("Ultimo resoconto approvato"));
        given().cookie("broletto_language", "en")
                .get("/campaigns/" + made.slug() + "/money")
                .then()
                .statusCode(200)
                .body(containsString("What was spent"));
    }

    @Test
    void theDatabaseHasTheSameTable() throws SQLException {
        var here = new TreeSet<String>();
        for (var from : Afterwards.values()) {
            for (var to : Afterwards.values()) {
                if (from.mayBecome(to)) {
                    here.add(from + " " + to);
                }
            }
        }
        var there = new TreeSet<String>();
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select from_stage, to_stage from campaign_stage_edge")) {
            while (rows.next()) {
                there.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        assertEquals(here, there);
    }

    /** The stages are these, and each follows the one before by the table. */
    private void follows(UUID campaign, Afterwards... expected) {
        var reached = reports.stages(campaign);
        assertEquals(
                List.of(expected), reached.stream().map(Reports.Reached::stage).toList());
        for (var at = 1; at < reached.size(); at++) {
            assertTrue(reached.get(at - 1).stage().mayBecome(reached.get(at).stage()));
            assertFalse(reached.get(at).since().isBefore(reached.get(at - 1).since()));
        }
        assertEquals(expected[expected.length - 1], reports.stage(campaign));
    }

    private static byte[] picture() throws java.io.IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2_000, 500, BufferedImage.TYPE_INT_ARGB), "png", out);
        var picture = Picture.of(out.toByteArray()).orElseThrow();
        assertEquals(1_600, picture.width());
        assertEquals(400, picture.height());
        return out.toByteArray();
    }

    private static RequestSpecification as(String who) {
        return given().redirects()
                .follow(false)
                .header(TestPerson.HEADER, who)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private void denied(String attempt) {
        assertThrows(SQLException.class, () -> sql.run(attempt));
    }

    private static void refused(Reason reason, Executable act) {
        assertEquals(reason, assertThrows(Refusal.class, act).reason());
    }
}
