package it.broletto.application;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** By what the applications of a call are judged. */
@QuarkusTest
class CriteriaTest {

    private static final String WHY = "La giunta ha chiesto altro.";
    private static final String OFFICER = "criteria-desk; roles=officer; level=2";
    private static final List<Criteria.One> OWN = List.of(
            new Criteria.One("USEFUL", null, 60),
            new Criteria.One("OWN1", "Ombra d'estate", 30),
            new Criteria.One("OWN2", "Acqua risparmiata", 10));

    @Inject
    Applicants people;

    @Inject
    AssessmentService assessments;

    @Inject
    CriteriaService criteria;

    @Inject
    CallService calls;

    @Inject
    TestCalls testCalls;

    @Inject
    AgroalDataSource database;

    private static NewSheet sheet(Map<String, Integer> scores) {
        return new NewSheet(scores.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> new NewSheet.Scored(one.getValue(), "Un motivo abbastanza lungo."))));
    }

    @Test
    void aSheetIsGivenByWhatTheCallSaidWhenTheApplicationWasSent() throws Exception {
        var call = testCalls.open(TestCalls.HALF, 1_000_000);
        var before = people.sent(call, people.citizen());
        criteria.change(call, 0, 10, OWN, WHY, TestCalls.OFFICER);
        var after = people.sent(call, people.citizen());
        assertEquals(Criteria.SHIPPED, assessments.criteria(before));
        assertEquals(1, assessments.criteria(after).number());
        var officer = people.officer();
        assessments.judge(before, 1, Applicants.sheet(4), officer);
        assertEquals(400, assessments.sheets(before).get(0).hundredths());
        assertEquals(0, assessments.sheets(before).get(0).criteria());
        refused(Reason.INVALID_INPUT, () -> assessments.judge(after, 1, Applicants.sheet(4), officer));
        refused(
                Reason.INVALID_INPUT,
                () -> assessments.judge(after, 1, sheet(Map.of("USEFUL", 11, "OWN1", 5, "OWN2", 0)), officer));
        assessments.judge(after, 1, sheet(Map.of("USEFUL", 9, "OWN1", 10, "OWN2", 0)), officer);
        var given = assessments.sheets(after).get(0);
        assertEquals(840, given.hundredths(), "(9 × 60 + 10 × 30 + 0 × 10) ÷ 100");
        assertEquals(10, given.scale());
        assertEquals(1, given.criteria());
        assertEquals(
                List.of("USEFUL", "OWN1", "OWN2"),
                given.scores().stream().map(SheetView.Score::code).toList());
        assertEquals("Ombra d'estate", given.scores().get(1).label());
        criteria.change(call, 1, 5, OWN.subList(0, 2), WHY, TestCalls.OFFICER);
        assertEquals(given, assessments.sheets(after).get(0), "later versions change nothing of it");
        var sheet =
                "insert into application_sheet (id, application_id, version, reviewer_id, given_at, call_id, criteria, scale) values"
                        + " (gen_random_uuid(), '" + after + "', 1, '" + officer.id() + "', now(), '" + call
                        + "', %d, %d)";
        denied(sheet.formatted(2, 5));
        denied(sheet.formatted(1, 5));
        denied("update call_criterion set weight = 1 where call_id = '" + call + "'");
        denied("insert into call_criterion (call_id, number, position, code, label, weight) values ('" + call
                + "', 1, 5, 'OWN5', 'Un altro criterio', 5)");
    }

    @Test
    void whatDoesNotFitIsRefusedAndTheSameAgainIsTheSame() {
        var call = testCalls.open(TestCalls.HALF, 1_000_000);
        refused(Reason.REASON_NEEDED, () -> criteria.change(call, 0, 5, OWN, "Breve", TestCalls.OFFICER));
        refused(Reason.INVALID_INPUT, () -> criteria.change(call, 0, 7, OWN, WHY, TestCalls.OFFICER));
        refused(Reason.INVALID_INPUT, () -> criteria.change(call, 0, 5, List.of(), WHY, TestCalls.OFFICER));
        criteria.change(call, 0, 5, OWN, WHY, TestCalls.OFFICER);
        criteria.change(call, 0, 5, OWN, WHY, TestCalls.OFFICER);
        assertEquals(1, criteria.of(call).number());
        refused(Reason.STALE_FORM, () -> criteria.change(call, 0, 10, OWN, WHY, TestCalls.OFFICER));
        assertEquals(Criteria.SHIPPED, criteria.of(UUID.randomUUID()));
        assertEquals(60, criteria.of(call).percent(OWN.get(0)));
        assertTrue(Criteria.SHIPPED.list().stream().allMatch(one -> one.label() == null));
    }

    @Test
    void theDeskWeighsAndEverybodyReadsIt() {
        var call = testCalls.open(TestCalls.HALF, 1_000_000);
        var path = "/desk/calls/" + call + "/criteria";
        as(OFFICER).get("/desk/calls/" + call).then().statusCode(200).body(containsString(path));
        as(OFFICER).get(path).then().statusCode(200).body(containsString("value=\"30\""));
        var form = Map.of(
                "number",
                "0",
                "scale",
                "10",
                "weight.USEFUL",
                "300",
                "weight.OWN1",
                "40",
                "label.OWN1",
                "Ombra d'estate",
                "reason",
                "Breve");
        as(OFFICER)
                .formParams(form)
                .post(path)
                .then()
                .statusCode(422)
                .body(
                        containsString("#weight.USEFUL"),
                        containsString("#reason"),
                        containsString("Ombra d&#39;estate"));
        var right = new java.util.HashMap<>(form);
        right.put("weight.USEFUL", "60");
        right.put("reason", WHY);
        as(OFFICER).formParams(right).post(path).then().statusCode(303);
        var slug = calls.byId(call).slug();
        given().get("/calls/" + slug)
                .then()
                .statusCode(200)
                .body(
                        containsString("Ombra d&#39;estate"),
                        containsString("pesa il 40%"),
                        containsString("da 0 a 10"),
                        not(containsString("Sostegno della comunità")));
        var id = people.sent(call, people.citizen());
        as(OFFICER)
                .get("/desk/applications/" + id)
                .then()
                .statusCode(200)
                .body(containsString("Ombra d&#39;estate"), containsString("value=\"10\""));
    }

    private static RequestSpecification as(String who) {
        return given().redirects()
                .follow(false)
                .header(TestPerson.HEADER, who)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private void denied(String sql) {
        assertThrows(SQLException.class, () -> {
            try (var connection = database.getConnection()) {
                connection.createStatement().execute(sql);
            }
        });
    }

    private static void refused(Reason reason, Executable act) {
        assertEquals(reason, assertThrows(Refusal.class, act).reason());
    }
}
