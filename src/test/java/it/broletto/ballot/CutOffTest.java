package it.broletto.ballot;

import static io.restassured.RestAssured.given;
import static it.broletto.ballot.TestVoters.castByApi;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import it.broletto.identity.TestResidents;
import it.broletto.project.TestProjects;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An instance is cut off in the middle of its work: for the database, the connection breaks. */
@QuarkusTest
class CutOffTest {

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
    AgroalDataSource database;

    @Test
    void aCastCutOffLeavesNothingAndTheSameFormAgainCastsItOnce() throws Exception {
        var round = projects.voting();
        var picks = projects.ids(round).subList(0, 2);
        var citizen = TestPerson.citizen(residents.somebody());
        var intent = UUID.randomUUID();
        try (var holder = hold(picks.get(1))) {
            var answer = CompletableFuture.supplyAsync(() -> castByApi(citizen, round, intent, picks));
            cutOff(awaitBlockedBy(holder, "ballot_cast"));
            answer.get().then().statusCode(503).header("Retry-After", "120").contentType("application/problem+json");
            assertEquals(0, voters.count("ballot", round));
            holder.rollback();
        }
        var receipt = castByApi(citizen, round, intent, picks)
                .then()
                .statusCode(201)
                .body("seq", equalTo(1))
                .extract()
                .asString();
        assertEquals(receipt, castByApi(citizen, round, intent, picks).asString());
        assertEquals(1, voters.count("ballot_cast", round));
        assertEquals(2, voters.count("ballot_choice", round));
    }

    @Test
    void aCountCutOffLeavesNothingAndStartsAnew() throws Exception {
        var round = projects.voting();
        var ids = projects.ids(round);
        for (var picks : List.of(List.of(ids.get(3), ids.get(2)), List.of(ids.get(3), ids.get(7)))) {
            castByApi(TestPerson.citizen(residents.somebody()), round, UUID.randomUUID(), picks)
                    .then()
                    .statusCode(201);
        }
        try (var holder = hold(ids.get(7))) {
            projects.close(round);
            var count = CompletableFuture.runAsync(counts::countNext);
            cutOff(awaitBlockedBy(holder, "outcome"));
            count.exceptionally(cutOff -> null).get();
            assertEquals(0, voters.count("outcome", round));
            holder.rollback();
        }
        awaitDecided(round);
        var result = given().get("/api/v1/rounds/" + round.slug() + "/results").jsonPath();
        List<String> lines = result.getList("areas[0].lines.fileId");
        assertEquals(List.of("4", "3"), lines.subList(0, 2));
        assertEquals(Set.of("1", "2", "5"), Set.copyOf(lines.subList(2, 5)), "by lot");
        assertEquals(List.of(2, 1, 0, 0, 0), result.getList("areas[0].lines.votes"));
        assertEquals(List.of(1), result.getList("areas[2].lines.votes"));
        assertEquals(3, voters.count("outcome", round));
    }

    /** Whoever refers to this project waits until the connection lets go. */
    private Connection hold(UUID project) throws SQLException {
        var holder = database.getConnection();
        holder.setAutoCommit(false);
        holder.createStatement().execute("select 1 from project where id = '" + project + "' for update");
        return holder;
    }

    /** The process of the database that waits for the holder, having written to the table. */
    private long awaitBlockedBy(Connection holder, String table) throws SQLException {
        var me = one(holder, "select pg_backend_pid()");
        var until = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(until)) {
            var waiting = one(holder, """
                    select coalesce(max(l.pid), 0) from pg_locks l
                     where relation = '%s'::regclass and mode = 'RowExclusiveLock' and %d = any(pg_blocking_pids(l.pid))""".formatted(table, me));
            if (waiting != 0) {
                return waiting;
            }
        }
        throw new AssertionError("nobody came");
    }

    private void cutOff(long process) throws SQLException {
        voters.execute("select pg_terminate_backend(" + process + ")");
    }

    private static long one(Connection connection, String query) throws SQLException {
        try (var row = connection.createStatement().executeQuery(query)) {
            assertTrue(row.next());
            return row.getLong(1);
        }
    }

    private void awaitDecided(RoundView round) {
        var until = Instant.now().plusSeconds(20);
        while (rounds.byId(round.id()).phase() != Phase.DECIDED && Instant.now().isBefore(until)) {
            counts.countNext();
        }
        assertEquals(Phase.DECIDED, rounds.byId(round.id()).phase());
    }
}
