package it.broletto.call;

import static io.restassured.RestAssured.given;
import static it.broletto.call.TestCalls.HALF;
import static it.broletto.call.TestCalls.OFFICER;
import static it.broletto.call.TestCalls.gifts;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.match.Gift;
import it.broletto.match.LumpSum;
import it.broletto.match.MatchRule;
import it.broletto.match.PerDonation;
import it.broletto.match.Quadratic;
import it.broletto.match.Threshold;
import it.broletto.match.Threshold.Policy;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CallPagesTest {

    /** 1,000 €. */
    private static final long BUDGET = 100_000;

    @Inject
    TestCalls testCalls;

    @Inject
    Town town;

    @Inject
    CallService calls;

    @Inject
    CallDeskService desk;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    private String slug;

    private UUID admitted(UUID call) {
        slug = town.liveCampaign();
        var campaign = campaigns.bySlug(slug).card().id();
        calls.admit(call, campaign, BUDGET, OFFICER);
        return campaign;
    }

    private static String page(String path) {
        return given().get(path).then().statusCode(200).extract().asString();
    }

    @Test
    void aCallSaysItsRuleInWordsWithAnExampleThatTheRuleComputes() {
        var call = calls.byId(testCalls.open(HALF, 120_000));
        admitted(call.id());
        given().get("/calls")
                .then()
                .statusCode(200)
                .body(containsString(call.title()), containsString("Aperti alle domande"));
        given().get("/calls/" + call.slug())
                .then()
                .statusCode(200)
                .body(
                        containsString("almeno il 50% del costo, il Comune aggiunge il 50% del costo"),
                        containsString("Un progetto che costa 20.000\u00a0€."),
                        containsString("Le persone danno 9.999\u00a0€"),
                        containsString("10.000\u00a0€"),
                        containsString("al massimo 500\u00a0€"),
                        containsString(HALF.sha256()),
                        containsString("Fondazione: 33"));
        given().get("/ledger/accounts/available/" + call.id())
                .then()
                .statusCode(200)
                .body(containsString(call.title()));
        given().cookie("broletto_language", "en")
                .get("/calls/" + call.slug())
                .then()
                .body(containsString("Once people give at least 50% of the cost"));
    }

    @Test
    void eachRuleHasItsWordsAndItsExample() {
        var rules = List.<MatchRule>of(
                new Threshold(4_000, Policy.TOP_UP, 6_000, 6_000_000),
                new Threshold(4_000, Policy.ONE_TO_ONE, 15_000, 6_000_000),
                new PerDonation(10_000, 2_500, 500_000, 2),
                new LumpSum(100_000, 5_000, 0, 30),
                new LumpSum(100_000, 5_000, 400_000, 0),
                new Quadratic(5_000_000));
        for (var rule : rules) {
            var call = calls.byId(testCalls.open(rule, 10_000_000));
            var page = page("/calls/" + call.slug());
            assertEquals(-1, page.indexOf("NOT_FOUND"));
            given().cookie("broletto_language", "en")
                    .get("/calls/" + call.slug())
                    .then()
                    .statusCode(200);
            if (rule instanceof Quadratic) {
                org.junit.jupiter.api.Assertions.assertTrue(
                        page.contains("916,67\u00a0€") && page.contains("83,33\u00a0€"), page);
            }
        }
    }

    @Test
    void thePartsOfSponsorsMakeAHundred() {
        var sponsors = List.of(new Sponsor("Comune", 1), new Sponsor("Fondazione", 1), new Sponsor("Cassa", 1));
        var call =
                calls.byId(testCalls.open(TestCalls.usual(HALF, TestCalls.windows(), sponsors, Paying.USUAL), 100_000));
        var shares = page("/calls/" + call.slug())
                .lines()
                .flatMap(line -> Pattern.compile("(?:Comune|Fondazione|Cassa): (\\d+),(\\d+)")
                        .matcher(line)
                        .results())
                .mapToInt(found -> Integer.parseInt(found.group(1) + found.group(2)))
                .toArray();
        assertEquals(3, shares.length);
        assertEquals(10_000, IntStream.of(shares).sum());
    }

    @Test
    void aDraftIsSeenByNobody() {
        var draft = calls.byId(desk.create(UUID.randomUUID(), TestCalls.usual(HALF), OFFICER));
        given().get("/calls/" + draft.slug()).then().statusCode(404);
        given().get("/api/v1/calls/" + draft.slug()).then().statusCode(404);
        given().get("/calls").then().body(not(containsString(draft.title())));
    }

    @Test
    void theApiTellsTheRuleAsDataAndTheEnvelopeToTheCent() {
        var call = calls.byId(testCalls.open(HALF, 120_000));
        admitted(call.id());
        given().get("/api/v1/calls/" + call.slug())
                .then()
                .statusCode(200)
                .body("call.rule.rule.method", equalTo("threshold"))
                .body("call.rule.sha256", equalTo(HALF.sha256()))
                .body("envelope.given", equalTo(120_000))
                .body("envelope.reserved", equalTo(50_000))
                .body("envelope.free", equalTo(70_000))
                .body("campaigns[0].slug", equalTo(slug))
                .body("campaigns[0].matchCents", equalTo(null));
        given().get("/api/v1/calls")
                .then()
                .statusCode(200)
                .body("items.slug", org.hamcrest.Matchers.hasItem(call.slug()));
    }

    @Test
    void aCampaignSaysWhatTheCityAddsWithMyGift() {
        admitted(testCalls.open(new Threshold(7_000, Policy.FIXED_SHARE, 5_000, 5_000_000), 120_000));
        pledges.pledge(slug, Town.pledge(660), town.backer());
        var path = "/campaigns/" + slug;
        var page = page(path);
        // 40 € are missing to the threshold: 50 € reach it, 25 € do not.
        given().get(path)
                .then()
                .body(
                        containsString("Mancano 40\u00a0€ di promesse"),
                        containsString("niente in più"),
                        containsString("<strong>+ 500\u00a0€</strong>"),
                        containsString("Attesi in più"));
        assertEquals(2, page.split("niente in più", -1).length - 1);
        given().get(path + "/pledges").then().body(containsString("Mancano 40\u00a0€ di promesse"));
        var alone = town.liveCampaign();
        given().get("/campaigns/" + alone).then().statusCode(200).body(not(containsString("city-adds")));
        given().get("/campaigns/" + alone + "/match").then().statusCode(404);
    }

    /** 500 € are the threshold, 600 € the minimum: between them the rule would add, and the campaign fails. */
    @Test
    void belowItsMinimumNothingIsExpectedForACampaign() {
        admitted(testCalls.open(HALF, 120_000));
        pledges.pledge(slug, Town.pledge(560), town.backer());
        var path = "/campaigns/" + slug;
        for (var page : List.of(path, path + "/pledges")) {
            given().get(page)
                    .then()
                    .statusCode(200)
                    .body(
                            containsString("mancano 40\u00a0€ per arrivare al minimo"),
                            containsString("Se ci arriva, sono attesi 500\u00a0€ dal Comune"),
                            not(containsString("Aggiunto dal Comune, previsto")),
                            not(containsString("Con le promesse di oggi sono attesi")));
        }
        given().get(path + "/match")
                .then()
                .statusCode(200)
                .body(
                        containsString("solo se la campagna arriva al minimo: mancano 40\u00a0€"),
                        not(containsString("Alla chiusura sono attesi")));
        pledges.pledge(slug, Town.pledge(40), town.backer());
        given().get(path)
                .then()
                .body(
                        containsString("Aggiunto dal Comune, previsto"),
                        containsString("Con le promesse di oggi sono attesi 500\u00a0€"));
    }

    @Test
    void beforeTheDecisionTheMatchIsExpectedAndAfterwardsItIsDecided() {
        var campaign = admitted(testCalls.open(HALF, 120_000));
        pledges.pledge(slug, Town.pledge(460), town.backer());
        var path = "/campaigns/" + slug + "/match";
        given().get(path)
                .then()
                .statusCode(200)
                .body(containsString("mancano 140\u00a0€"), containsString("Mancano ancora 40\u00a0€ alla soglia"));
        pledges.pledge(slug, Town.pledge(140), town.backer());
        given().get(path)
                .then()
                .body(
                        containsString("sono attesi 500\u00a0€"),
                        containsString("La quota del costo"),
                        containsString("333,33\u00a0€"));
        calls.decide(campaign, gifts(7, 10_000), Instant.now());
        given().get(path)
                .then()
                .statusCode(200)
                .body(containsString("Il Comune aggiunge 500\u00a0€: deciso"), containsString("700\u00a0€"));
        given().get("/campaigns/" + slug).then().body(containsString("il Comune ha aggiunto 500\u00a0€"));
    }

    @Test
    void thePublishedInputsGiveTheSameAgainAndAFileThatWasChangedDoesNot() {
        var campaign = admitted(testCalls.open(HALF, 120_000));
        pledges.pledge(slug, Town.pledge(560), town.backer());
        var path = "/campaigns/" + slug + "/match.json";
        var expected = page(path);
        assertEquals(50_000, MatchFile.again(expected).cents());
        assertNull(MatchFile.again(expected).flaw());
        calls.decide(
                campaign,
                List.of(new Gift("ada", 10_000), new Gift("bea", 50_000), new Gift("ada", 100)),
                Instant.now());
        var decided = page(path);
        assertNull(MatchFile.again(decided).flaw());
        given().get(path)
                .then()
                .body("state", equalTo("decided"))
                .body("claims[0].gifts.donor", equalTo(List.of(1, 2, 2)))
                .body("claims[0].gifts.cents", equalTo(List.of(50_000, 10_000, 100)))
                .body("sponsors.cents", equalTo(List.of(33_333, 16_667)));
        assertEquals(-1, decided.indexOf("ada"));
        assertNotNull(MatchFile.again(decided.replace("50000,\n    \"limits\"", "50001,\n    \"limits\"")
                        .replace("\"cents\" : 33333", "\"cents\" : 33334"))
                .flaw());
        assertNotNull(MatchFile.again(decided.replace("5000,", "4000,")).flaw());
        assertThrows(IllegalArgumentException.class, () -> MatchFile.again("{}"));
        assertThrows(
                IllegalArgumentException.class, () -> MatchFile.again(decided.replace("\"gifts\"", "\"presents\"")));
    }

    /** The order of promises would tell whose they are. */
    @Test
    void whereTheOrderOfGiftsCountsTheFileWaitsForTheDecision() {
        var campaign = admitted(testCalls.open(new PerDonation(10_000, 2_500, 5_100, 1), 5_100));
        pledges.pledge(slug, Town.pledge(30), town.backer());
        var path = "/campaigns/" + slug + "/match";
        given().get(path)
                .then()
                .statusCode(200)
                .body(containsString("mancano 570\u00a0€"), not(containsString("match.json\"")));
        given().get(path + ".json").then().statusCode(404);
        calls.decide(
                campaign,
                List.of(new Gift("ada", 3_000), new Gift("bea", 2_500), new Gift("ada", 500), new Gift("carla", 9_000)),
                Instant.now());
        given().get(path)
                .then()
                .body(
                        containsString("Che cosa si aggiunge a ogni donazione"),
                        containsString("Il massimo per una campagna"));
        given().get(path + ".json")
                .then()
                .body("claims[0].gifts.donor", equalTo(List.of(1, 2, 1, 3)))
                .body("match.perGift", equalTo(List.of(2_500, 2_500, 0, 100)));
        assertNull(MatchFile.again(page(path + ".json")).flaw());
    }

    @Test
    void aSharedPoolIsRecomputedFromTheGiftsOfAllItsCampaigns() {
        var call = testCalls.open(new Quadratic(10_000_000), 100_000);
        var one = admitted(call);
        var other = admitted(call);
        calls.decide(one, gifts(4, 1_000), Instant.now());
        given().get("/campaigns/" + slug + "/match")
                .then()
                .statusCode(200)
                .body(containsString("Da dividere fra 2 campagne"));
        calls.decide(other, gifts(2, 1_000), Instant.now());
        desk.close(call, OFFICER);
        var file = page("/campaigns/" + slug + "/match.json");
        assertNull(MatchFile.again(file).flaw());
        assertEquals(
                calls.decision(other).orElseThrow().amount().cents(),
                MatchFile.again(file).cents());
    }

    @Test
    void aFailedCampaignSaysThatNothingIsAdded() {
        var campaign = admitted(testCalls.open(HALF, 120_000));
        calls.fail(campaign, Instant.now());
        given().get("/campaigns/" + slug + "/match")
                .then()
                .statusCode(200)
                .body(containsString("La campagna non ha raggiunto il minimo"));
        assertNull(MatchFile.again(page("/campaigns/" + slug + "/match.json")).flaw());
    }
}
