package it.broletto.proposal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.round.TestRounds;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeskProposalTest {

    @Inject
    TestRounds testRounds;

    @Inject
    RoundService rounds;

    @Inject
    ProposalService proposals;

    @Inject
    TestPeople people;

    private static RequestSpecification officer() {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header(TestPerson.HEADER, TestPerson.staff("officer"))
                .redirects()
                .follow(false);
    }

    private UUID idea(RoundView round, String title) {
        return proposals.submit(
                round.id(),
                new NewProposal(
                        UUID.randomUUID(),
                        round.areas().get(0).id(),
                        title,
                        "Un testo abbastanza lungo per una proposta.",
                        Category.SCHOOL,
                        null,
                        null,
                        null,
                        null),
                people.citizen());
    }

    private UUID underReview(String title) {
        var round = testRounds.in(Phase.COLLECTING);
        var id = idea(round, title);
        rounds.move(round.id(), Phase.EVALUATING, "Prova", Somebody.councillor());
        return id;
    }

    private static String reviews(UUID id) {
        return "/desk/proposals/" + id + "/reviews";
    }

    @Test
    void theQueueShowsTheOldestFirstAndWhatWasAnsweredLeavesIt() {
        var round = testRounds.in(Phase.COLLECTING);
        var older = idea(round, "La più vecchia");
        idea(round, "La più nuova");
        rounds.move(round.id(), Phase.EVALUATING, "Prova", Somebody.councillor());
        var queue = "/desk/proposals?round=" + round.slug();
        var page = officer()
                .get(queue)
                .then()
                .statusCode(200)
                .body(containsString("2 proposte in questo elenco"))
                .extract()
                .asString();
        assertEquals(true, page.indexOf("La più vecchia") < page.indexOf("La più nuova"));
        officer()
                .formParam("version", 0)
                .formParam("verdict", "feasible")
                .formParam("cost", "50.000")
                .post(reviews(older))
                .then()
                .statusCode(303);
        officer()
                .get(queue)
                .then()
                .body(not(containsString("La più vecchia")))
                .body(containsString("1 proposta in questo elenco"));
        officer().get(queue + "&status=FEASIBLE").then().body(containsString("La più vecchia"));
        officer().cookie("broletto_language", "en").get(queue).then().body(containsString("1 proposal in this list"));
        officer()
                .get("/desk")
                .then()
                .statusCode(200)
                .body(containsString("in attesa"))
                .body(not(containsString("/desk/rounds\"")));
    }

    @Test
    void theAnswerIsPublicWithItsReason() {
        var id = underReview("Fontana in piazza");
        officer().get("/desk/proposals/" + id).then().statusCode(200).body(containsString("Fontana in piazza"));
        officer()
                .formParam("version", 0)
                .formParam("verdict", "not-feasible")
                .formParam("reason", "La piazza è di un privato.")
                .post(reviews(id))
                .then()
                .statusCode(303);
        given().get("/proposals/" + id)
                .then()
                .statusCode(200)
                .body(containsString("La piazza è di un privato."))
                .body(containsString("Non realizzabile"));
        officer()
                .formParam("version", proposals.byId(id).version())
                .formParam("verdict", "feasible")
                .formParam("cost", "90.000,50")
                .post(reviews(id))
                .then()
                .statusCode(303);
        given().get("/proposals/" + id)
                .then()
                .body(containsString("90.000,50"))
                .body(containsString("Risposte precedenti"))
                .body(containsString("La piazza è di un privato."));
        given().cookie("broletto_language", "en")
                .get("/proposals/" + id)
                .then()
                .body(containsString("Earlier answers"));
    }

    @Test
    void wrongAnswersAreNamedAndKept() {
        var id = underReview("Pista ciclabile");
        officer()
                .formParam("version", 0)
                .post(reviews(id))
                .then()
                .statusCode(422)
                .body(containsString("Scegli se si può fare"));
        officer()
                .formParam("version", 0)
                .formParam("verdict", "not-feasible")
                .formParam("reason", "no")
                .post(reviews(id))
                .then()
                .statusCode(422)
                .body(containsString("Il motivo va da 10 a 2000"));
        for (var cost : new String[] {"", "0", "-3", "gratis", "1000000000000000"}) {
            officer()
                    .formParam("version", 0)
                    .formParam("verdict", "feasible")
                    .formParam("cost", cost)
                    .formParam("reason", "Una nota che resta")
                    .post(reviews(id))
                    .then()
                    .statusCode(422)
                    .body(containsString("Scrivi il costo"))
                    .body(containsString("Una nota che resta"));
        }
        assertEquals(Status.SUBMITTED, proposals.byId(id).status());
    }

    @Test
    void aCostAboveTheAreasBudgetHasToBeConfirmed() {
        var id = underReview("Metropolitana");
        officer()
                .formParam("version", 0)
                .formParam("verdict", "feasible")
                .formParam("cost", "600.000")
                .post(reviews(id))
                .then()
                .statusCode(422)
                .body(containsString("supera il budget di Municipio 1"))
                .body(containsString("name=\"overBudget\""));
        officer()
                .formParam("version", 0)
                .formParam("verdict", "feasible")
                .formParam("cost", "600.000")
                .formParam("overBudget", "true")
                .post(reviews(id))
                .then()
                .statusCode(303);
        assertEquals(Money.ofEuros(600_000), proposals.byId(id).cost());
    }

    @Test
    void theSecondOfTwoOfficersIsToldAndKeepsTheirAnswer() {
        var id = underReview("Panchine");
        officer()
                .formParam("version", 0)
                .formParam("verdict", "feasible")
                .formParam("cost", "10.000")
                .post(reviews(id))
                .then()
                .statusCode(303);
        officer()
                .formParam("version", 0)
                .formParam("verdict", "not-feasible")
                .formParam("reason", "Secondo me proprio no.")
                .post(reviews(id))
                .then()
                .statusCode(409)
                .body(containsString("Secondo me proprio no."))
                .body(containsString("Un collega ha risposto"));
        assertEquals(Status.FEASIBLE, proposals.byId(id).status());
    }

    @Test
    void onlyOfficersAnswerAndOnlyWhileItIsTheirTurn() {
        var round = testRounds.in(Phase.COLLECTING);
        var id = idea(round, "Troppo presto");
        officer()
                .formParam("version", 0)
                .formParam("verdict", "feasible")
                .formParam("cost", "10")
                .post(reviews(id))
                .then()
                .statusCode(409);
        for (var role : new String[] {"councillor", "moderator", "citizen", "auditor", "administrator"}) {
            given().header(TestPerson.HEADER, TestPerson.staff(role))
                    .formParam("version", 0)
                    .formParam("verdict", "feasible")
                    .formParam("cost", "10")
                    .post(reviews(id))
                    .then()
                    .statusCode(403);
        }
        officer().get("/desk/proposals/" + UUID.randomUUID()).then().statusCode(404);
        officer()
                .formParam("verdict", "feasible")
                .formParam("cost", "10")
                .post(reviews(UUID.randomUUID()))
                .then()
                .statusCode(404);
    }
}
