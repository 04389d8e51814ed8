package it.broletto.project;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.project.TestProjects.Wanted;
import it.broletto.proposal.NewReview;
import it.broletto.proposal.ProposalService;
import it.broletto.proposal.ReviewService;
import it.broletto.proposal.TestPeople;
import it.broletto.round.Phase;
import it.broletto.round.Residence;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ListingTest {

    @Inject
    TestProjects testProjects;

    @Inject
    ProjectService projects;

    @Inject
    ProposalService proposals;

    @Inject
    ReviewService reviews;

    @Inject
    RoundService rounds;

    @Inject
    TestPeople people;

    private final List<UUID> ideas = new ArrayList<>();

    /** A round that evaluates, with so many feasible proposals of 1,000 € and one that nobody has answered. */
    private RoundView evaluating(int feasible) {
        var round = testProjects.evaluating(Residence.ANYONE, 0);
        for (var i = 0; i <= feasible; i++) {
            ideas.add(testProjects.feasible(round, new Wanted("M1", 1000), "Una panchina numero " + i));
        }
        rounds.move(round.id(), Phase.EVALUATING, "Prova", Somebody.councillor());
        for (var id : ideas.subList(0, feasible)) {
            var answer = new NewReview(true, Money.ofEuros(1000), null);
            reviews.review(id, proposals.byId(id).version(), answer, people.officer());
        }
        return rounds.byId(round.id());
    }

    private static RequestSpecification as(String role) {
        return given().redirects().follow(false).header(TestPerson.HEADER, TestPerson.staff(role));
    }

    private static String page(RoundView round) {
        return "/desk/rounds/" + round.id() + "/ballot";
    }

    private static int add(RoundView round, UUID proposal) {
        return as("councillor")
                .formParam("proposal", proposal)
                .post(page(round))
                .statusCode();
    }

    private List<Integer> numbers(RoundView round) {
        return projects.ofRound(round.id()).stream().map(ProjectView::number).toList();
    }

    @Test
    void aCouncillorPutsFeasibleProposalsOnTheBallotAndTakesThemOff() {
        var round = evaluating(2);
        as("councillor").get(page(round)).then().statusCode(200).body(containsString("Una panchina numero 1"));
        assertEquals(303, add(round, ideas.get(1)));
        assertEquals(303, add(round, ideas.get(0)));
        assertEquals(303, add(round, ideas.get(0)));
        assertEquals(List.of(1, 2), numbers(round));
        var first = projects.ofRound(round.id()).get(0);
        assertEquals("Una panchina numero 1", first.title());
        assertEquals(Money.ofEuros(1000), first.cost());
        for (var i = 0; i < 2; i++) {
            as("councillor")
                    .formParam("project", first.id())
                    .post(page(round) + "/removals")
                    .then()
                    .statusCode(303);
            assertEquals(List.of(2), numbers(round));
        }
        assertEquals(303, add(round, ideas.get(1)));
        assertEquals(List.of(1, 2), numbers(round));
    }

    @Test
    void whatIsNotFeasibleOrNotOfThisRoundStaysOff() {
        var other = evaluating(1);
        var foreign = ideas.get(0);
        ideas.clear();
        var round = evaluating(1);
        assertEquals(409, add(round, ideas.get(1)));
        assertEquals(404, add(round, foreign));
        assertEquals(404, add(round, UUID.randomUUID()));
        assertEquals(List.of(), numbers(round));
        assertEquals(List.of(), numbers(other));
    }

    @Test
    void onceVotingHasBegunTheBallotIsSealed() {
        var round = evaluating(2);
        add(round, ideas.get(0));
        var listed = projects.ofRound(round.id()).get(0);
        rounds.move(round.id(), Phase.DESIGNING, "Prova", Somebody.councillor());
        rounds.move(round.id(), Phase.VOTING, "Prova", Somebody.councillor());
        assertEquals(409, add(round, ideas.get(1)));
        as("councillor")
                .formParam("project", listed.id())
                .post(page(round) + "/removals")
                .then()
                .statusCode(409);
        as("councillor").get(page(round)).then().statusCode(200).body(not(containsString("removals")));
        assertEquals(List.of(1), numbers(round));
    }

    @Test
    void manyAtOnceGetNumbersWithoutGapsOrTwins() throws Exception {
        var round = evaluating(12);
        var pool = Executors.newFixedThreadPool(12);
        try {
            var clicks = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 24; i++) {
                var proposal = ideas.get(i % 12);
                clicks.add(() -> add(round, proposal));
            }
            for (var click : pool.invokeAll(clicks)) {
                assertEquals(303, click.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), numbers(round));
    }

    @Test
    void onlyCouncillorsMayDoIt() {
        var round = evaluating(1);
        for (var role : List.of("officer", "moderator", "auditor", "administrator", "citizen")) {
            as(role).get(page(round)).then().statusCode(403);
            as(role).formParam("proposal", ideas.get(0))
                    .post(page(round))
                    .then()
                    .statusCode(403);
        }
        assertEquals(List.of(), numbers(round));
    }
}
