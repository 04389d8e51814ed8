package it.broletto.ballot;

import static io.restassured.RestAssured.given;
import static it.broletto.ballot.TestVoters.castByApi;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import it.broletto.TestPerson;
import it.broletto.identity.TestResidents;
import it.broletto.project.TestProjects;
import it.broletto.project.TestProjects.Wanted;
import it.broletto.round.Phase;
import it.broletto.round.Residence;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.rules.RulesService;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Method;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What result pages tell of ten people who share 500,000 €: six choose 1 (200,000 €) and 2 (150,000 €), four choose 3
 * (180,000 €).
 */
@QuarkusTest
class ResultTest {

    private static final Wanted[] WANTED = {
        new Wanted("M1", 200_000), new Wanted("M1", 150_000), new Wanted("M1", 180_000), new Wanted("M1", 600_000)
    };

    @Inject
    TestProjects projects;

    @Inject
    TestResidents residents;

    @Inject
    EntityManager entities;

    @Inject
    CountService counts;

    @Inject
    RoundService rounds;

    @Inject
    RulesService rules;

    private RoundView counted(RuleSheet sheet) {
        var round = projects.designing(Residence.ANYONE, 0, WANTED);
        rules.choose(round.id(), rules.of(round.id()).version(), sheet, Somebody.councillor());
        rounds.move(round.id(), Phase.VOTING, "Prova", Somebody.councillor());
        var ids = projects.ids(round);
        for (var voter = 0; voter < 10; voter++) {
            var picks = voter < 6 ? ids.subList(0, 2) : ids.subList(2, 3);
            castByApi(TestPerson.citizen(residents.somebody()), round, UUID.randomUUID(), picks)
                    .then()
                    .statusCode(201);
        }
        projects.close(round);
        var until = Instant.now().plus(Duration.ofSeconds(20));
        while (rounds.byId(round.id()).phase() != Phase.DECIDED && Instant.now().isBefore(until)) {
            counts.countNext();
        }
        return rounds.byId(round.id());
    }

    /** Each has 50,000 €. Number 2 costs its six 25,000 each, number 3 its four 45,000; number 1 is left with 150,000. */
    private RoundView byEqualShares() {
        return counted(RulesService.USUAL.change().method(Method.EQUAL_SHARES).build());
    }

    /** Who reads a new result must not wait for it, and a crowd must not hold all connections meanwhile. */
    @Test
    void itIsExplainedWhenItIsCounted() {
        var round =
                counted(RulesService.USUAL.change().method(Method.EQUAL_SHARES).build());
        assertEquals(round.areas().size(), explained(round));
    }

    private long explained(RoundView round) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities.createNativeQuery(
                                "select count(*) from explanation join outcome on outcome.id = outcome_id"
                                        + " where round_id = ?1")
                        .setParameter(1, round.id())
                        .getSingleResult())
                .longValue());
    }

    private static String page(RoundView round, String more) {
        return given().get("/rounds/" + round.slug() + "/results" + more)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replaceAll("<[^>]*>", " ")
                .replace('\u00a0', ' ')
                .replace("&#39;", "'")
                .replaceAll("\\s+", " ");
    }

    /** Its files are not compressed. */
    private static String kit(RoundView round, String area) {
        var zip = given().get("/rounds/" + round.slug() + "/results/" + area + ".zip");
        return new String(zip.asByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void itTellsWhoPaidForWhatWonAndWhoseMoneyWentWhere() {
        var round = byEqualShares();
        assertThat(
                page(round, "/M1"),
                allOf(
                        containsString("Vincono 2 progetti su 4: 330.000 € su 500.000 €"),
                        containsString("10 persone su 10"),
                        containsString("Il budget si divide in quote uguali: 50.000 € per ogni persona"),
                        containsString("6 persone hanno messo ciascuna 25.000 € della loro quota."),
                        containsString("4 persone hanno messo ciascuna 45.000 € della loro quota."),
                        containsString("Chi lo aveva scelto aveva ancora 150.000 €: mancavano 50.000 €."),
                        containsString("partiva con 300.000 € in tutto e alla fine aveva 150.000 €"),
                        containsString("È arrivato al 75 % del suo costo."),
                        containsString("Costa più dell'intero budget: 600.000 € su 500.000 €."),
                        containsString("Nessun gruppo è rimasto fuori"),
                        containsString("4 persone, con l'altro 6; per 0 non cambia nulla"),
                        containsString("0 persone con questo esito, 4 con l'altro")));
    }

    @Test
    void whatTheMajorityPrefersStandsAndThatIsSaid() {
        var round = counted(RulesService.USUAL
                .change()
                .method(Method.EQUAL_SHARES)
                .comparison(RuleSheet.Comparison.MAJORITY_WITH_GREEDY)
                .build());
        assertThat(
                page(round, ""),
                allOf(
                        containsString("Più persone stanno meglio con «più voti»: vale quello"),
                        containsString("Con «più voti» non sta meglio un maggior numero di persone: vale il primo")));
        assertThat(
                page(round, "/M1"),
                allOf(
                        containsString("quello di «parti uguali» e quello di «più voti»"),
                        containsString("Più persone stanno meglio con «più voti»: vale quello"),
                        containsString("in fila dal più votato"),
                        not(containsString("quote uguali"))));
        assertThat(kit(round, "M1"), containsString("più persone stanno meglio con \"più voti\",\ne vale quello"));
        assertThat(kit(round, "M2"), not(anyOf(containsString("stanno meglio"), containsString("{greedy}"))));
        assertThat(
                given().get("/recount?round=" + round.slug() + "&area=M1").asString(),
                containsString("con l&#39;esito di «più voti», e vale quello"));
    }

    @Test
    void theOverviewSaysByWhichRuleAndWhatAShareIs() {
        assertThat(
                page(
                        counted(RulesService.USUAL
                                .change()
                                .method(Method.EQUAL_SHARES)
                                .completion(Completion.ADD1)
                                .build()),
                        ""),
                allOf(
                        containsString("Si è contato per parti uguali"),
                        containsString("ha una quota uguale del budget dell'area")));
    }

    @Test
    void theCountIsToldStepByStep() {
        var round = byEqualShares();
        given().redirects()
                .follow(false)
                .get("/rounds/" + round.slug() + "/results/M1/steps")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/results/M1/steps/1"));
        assertThat(
                page(round, "/M1/steps/2"),
                allOf(
                        containsString("Passo 2 di 2"),
                        containsString("4 persone hanno messo ciascuna 45.000 €"),
                        containsString("Spesi finora 330.000 € su 500.000 €; restano 170.000 €")));
        for (var none : List.of("/M1/steps/0", "/M1/steps/3", "/M9/steps/1", "/M9", "/M1/steps/x")) {
            given().get("/rounds/" + round.slug() + "/results" + none).then().statusCode(404);
        }
    }

    @Test
    void programsGetTheSameAsDecimals() {
        var area = given().get("/api/v1/rounds/" + byEqualShares().slug() + "/results")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("areas[0].explanation");
        assertEquals("50000.00", area.getString("rule.share"));
        assertEquals(List.of("2", "3"), area.getList("steps.project"));
        assertEquals(List.of("25000.00", "45000.00"), area.getList("steps.price"));
        assertEquals(List.of(600, 400), area.getList("steps.effective"));
        assertEquals("50000.00", area.getString("losers[0].missing"));
        assertEquals(List.of("150000.00"), area.getList("losers[0].takers.amount"));
        assertEquals(List.of(0, 10), area.getList("byProjects"));
        assertEquals(List.of("2", "1"), area.getList("other.winners"));
    }

    @Test
    void byVotesItTellsWhatWasLeftAndWhoWentFirst() {
        var round = counted(RulesService.USUAL);
        assertThat(
                page(round, "/M1"),
                allOf(
                        containsString("6 persone su 10"),
                        containsString("Al suo turno restavano 500.000 €: bastavano."),
                        containsString("Mancavano 30.000 €: al suo turno restavano 150.000 €."),
                        containsString("aveva più voti ed è passato prima"),
                        not(containsString("quota"))));
    }

    @Test
    void theOverviewLeadsToEachAreaAndEveryPageIsFreeOfBarriers() {
        var round = counted(RulesService.USUAL
                .change()
                .method(Method.EQUAL_SHARES)
                .completion(Completion.GREEDY)
                .build());
        try (var browser = Browser.open()) {
            browser.go("/rounds/" + round.slug() + "/results");
            browser.look("results-overview");
            browser.page().locator("a[href$='/results/M1']").first().click();
            browser.page().locator("details").all().forEach(details -> details.evaluate("it => it.open = true"));
            browser.look("results-area");
            browser.page().locator("a[href$='/steps/1']").first().click();
            browser.look("results-step");
            browser.page().locator("a[rel=next]").first().click();
            assertEquals("/rounds/" + round.slug() + "/results/M1/steps/2", browser.path());
            browser.assertNoComplaints();
        }
    }
}
