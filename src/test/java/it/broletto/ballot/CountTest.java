package it.broletto.ballot;

import static io.restassured.RestAssured.given;
import static it.broletto.AtOnce.atOnce;
import static it.broletto.ballot.TestVoters.castByApi;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import it.broletto.TestPerson;
import it.broletto.identity.TestResidents;
import it.broletto.project.TestProjects;
import it.broletto.project.TestProjects.Wanted;
import it.broletto.round.Phase;
import it.broletto.round.Residence;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.rules.RulesService;
import it.broletto.tally.Count;
import it.broletto.tally.Pabulib;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CountTest {

    @Inject
    TestProjects projects;

    @Inject
    TestResidents residents;

    @Inject
    TestVoters voters;

    @Inject
    CountService counts;

    @Inject
    RoundService rounds;

    @Inject
    RulesService rules;

    @Inject
    SessionFactory hibernate;

    private String vote(RoundView round, List<UUID> picks) {
        var somebody = residents.somebody();
        castByApi(TestPerson.citizen(somebody), round, UUID.randomUUID(), picks)
                .then()
                .statusCode(201);
        return somebody;
    }

    private JsonPath counted(RoundView round) {
        projects.close(round);
        awaitDecided(round);
        return given().get("/api/v1/rounds/" + round.slug() + "/results")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Counts at once, or waits for the job that is at it. */
    private void awaitDecided(RoundView round) {
        var until = Instant.now().plus(Duration.ofSeconds(20));
        while (rounds.byId(round.id()).phase() != Phase.DECIDED && Instant.now().isBefore(until)) {
            counts.countNext();
        }
        assertEquals(Phase.DECIDED, rounds.byId(round.id()).phase());
    }

    /** The same ids as the sealed sheet has them in its lot order. */
    private List<String> byLot(RoundView round, String... ids) {
        return rules.sealed(round.id()).lot().stream()
                .filter(List.of(ids)::contains)
                .toList();
    }

    private static byte[] file(RoundView round, String area) {
        return given().get("/rounds/" + round.slug() + "/results/" + area + ".pb")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    @Test
    void onlyTheLastBallotOfEachPersonCountsInEachAreaByItself() throws Exception {
        var round = projects.voting();
        var projectIds = projects.ids(round);
        var changed = residents.somebody();
        for (var picks :
                List.of(List.of(projectIds.get(0), projectIds.get(5)), List.of(projectIds.get(3), projectIds.get(7)))) {
            castByApi(TestPerson.citizen(changed), round, UUID.randomUUID(), picks);
        }
        vote(round, List.of(projectIds.get(3), projectIds.get(2)));
        var result = counted(round);
        assertEquals(2, result.getInt("voters"));
        assertEquals(List.of(2, 0, 1), result.getList("areas.ballots"));
        var ids = result.<String>getList("areas[0].lines.fileId");
        assertEquals(List.of("4", "3"), ids.subList(0, 2));
        assertEquals(byLot(round, "1", "2"), ids.subList(2, 4));
        assertEquals("5", ids.get(4));
        assertEquals(List.of(2, 1, 0, 0, 0), result.getList("areas[0].lines.votes"));
        assertEquals(
                List.of("500000.00", "400000.00", "250000.00", "250000.00", "250000.00"),
                result.getList("areas[0].lines.left"));
        assertEquals(List.of(true, true, false, false, false), result.getList("areas[0].lines.won"));
        assertEquals(
                "SELECTED,SELECTED,TOO_FEW_VOTES,TOO_FEW_VOTES,OVER_BUDGET",
                voters.single("select string_agg(l.fate, ',' order by l.place) from outcome_line l join outcome o on"
                        + " o.id = l.outcome_id join area a on a.id = o.area_id where a.code = 'M1' and o.round_id = '"
                        + round.id() + "'"));
        assertEquals(List.of(1), result.getList("areas[2].lines.votes"));
    }

    @Test
    void theFileHoldsNoPersonNoTimeAndNoOrderOfArrival() throws Exception {
        var round = projects.voting();
        var ids = projects.ids(round);
        var people = new ArrayList<String>();
        for (var i = 0; i < 40; i++) {
            people.add(vote(round, List.of(ids.get(i % 5), ids.get(5))));
        }
        counted(round);
        var one = new String(file(round, "M1"), StandardCharsets.UTF_8);
        var other = new String(file(round, "M2"), StandardCharsets.UTF_8);
        for (var somebody : people) {
            assertFalse(one.contains(somebody)
                    || one.contains(residents.idOf(somebody).toString()));
        }
        assertFalse(one.matches("(?s).*[0-9a-f]{8}-[0-9a-f]{4}-.*VOTES.*[0-9a-f]{8}-[0-9a-f]{4}-.*"), one);
        assertFalse(one.substring(one.indexOf("VOTES")).contains(":"), one);
        var votes = one.substring(one.indexOf("voter_id;vote")).lines().skip(1).toList();
        assertEquals(40, votes.size());
        assertEquals("1", votes.get(0).split(";")[0]);
        assertEquals("40", votes.get(39).split(";")[0]);
        var order = votes.stream().map(vote -> vote.split(";")[1]).toList();
        var arrival = new ArrayList<String>();
        for (var i = 0; i < 40; i++) {
            arrival.add(Integer.toString(i % 5 + 1));
        }
        assertNotEquals(arrival, order);
        assertTrue(other.contains("num_votes;40"));
    }

    @Test
    void recountingTheStoredFileGivesTheStoredOutcome() throws Exception {
        var round = projects.voting();
        var ids = projects.ids(round);
        for (var i = 0; i < 25; i++) {
            vote(round, List.of(ids.get(i % 8), ids.get((i * 3 + 1) % 8 == i % 8 ? (i + 1) % 8 : (i * 3 + 1) % 8)));
        }
        var result = counted(round);
        for (var at = 0; at < 3; at++) {
            var bytes = file(round, result.getString("areas[" + at + "].code"));
            assertEquals(Sha256.hex(bytes), result.getString("areas[" + at + "].sha256"));
            var outcome = Count.of(Pabulib.read(new ByteArrayInputStream(bytes)), rules.sealed(round.id()));
            List<String> winners = result.getList("areas[" + at + "].lines.findAll { it.won }.fileId");
            assertEquals(outcome.winners(), winners);
            assertEquals(
                    outcome.lines().stream().map(line -> line.votes() + "").toList(),
                    result.getList("areas[" + at + "].lines.votes").stream()
                            .map(String::valueOf)
                            .toList());
        }
    }

    @Test
    void aTieGoesToTheCheaperOneThenByLot() {
        var round = projects.voting(
                Residence.ANYONE, 0, new Wanted("M1", 300_000), new Wanted("M1", 300_000), new Wanted("M1", 200_000));
        var ids = projects.ids(round);
        vote(round, ids);
        var result = counted(round);
        var lot = byLot(round, "1", "2");
        assertEquals(List.of("3", lot.get(0), lot.get(1)), result.getList("areas[0].lines.fileId"));
        assertEquals(List.of(true, true, false), result.getList("areas[0].lines.won"));
        assertEquals(List.of("SELECTED", "SELECTED", "NO_MONEY_LEFT"), result.getList("areas[0].lines.fate"));
        assertEquals(List.of(lot.get(0)), result.getList("areas[0].explanation.losers.lostTo"));
        given().get("/rounds/" + round.slug() + "/results")
                .then()
                .statusCode(200)
                .body(
                        containsString("Mancavano 300.000"),
                        containsString("aveva lo stesso numero di voti ed è passato prima"));
    }

    @Test
    void areasWithoutProjectsOrBallotsAreCountedToo() {
        var round = projects.voting(Residence.ANYONE, 0, new Wanted("M1", 1000));
        var result = counted(round);
        assertEquals(List.of(0, 0, 0), result.getList("areas.ballots"));
        assertEquals(0, result.getInt("voters"));
        given().get("/rounds/" + round.slug() + "/results").then().statusCode(200);
    }

    @Test
    void manyCountersAtOnceCountOnce() throws Exception {
        var round = projects.voting();
        vote(round, projects.ids(round).subList(0, 2));
        projects.close(round);
        atOnce(32, i -> counts.countNext());
        awaitDecided(round);
        assertEquals(3, voters.count("outcome", round));
        assertEquals(
                "3",
                voters.single("select count(*) from audit_entry where act = 'round.counted' and round_id = '"
                        + round.id() + "'"));
    }

    @Test
    void whatWonIsPlannedAndWhatLostIsLost() {
        var round = projects.voting();
        vote(round, projects.ids(round).subList(0, 3));
        counted(round);
        // The third is the cheapest of the three; of the other two there is money for one.
        var lucky = byLot(round, "1", "2").get(0);
        assertEquals(
                lucky.equals("1")
                        ? "PLANNED,LOST,PLANNED,LOST,LOST,LOST,LOST,LOST"
                        : "LOST,PLANNED,PLANNED,LOST,LOST,LOST,LOST,LOST",
                voters.single("select string_agg(status, ',' order by number) from project where round_id = '"
                        + round.id() + "'"));
    }

    @Test
    void beforeTheCloseThereIsNoResultAndNoTurnoutAnywhere() {
        var round = projects.voting();
        for (var i = 0; i < 7; i++) {
            vote(round, projects.ids(round).subList(0, 1));
        }
        given().get("/api/v1/rounds/" + round.slug() + "/results")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("reason", equalTo("WRONG_PHASE"));
        given().get("/rounds/" + round.slug() + "/results/M1.pb").then().statusCode(409);
        given().get("/rounds/" + round.slug() + "/results")
                .then()
                .statusCode(200)
                .body(containsString("nemmeno l"), not(containsString("Votanti")));
        given().get("/rounds/" + round.slug() + "/eligibility").then().body(not(containsString("Votanti")));
        assertEquals(
                "0",
                voters.single("select count(*) from audit_entry where act like 'ballot%' and round_id = '" + round.id()
                        + "'"));
    }

    @Test
    void theDatabaseKeepsOutcomesAsTheyAre() {
        var round = projects.voting();
        vote(round, projects.ids(round).subList(0, 1));
        counted(round);
        var where = " where round_id = '" + round.id() + "'";
        for (var statement : List.of(
                "update outcome set total_cents = 0" + where,
                "delete from outcome" + where,
                "update outcome_line set won = true where outcome_id in (select id from outcome" + where + ")",
                "delete from outcome_line where outcome_id in (select id from outcome" + where + ")")) {
            assertEquals(
                    "23001",
                    assertThrows(SQLException.class, () -> voters.execute(statement))
                            .getSQLState());
        }
    }

    @Test
    void unknownAreasAndRoundsHaveNoFile() {
        var round = projects.voting(Residence.ANYONE, 0, new Wanted("M1", 1000));
        counted(round);
        given().get("/rounds/" + round.slug() + "/results/M9.pb").then().statusCode(404);
        given().get("/rounds/no-such-round/results/M1.pb").then().statusCode(404);
        given().get("/rounds/no-such-round/results").then().statusCode(404);
        given().get("/api/v1/rounds/no-such-round/results").then().statusCode(404);
    }

    @Test
    void moreProjectsNeedNoMoreQueries() {
        var few = projects.voting(Residence.ANYONE, 0, new Wanted("M1", 1000));
        var many = projects.voting();
        var citizen = TestPerson.citizen(residents.somebody());
        var booth = "/rounds/%s/booth";
        assertEquals(
                statements(citizen, booth.formatted(few.slug())), statements(citizen, booth.formatted(many.slug())));
        counted(few);
        counted(many);
        var results = "/rounds/%s/results";
        assertEquals(
                statements(citizen, results.formatted(few.slug())),
                statements(citizen, results.formatted(many.slug())));
    }

    /** How many statements a page needs; the least of some tries, because jobs of the server make some of their own. */
    private long statements(String person, String path) {
        var least = Long.MAX_VALUE;
        for (var i = 0; i < 8; i++) {
            var before = hibernate.getStatistics().getPrepareStatementCount();
            TestVoters.as(person).get(path).then().statusCode(200);
            least = Math.min(least, hibernate.getStatistics().getPrepareStatementCount() - before);
        }
        assertTrue(least > 0, "statistics are off");
        return least;
    }
}
