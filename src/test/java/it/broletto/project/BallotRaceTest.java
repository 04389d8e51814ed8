package it.broletto.project;

import static io.restassured.RestAssured.given;
import static it.broletto.AtOnce.atOnce;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.identity.TestResidents;
import it.broletto.proposal.Category;
import it.broletto.proposal.NewProposal;
import it.broletto.proposal.ProposalService;
import it.broletto.round.Residence;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.round.TestRounds.Somebody;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;

/** The author, the offices and the councillor at the same ideas over HTTP, while the round leaves its first phase. */
@QuarkusTest
class BallotRaceTest {

    private static final int IDEAS = 12;

    @Inject
    TestProjects testProjects;

    @Inject
    TestResidents residents;

    @Inject
    ProposalService proposals;

    @Inject
    RoundService rounds;

    @Inject
    AgroalDataSource database;

    @RepeatedTest(4)
    void aWithdrawnIdeaNeverStandsOnTheBallotAndEveryoneGetsAnAnswer() throws Exception {
        var round = testProjects.evaluating(Residence.ANYONE, 0);
        var acts = new ArrayList<Callable<Response>>();
        for (var i = 0; i < IDEAS; i++) {
            var author = residents.somebody();
            var id = idea(round, author, "Una panchina numero " + i);
            for (var again = 0; again < 2; again++) {
                acts.add(() -> as(TestPerson.citizen(author)).post("/proposals/" + id + "/withdrawal"));
                acts.add(() -> review(id, "feasible"));
                acts.add(() -> list(round, id));
                acts.add(() -> list(round, id));
                acts.add(() -> unlist(round, id));
            }
            acts.add(() -> review(id, "not-feasible"));
        }
        Collections.shuffle(acts);
        acts.add(IDEAS, () -> as(TestPerson.staff("councillor"))
                .formParams("to", "EVALUATING", "reason", "Prova")
                .post("/desk/rounds/" + round.id() + "/phases"));
        for (var answer : atOnce(acts)) {
            assertTrue(List.of(303, 409).contains(answer.statusCode()), answer::asString);
            assertTrue(answer.statusCode() == 303 || answer.asString().contains("<h1"), answer::asString);
        }
        assertEquals("EVALUATING", rounds.byId(round.id()).phase().name());
        assertEquals(0, wrong("(p.status = 'LISTED') <> (j.status is not distinct from 'LISTED')", round));
        assertEquals(0, wrong("p.status = 'WITHDRAWN' and (j.id is not null or v.id is not null)", round));
        assertEquals(0, wrong("j.status = 'LISTED' and (not v.feasible or j.cost_cents <> v.cost_cents)", round));
        assertEquals(
                0,
                wrong("p.status = 'NOT_FEASIBLE' and v.feasible or p.status = 'FEASIBLE' and not v.feasible", round));
    }

    private UUID idea(RoundView round, String author, String title) {
        var idea = new NewProposal(
                UUID.randomUUID(),
                round.area("M1").orElseThrow().id(),
                title,
                "Una panchina all'ombra, davanti alla scuola.",
                Category.GREEN,
                null,
                null,
                null,
                null);
        return proposals.submit(round.id(), idea, new Somebody(residents.idOf(author), "citizen"));
    }

    private static RequestSpecification as(String person) {
        return given().redirects().follow(false).header(TestPerson.HEADER, person);
    }

    /** By somebody who has just read the idea. */
    private Response review(UUID id, String verdict) {
        return as(TestPerson.staff("officer"))
                .formParams("version", proposals.byId(id).version(), "verdict", verdict)
                .formParams(
                        "cost",
                        verdict.equals("feasible") ? 1000 + (int) (Math.random() * 1000) : "",
                        "reason",
                        "Il marciapiede basta per una panchina.")
                .post("/desk/proposals/" + id + "/reviews");
    }

    private static Response list(RoundView round, UUID id) {
        return as(TestPerson.staff("councillor"))
                .formParam("proposal", id)
                .post("/desk/rounds/" + round.id() + "/ballot");
    }

    /** Takes it off if it is on; else puts it on. */
    private Response unlist(RoundView round, UUID id) throws SQLException {
        var project = one("select id::text from project where proposal_id = '" + id + "'");
        return project == null
                ? list(round, id)
                : as(TestPerson.staff("councillor"))
                        .formParam("project", project)
                        .post("/desk/rounds/" + round.id() + "/ballot/removals");
    }

    /** How many ideas are in such a state; p is the idea, j its project, v its last review. */
    private long wrong(String state, RoundView round) throws SQLException {
        return Long.parseLong(one("""
                select count(*) from proposal p left join project j on j.proposal_id = p.id
                  left join lateral (select * from review where proposal_id = p.id
                                      order by reviewed_at desc, id limit 1) v on true
                 where p.round_id = '%s' and (%s)""".formatted(round.id(), state)));
    }

    private String one(String query) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
