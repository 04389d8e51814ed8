package it.broletto.accountability;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.project.ProjectStatus;
import it.broletto.shared.Money;
import it.broletto.shared.Time;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccountabilityPagesTest {

    @Inject
    Works works;

    @Inject
    FollowUpService followUp;

    @Inject
    EntityManager entities;

    @Test
    void theProjectSaysInWordsWhetherThePromiseIsKept() {
        var late = works.promised(LocalDate.now(Time.ROME).minusDays(100));
        given().get("/projects/" + late)
                .then()
                .statusCode(200)
                .body(
                        containsString("In ritardo di 3 mesi"),
                        containsString("La promessa e oggi"),
                        containsString("1.000"),
                        containsString("Non ancora assegnato"));
        given().cookie("broletto_language", "en")
                .get("/projects/" + late)
                .then()
                .body(containsString("Late by 3 months"));
        var onTime = works.promised(LocalDate.now(Time.ROME).plusDays(1));
        given().get("/projects/" + onTime).then().body(containsString("In tempo: scade tra 1 giorno"));
    }

    @Test
    void anOfficerMovesPromisesStatesAndSpends() {
        var project = works.promised(LocalDate.now(Time.ROME).minusDays(1));
        var desk = "/desk/projects/" + project;
        officer().get("/desk/projects").then().statusCode(200);
        officer().get("/desk").then().statusCode(200).body(containsString("/desk/projects"));
        for (var form : new String[] {"", "/sheet", "/status", "/facts", "/milestones", "/spending"}) {
            officer().get(desk + form).then().statusCode(200);
        }
        post(
                        desk + "/status",
                        Map.of("to", "UNDER_WAY", "body", "Il cantiere è aperto.", "version", "" + version(project)))
                .statusCode(303);
        post(desk + "/facts", Map.of("body", "<b>Posata</b> la prima pietra.")).statusCode(303);
        post(
                        desk + "/milestones",
                        Map.of(
                                "title",
                                "Collaudo",
                                "promisedOn",
                                LocalDate.now(Time.ROME).minusDays(5).toString()))
                .statusCode(303);
        var milestone = followUp.page(project).milestones().get(0);
        officer().get(desk + "/milestones/" + milestone.id()).then().statusCode(200);
        post(
                        desk + "/milestones/" + milestone.id(),
                        Map.of("doneOn", LocalDate.now(Time.ROME).toString(), "version", "0"))
                .statusCode(422)
                .body(containsString("Scrivi il motivo"));
        post(
                        desk + "/milestones/" + milestone.id(),
                        Map.of(
                                "doneOn",
                                LocalDate.now(Time.ROME).toString(),
                                "version",
                                "0",
                                "reason",
                                "Ha piovuto per un mese."))
                .statusCode(303);
        post(desk + "/spending", spending("COMMITTED", "900,50")).statusCode(303);
        post(desk + "/spending", spending("PAID", "900,51"))
                .statusCode(422)
                .body(containsString("value=\"900,51\""), containsString("impegnato"));
        post(
                        desk + "/sheet",
                        Map.of(
                                "office",
                                "Area Verde",
                                "manager",
                                "M. Bianchi",
                                "cup",
                                "c11g06000000001",
                                "version",
                                "0"))
                .statusCode(303);
        post(desk + "/sheet", Map.of("office", "Altro ufficio", "version", "0")).statusCode(409);
        given().get("/projects/" + project)
                .then()
                .statusCode(200)
                .body(
                        containsString("C11G06000000001"),
                        containsString("Area Verde"),
                        containsString("&lt;b&gt;Posata"),
                        containsString("Ha piovuto per un mese."),
                        containsString("900,50"));
        given().get("/projects/" + project + "/movements.csv")
                .then()
                .contentType(startsWith("text/csv"))
                .body(containsString(",COMMITTED,900.50,"));
        given().get("/api/v1/projects/" + project).then().body("money.committed.cents", equalTo(90050));
    }

    @Test
    void aMilestoneSentBackAsItWasIsNotCalledSavedAndLeavesNoTrace() {
        var project = works.promised(LocalDate.now(Time.ROME).plusDays(1));
        followUp.promise(
                project, new NewMilestone("Collaudo", LocalDate.now(Time.ROME), UUID.randomUUID()), works.officer());
        var milestone = followUp.page(project).milestones().get(0);
        var path = "/desk/projects/" + project + "/milestones/" + milestone.id();
        var typed = Map.of("doneOn", "", "reason", "", "version", "" + milestone.version());
        officer()
                .cookie(
                        "broletto_flash",
                        post(path, typed).statusCode(303).extract().cookie("broletto_flash"))
                .get("/desk/projects/" + project)
                .then()
                .body(containsString("Non hai cambiato nulla"), not(containsString("La tappa è salvata")));
        assertEquals(milestone, followUp.page(project).milestones().get(0));
        var reached = new HashMap<>(typed);
        reached.put("doneOn", LocalDate.now(Time.ROME).toString());
        officer()
                .cookie(
                        "broletto_flash",
                        post(path, reached).statusCode(303).extract().cookie("broletto_flash"))
                .get("/desk/projects/" + project)
                .then()
                .body(containsString("La tappa è salvata"));
        assertEquals(List.of("accountability.milestone-promised", "accountability.milestone-reached"), acts(project));
    }

    /** What the log tells of the project's milestones. */
    private List<String> acts(UUID project) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select act from audit_entry where subject_id = :id and act like '%.milestone-%' order by id",
                        String.class)
                .setParameter("id", project)
                .getResultList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-", "0,001", "1000000000000000", "tanto", "12,345", "--5"})
    void aWrongAmountIsExplainedAndKeptAndChangesNothing(String amount) {
        var project = works.promised(LocalDate.now(Time.ROME).plusDays(1));
        post("/desk/projects/" + project + "/spending", spending("COMMITTED", amount))
                .statusCode(422)
                .body(containsString("error-summary"), containsString("value=\"" + amount + "\""));
        assertEquals(Money.ZERO, followUp.page(project).money().committed());
    }

    @Test
    void aCorrectionNeedsAReason() {
        var project = works.promised(LocalDate.now(Time.ROME).plusDays(1));
        var path = "/desk/projects/" + project + "/spending";
        post(path, spending("COMMITTED", "100")).statusCode(303);
        post(path, spending("COMMITTED", "-40")).statusCode(422).body(containsString("Scrivi il motivo"));
        var correction = new HashMap<>(spending("COMMITTED", "-40"));
        correction.put("reason", "Registrato due volte per errore.");
        correction.put("intent", UUID.randomUUID().toString());
        post(path, correction).statusCode(303);
        post(path, correction).statusCode(303);
        assertEquals(Money.ofEuros(60), followUp.page(project).money().committed());
    }

    @Test
    void wrongDatesAndTextsAreExplained() {
        var desk = "/desk/projects/" + works.promised(LocalDate.now(Time.ROME).plusDays(1));
        var tomorrow = new HashMap<>(spending("COMMITTED", "1"));
        tomorrow.put("spentOn", LocalDate.now(Time.ROME).plusDays(2).toString());
        post(desk + "/spending", tomorrow).statusCode(422).body(containsString("nel futuro"));
        post(desk + "/milestones", Map.of("title", "Collaudo", "promisedOn", "31/02/2026"))
                .statusCode(422)
                .body(containsString("data valida"));
        post(desk + "/milestones", Map.of("title", "ab", "promisedOn", "2026-02-28"))
                .statusCode(422);
        post(desk + "/facts", Map.of("body", "x".repeat(2001))).statusCode(422);
        post(desk + "/status", Map.of("to", "ALLEGRO", "body", "Non esiste.", "version", "0"))
                .statusCode(422);
        post(desk + "/sheet", Map.of("cup", "123", "version", "0"))
                .statusCode(422)
                .body(containsString("15 caratteri"));
    }

    @Test
    void onlyAnOfficerWritesAboutAProject() {
        var project = works.promised(LocalDate.now(Time.ROME).plusDays(1));
        for (var role : new String[] {"citizen", "councillor", "moderator", "auditor", "administrator"}) {
            as(TestPerson.staff(role)).get("/desk/projects").then().statusCode(403);
            as(TestPerson.staff(role))
                    .formParams(Map.of(
                            "body", "Non posso.", "intent", UUID.randomUUID().toString()))
                    .post("/desk/projects/" + project + "/facts")
                    .then()
                    .statusCode(403);
        }
        given().redirects()
                .follow(false)
                .get("/desk/projects")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login"));
        assertEquals(0, followUp.page(project).facts().size());
    }

    @Test
    void unknownProjectsAreNotFound() {
        var foreign = UUID.randomUUID();
        for (var path : new String[] {
            "/projects/" + foreign,
            "/projects/" + foreign + "/movements.csv",
            "/projects/1",
            "/api/v1/projects/" + foreign,
            "/accountability/nothing.csv",
            "/accountability?round=nessuna"
        }) {
            given().get(path).then().statusCode(404);
        }
        officer().get("/desk/projects/" + foreign).then().statusCode(404);
        post("/desk/projects/" + foreign + "/facts", Map.of("body", "Chi sei?")).statusCode(404);
    }

    @Test
    void theDashboardAndItsFilesTellTheSame() {
        var round = works.round();
        var project = works.winner(round, "M1", 123_456);
        works.sql("update project set status = 'PLANNED' where id = '" + project + "'");
        followUp.follow(project, LocalDate.now(Time.ROME).minusDays(400));
        var query = "?round=" + round.slug();
        given().get("/accountability" + query)
                .then()
                .statusCode(200)
                .body(
                        containsString("123.456"),
                        containsString("Municipio 1"),
                        containsString("/projects/" + project),
                        containsString("Dati aggiornati al"));
        given().cookie("broletto_language", "en")
                .get("/accountability" + query + "&late=true&status=PLANNED&area=M1")
                .then()
                .statusCode(200)
                .body(containsString("/projects/" + project), containsString("Late by"));
        given().get("/accountability" + query + "&status=DONE")
                .then()
                .body(not(containsString("/projects/" + project)));
        given().get("/accountability/areas.csv" + query)
                .then()
                .body(equalTo("area,name,projects,voted,committed,paid\r\nM1,Municipio 1,1,123456.00,0.00,0.00\r\n"));
        given().get("/accountability/projects.csv" + query).then().body(containsString(project.toString()));
        for (var file : new String[] {"rounds", "statuses", "years"}) {
            given().get("/accountability/" + file + ".csv" + query)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("text/csv"));
        }
        given().get("/api/v1/projects" + query).then().body("items[0].status", equalTo(ProjectStatus.PLANNED.name()));
        given().get("/accountability").then().statusCode(200);
    }

    @Test
    void myOwnSpaceIsMine() {
        given().redirects().follow(false).get("/me").then().statusCode(303);
        as(TestPerson.citizen(TestPerson.codiceFiscale(300)))
                .get("/me")
                .then()
                .statusCode(200)
                .body(containsString("Prossimi passi"));
        as(TestPerson.citizen(TestPerson.codiceFiscale(300)))
                .get("/me/data.json")
                .then()
                .statusCode(200)
                .body("pledges.size()", equalTo(0));
        officer().get("/me").then().statusCode(200).body(containsString("/desk"));
    }

    private int version(UUID project) {
        return followUp.page(project).project().version();
    }

    private static Map<String, String> spending(String stage, String amount) {
        return Map.of(
                "stage",
                stage,
                "amount",
                amount,
                "spentOn",
                LocalDate.now(Time.ROME).toString(),
                "act",
                "Determina 12 del 2026");
    }

    private static io.restassured.response.ValidatableResponse post(String path, Map<String, String> typed) {
        var form = new HashMap<>(Map.of("intent", UUID.randomUUID().toString()));
        form.putAll(typed);
        return officer()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .post(path)
                .then();
    }

    private static RequestSpecification officer() {
        return as(TestPerson.staff("officer"));
    }

    private static RequestSpecification as(String who) {
        return given().redirects().follow(false).header(TestPerson.HEADER, who);
    }
}
