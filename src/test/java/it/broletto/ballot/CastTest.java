package it.broletto.ballot;

import static io.restassured.RestAssured.given;
import static it.broletto.AtOnce.atOnce;
import static it.broletto.ballot.TestVoters.as;
import static it.broletto.ballot.TestVoters.cast;
import static it.broletto.ballot.TestVoters.castByApi;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import it.broletto.identity.TestResidents;
import it.broletto.project.TestProjects;
import it.broletto.project.TestProjects.Wanted;
import it.broletto.round.Residence;
import it.broletto.round.RoundView;
import it.broletto.shared.Time;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may cast, what may be cast, and what happens when much is cast at once. */
@QuarkusTest
class CastTest {

    @Inject
    TestProjects projects;

    @Inject
    TestResidents residents;

    @Inject
    TestVoters voters;

    @Inject
    BallotService ballots;

    @Inject
    CountService counts;

    private String citizen() {
        return TestPerson.citizen(residents.somebody());
    }

    private void assertRefused(String reason, int status, String person, RoundView round, List<UUID> picks) {
        castByApi(person, round, UUID.randomUUID(), picks)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("reason", equalTo(reason));
        assertTrue(cast(person, round, UUID.randomUUID(), picks).statusCode() >= 400);
        assertEquals(0, voters.count("ballot_cast", round));
        assertEquals(0, voters.count("ballot", round));
    }

    @Test
    void twoHundredCastsOfOnePersonAtOnceLeaveOneBallotAndTheLastOneCounts() throws Exception {
        var round = projects.voting();
        var ids = projects.ids(round);
        var citizen = citizen();
        var answers = atOnce(200, i -> castByApi(citizen, round, UUID.randomUUID(), List.of(ids.get(i % 8)))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath());
        assertEquals(1, voters.count("ballot", round));
        assertEquals(200, voters.count("ballot_cast", round));
        var seqs = new HashSet<Integer>();
        for (var answer : answers) {
            seqs.add(answer.getInt("seq"));
            var found = ballots.find(answer.getString("receipt")).orElseThrow();
            assertEquals(answer.getInt("seq"), found.seq());
            assertEquals(answer.getInt("seq") == 200, found.last());
        }
        assertEquals(200, seqs.size());
        var last = answers.stream()
                .filter(answer -> answer.getInt("seq") == 200)
                .map(answers::indexOf)
                .findFirst()
                .orElseThrow();
        projects.close(round);
        var result = resultOf(round);
        var counted = result.stream().filter(line -> line.endsWith(" 1")).toList();
        assertEquals(List.of((last % 8 + 1) + " 1"), counted);
    }

    /** Number on the ballot and votes of each project. */
    private List<String> resultOf(RoundView round) {
        while (given().get("/api/v1/rounds/" + round.slug() + "/results").statusCode() == 409) {
            counts.countNext();
        }
        var lines = given().get("/api/v1/rounds/" + round.slug() + "/results").jsonPath();
        List<String> files = lines.getList("areas.lines.fileId.flatten()");
        List<Integer> votes = lines.getList("areas.lines.votes.flatten()");
        return files.stream()
                .map(file -> file + " " + votes.get(files.indexOf(file)))
                .toList();
    }

    @Test
    void oneFormSentTwoHundredTimesAtOnceIsOneCastWithOneReceipt() throws Exception {
        var round = projects.voting();
        var picks = projects.ids(round).subList(0, 3);
        var citizen = citizen();
        var intent = UUID.randomUUID();
        var places = new HashSet<>(atOnce(200, i -> cast(citizen, round, intent, picks)
                .then()
                .statusCode(303)
                .extract()
                .header("Location")));
        assertEquals(1, places.size());
        assertEquals(1, voters.count("ballot", round));
        assertEquals(1, voters.count("ballot_cast", round));
        assertEquals(3, voters.count("ballot_choice", round));
    }

    @Test
    void theSameFormAfterTheCloseStillGivesItsReceipt() {
        var round = projects.voting();
        var picks = projects.ids(round).subList(0, 1);
        var citizen = citizen();
        var intent = UUID.randomUUID();
        var before = cast(citizen, round, intent, picks).header("Location");
        projects.close(round);
        assertEquals(before, cast(citizen, round, intent, picks).header("Location"));
        castByApi(citizen, round, UUID.randomUUID(), picks).then().statusCode(409);
    }

    @Test
    void anIntentIsGoodForOneSetOfChoices() {
        var round = projects.voting();
        var ids = projects.ids(round);
        var citizen = citizen();
        var intent = UUID.randomUUID();
        castByApi(citizen, round, intent, ids.subList(0, 2)).then().statusCode(201);
        castByApi(citizen, round, intent, List.of(ids.get(1), ids.get(0)))
                .then()
                .statusCode(201);
        castByApi(citizen, round, intent, ids.subList(0, 3))
                .then()
                .statusCode(409)
                .body("reason", equalTo("INTENT_REUSED"));
        assertEquals(1, voters.count("ballot_cast", round));
    }

    @Test
    void noCastComesAfterTheCloseHoweverCloseTheyAre() throws Exception {
        for (var attempt = 0; attempt < 5; attempt++) {
            var round = projects.voting();
            var picks = projects.ids(round).subList(0, 1);
            var answers = atOnce(40, i -> {
                if (i == 20) {
                    projects.close(round);
                    return "CLOSED";
                }
                var answer = castByApi(citizen(), round, UUID.randomUUID(), picks);
                return answer.statusCode() == 201 ? "CAST" : answer.jsonPath().getString("reason");
            });
            assertTrue(Set.of("CLOSED", "CAST", "WRONG_PHASE").containsAll(answers), "" + answers);
            var accepted = answers.stream().filter("CAST"::equals).count();
            resultOf(round);
            var result =
                    given().get("/api/v1/rounds/" + round.slug() + "/results").jsonPath();
            assertEquals(voters.count("ballot_cast", round), accepted);
            assertEquals(voters.count("ballot", round), result.getLong("voters"));
        }
    }

    @Test
    void atTheAnnouncedCloseTheVoteIsOverEvenIfNobodyHasMovedTheRound() throws SQLException {
        var round = projects.voting();
        voters.execute("update phase set opens_at = opens_at - interval '90 days', closes_at = case kind when 'VOTING'"
                + " then now() - interval '1 second' else closes_at - interval '90 days' end"
                + " where round_id = '" + round.id() + "'");
        assertRefused("WRONG_PHASE", 409, citizen(), round, projects.ids(round).subList(0, 1));
    }

    @Test
    void beforeTheVoteOpensNothingIsCast() {
        var round = projects.evaluating(Residence.ANYONE, 0);
        assertRefused("WRONG_PHASE", 409, citizen(), round, List.of(UUID.randomUUID()));
        as(citizen())
                .get("/rounds/" + round.slug() + "/booth")
                .then()
                .statusCode(303)
                .header("Location", containsString("/eligibility"));
    }

    @Test
    void level1IsSentToStepUpAndFindsItsBallotAgain() {
        assertStepUp("; roles=citizen; level=1; born=1980-01-01");
    }

    @Test
    void aLoginOlderThanFiveMinutesIsSentToStepUp() {
        assertStepUp("; roles=citizen; level=2; born=1980-01-01; age=301");
    }

    @Test
    void whoseSessionEndedInTheBoothSignsInAndFindsTheBallotAgain() {
        var round = projects.voting();
        var picks = projects.ids(round).subList(0, 2);
        var voter = residents.somebody();
        for (var page : List.of("booth/review", "casts")) {
            var cookie = given().redirects()
                    .follow(false)
                    .formParam("intent", UUID.randomUUID())
                    .formParam("pick", picks.toArray())
                    .formParam("voter", residents.idOf(voter))
                    .post("/rounds/" + round.slug() + "/" + page)
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/login?return=%2Frounds%2F"))
                    .extract()
                    .cookie("broletto_form");
            as(citizen())
                    .cookie("broletto_form", cookie)
                    .get("/rounds/" + round.slug() + "/booth/review")
                    .then()
                    .statusCode(403)
                    .body(not(containsString(picks.get(0).toString())));
            as(TestPerson.citizen(voter))
                    .cookie("broletto_form", cookie)
                    .get("/rounds/" + round.slug() + "/booth/review")
                    .then()
                    .statusCode(200)
                    .body(
                            containsString(picks.get(0).toString()),
                            containsString(picks.get(1).toString()));
        }
        assertEquals(0, voters.count("ballot_cast", round));
    }

    @Test
    void aPaperOfNobodyIsKeptForNobody() {
        var round = projects.voting();
        var sent = given().redirects()
                .follow(false)
                .formParam("pick", projects.ids(round).get(0))
                .post("/rounds/" + round.slug() + "/booth/review");
        assertEquals(303, sent.statusCode());
        assertNull(sent.cookie("broletto_form"));
    }

    private void assertStepUp(String login) {
        var round = projects.voting();
        var picks = projects.ids(round).subList(0, 2);
        var somebody = residents.somebody();
        castByApi(somebody + login, round, UUID.randomUUID(), picks)
                .then()
                .statusCode(401)
                .body("reason", equalTo("LEVEL_TOO_LOW"));
        var intent = UUID.randomUUID();
        var sent = cast(somebody + login, round, intent, picks)
                .then()
                .statusCode(303)
                .header("Location", containsString("/login/step-up?return=%2Frounds%2F"))
                .extract();
        assertEquals(0, voters.count("ballot_cast", round));
        var cookie = sent.cookie("broletto_form");
        as(TestPerson.citizen(somebody))
                .cookie("broletto_form", cookie)
                .get("/rounds/" + round.slug() + "/booth/review")
                .then()
                .statusCode(200)
                .body(
                        containsString(intent.toString()),
                        containsString(picks.get(0).toString()),
                        containsString(picks.get(1).toString()));
        as(citizen())
                .cookie("broletto_form", cookie)
                .get("/rounds/" + round.slug() + "/booth/review")
                .then()
                .statusCode(403);
        cast(TestPerson.citizen(somebody), round, intent, picks).then().statusCode(303);
        assertEquals(1, voters.count("ballot_cast", round));
    }

    @Test
    void whoIsTooYoungIsRefused() {
        var round = projects.voting(Residence.ANYONE, 16, new Wanted("M1", 1000));
        var picks = projects.ids(round);
        var born = LocalDate.now(Time.ROME).minusYears(16).plusDays(1);
        assertRefused("TOO_YOUNG", 403, residents.somebody() + "; roles=citizen; level=2; born=" + born, round, picks);
        assertRefused("AGE_UNKNOWN", 403, residents.somebody() + "; roles=citizen; level=2", round, picks);
        var today = born.minusDays(1);
        castByApi(residents.somebody() + "; roles=citizen; level=2; born=" + today, round, UUID.randomUUID(), picks)
                .then()
                .statusCode(201);
    }

    @Test
    void whoIsNoResidentIsRefusedAndToldWhomToAsk() {
        var round = projects.voting(Residence.CITY, 0, new Wanted("M1", 1000));
        var resident = residents.somebody();
        residents.register(resident, "M2");
        var stranger = residents.somebody();
        assertRefused("NOT_A_RESIDENT", 403, TestPerson.citizen(stranger), round, projects.ids(round));
        as(TestPerson.citizen(stranger))
                .get("/rounds/" + round.slug() + "/eligibility")
                .then()
                .statusCode(200)
                .body(containsString("via Larga 12"), containsString("Risponde una persona"));
        castByApi(TestPerson.citizen(resident), round, UUID.randomUUID(), projects.ids(round))
                .then()
                .statusCode(201);
        assertEquals("M2", voters.single("select district from ballot where round_id = '" + round.id() + "'"));
    }

    @Test
    void aDistrictsResidentsVoteForTheirOwnAreaAndTheCity() throws SQLException {
        var round = projects.voting(
                Residence.OWN_AREA, 0, new Wanted("M1", 1000), new Wanted("M2", 1000), new Wanted("CITY", 1000));
        var ids = projects.ids(round);
        var resident = residents.somebody();
        residents.register(resident, "M1");
        var citizen = TestPerson.citizen(resident);
        assertRefused("OTHER_AREA", 422, citizen, round, ids.subList(0, 2));
        castByApi(citizen, round, UUID.randomUUID(), List.of(ids.get(0), ids.get(2)))
                .then()
                .statusCode(201);
        var smuggled = assertThrows(
                SQLException.class,
                () -> voters.execute("""
                        do $$ declare made uuid := gen_random_uuid(); begin
                            insert into ballot_cast (id, ballot_id, round_id, seq, receipt, intent, cast_at)
                                select made, id, round_id, 2, '%s', made, opened_at from ballot where round_id = '%s';
                            insert into ballot_choice (cast_id, round_id, position, project_id) values (made, '%s', 1, '%s');
                        end $$""".formatted(ReceiptCode.random(), round.id(), round.id(), ids.get(1))));
        assertEquals("23001", smuggled.getSQLState());
        assertTrue(smuggled.getMessage().contains("another district"), smuggled.getMessage());
    }

    @Test
    void aBallotHoldsOneToThreeDifferentProjectsOfItsRound() {
        var round = projects.voting();
        var ids = projects.ids(round);
        var citizen = citizen();
        assertRefused("NO_CHOICE", 422, citizen, round, List.of());
        assertRefused("TOO_MANY_CHOICES", 422, citizen, round, ids.subList(0, 4));
        assertRefused("NOT_ON_BALLOT", 422, citizen, round, List.of(ids.get(0), ids.get(0)));
        assertRefused("NOT_ON_BALLOT", 422, citizen, round, List.of(ids.get(0), UUID.randomUUID()));
        assertRefused(
                "NOT_ON_BALLOT",
                422,
                citizen,
                round,
                projects.ids(projects.voting()).subList(0, 1));
    }

    @Test
    void nonsenseIsRefusedBeforeItReachesTheBox() {
        var round = projects.voting();
        var path = "/api/v1/rounds/" + round.slug() + "/casts";
        for (var body : List.of(
                "{}",
                "{\"intent\":null,\"projects\":[]}",
                "[]",
                "null",
                "{",
                "{\"intent\":\"x\",\"projects\":[]}",
                "{\"intent\":\"" + UUID.randomUUID() + "\"}",
                "{\"intent\":\"" + UUID.randomUUID() + "\",\"projects\":[null]}")) {
            var status = as(citizen())
                    .contentType("application/json")
                    .body(body)
                    .post(path)
                    .statusCode();
            assertTrue(status == 400 || status == 422, body + " " + status);
        }
        as(citizen())
                .formParam("pick", "x")
                .formParam("intent", UUID.randomUUID())
                .post("/rounds/" + round.slug() + "/casts")
                .then()
                .statusCode(422);
        as(citizen())
                .formParam("intent", "x")
                .post("/rounds/" + round.slug() + "/casts")
                .then()
                .statusCode(409);
        as(citizen())
                .formParam("pick", "x")
                .post("/rounds/" + round.slug() + "/booth/review")
                .then()
                .statusCode(422);
        as(citizen()).get("/rounds/nothing-like-it/booth").then().statusCode(404);
        assertEquals(0, voters.count("ballot_cast", round));
    }

    @Test
    void theMetricsDoNotCountWhoVotes() {
        var round = projects.voting();
        castByApi(citizen(), round, UUID.randomUUID(), projects.ids(round).subList(0, 1))
                .then()
                .statusCode(201);
        cast(citizen(), round, UUID.randomUUID(), projects.ids(round).subList(0, 1))
                .then()
                .statusCode(303);
        given().get("/rounds").then().statusCode(200);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("uri=\"/rounds\""), not(containsString("/casts")));
    }

    @Test
    void staffDoNotVote() {
        var round = projects.voting();
        var picks = projects.ids(round).subList(0, 1);
        assertRefused("NOT_ALLOWED", 403, TestPerson.staff("councillor"), round, picks);
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/rounds/" + round.slug() + "/casts")
                .then()
                .statusCode(401);
    }

    @Test
    void theDatabaseRefusesToChangeOrForgetABallot() {
        var round = projects.voting();
        castByApi(citizen(), round, UUID.randomUUID(), projects.ids(round).subList(0, 2))
                .then()
                .statusCode(201);
        var where = " where round_id = '" + round.id() + "'";
        for (var statement : List.of(
                "update ballot set person_id = person_id" + where,
                "delete from ballot" + where,
                "update ballot_cast set seq = seq + 1" + where,
                "delete from ballot_cast" + where,
                "update ballot_choice set position = position + 1" + where,
                "delete from ballot_choice" + where,
                "insert into ballot_choice (cast_id, round_id, position, project_id) select id, round_id, 3, '"
                        + projects.ids(round).get(2) + "' from ballot_cast" + where,
                "truncate ballot_choice",
                "truncate ballot_cast cascade",
                "truncate ballot cascade",
                "update project set cost_cents = 1" + where,
                "update project set status = 'UNLISTED'" + where,
                "delete from project" + where)) {
            var refused = assertThrows(SQLException.class, () -> voters.execute(statement), statement);
            assertEquals("23001", refused.getSQLState(), statement);
        }
        assertEquals(2, voters.count("ballot_choice", round));
    }
}
