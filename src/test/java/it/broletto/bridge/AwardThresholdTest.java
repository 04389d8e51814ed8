package it.broletto.bridge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.call.CallService;
import it.broletto.call.MatchFile;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignService;
import it.broletto.identity.Role;
import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.LumpSum;
import it.broletto.match.Match.Unmet;
import it.broletto.match.MatchRule;
import it.broletto.match.Threshold;
import it.broletto.match.Threshold.Policy;
import it.broletto.match.UnusableMatch;
import it.broletto.payout.Office;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether what the city gives as first backer counts for the threshold of a call: only if the rule says so. */
@QuarkusTest
class AwardThresholdTest {

    /** 40 % of 1,000 € from people, then half of the budget. */
    private static final Threshold PEOPLE_ONLY = new Threshold(4_000, Policy.FIXED_SHARE, 5_000, 600_00);

    private static final Threshold WITH_AWARDS = new Threshold(4_000, Policy.FIXED_SHARE, 5_000, 600_00, true);
    private static final List<Gift> GIFTS = List.of(new Gift("a", 200_00), new Gift("b", 100_00));

    @Inject
    AwardService awards;

    @Inject
    CallService calls;

    @Inject
    CampaignService campaigns;

    @Inject
    TestCalls testCalls;

    @Inject
    Office office;

    private UUID call;
    private UUID award;

    /** In a call of this rule, with 200 € of the city. */
    private UUID admitted(MatchRule rule) {
        call = testCalls.open(rule, 10_000_00);
        var campaign = testCalls.campaign();
        calls.admit(call, campaign, 1_000_00, TestCalls.OFFICER);
        award = UUID.randomUUID();
        awards.propose(
                award, campaign, call, Money.ofEuros(200), "Determinazione 12/2026", office.person(Role.OFFICER));
        return campaign;
    }

    @Test
    void publicMoneyUnlocksNoPublicMoneyUnlessTheRuleSaysSo() {
        var campaign = admitted(PEOPLE_ONLY);
        awards.approve(award, office.person(Role.OFFICER));
        assertEquals(
                Unmet.THRESHOLD, calls.expected(campaign, GIFTS).orElseThrow().unmet());
        assertEquals(Money.ofEuros(400), calls.missing(campaign).orElseThrow());
        assertEquals(
                0, calls.decide(campaign, GIFTS, Instant.now()).orElseThrow().cents());
        var page = "/campaigns/" + slug(campaign);
        given().get(page + "/match")
                .then()
                .statusCode(200)
                .body(
                        containsString("non conta: la soglia la raggiungono le persone"),
                        not(containsString("Dal Comune, primo sostenitore")));
        assertFalse(file(page).contains("award"));
    }

    @Test
    void whereTheRuleLetsItCountItCountsForTheThresholdAndNotForTheAmount() {
        var campaign = admitted(WITH_AWARDS);
        assertEquals(
                Unmet.THRESHOLD,
                calls.expected(campaign, GIFTS).orElseThrow().unmet(),
                "what waits for approval is nothing");
        awards.approve(award, office.person(Role.OFFICER));
        assertEquals(Money.ofEuros(200), calls.missing(campaign).orElseThrow());
        assertEquals(500_00, calls.expected(campaign, GIFTS).orElseThrow().cents());
        assertEquals(
                500_00,
                calls.decide(campaign, GIFTS, Instant.now()).orElseThrow().cents());
        var page = "/campaigns/" + slug(campaign);
        given().get(page + "/match")
                .then()
                .statusCode(200)
                .body(
                        containsString("conta anche quello che il Comune dà come primo sostenitore"),
                        containsString("Dal Comune, primo sostenitore"));
        given().get("/calls/" + calls.byId(call).slug())
                .then()
                .body(containsString("&quot;awards&quot;:&quot;count&quot;"));
        var file = file(page);
        assertTrue(file.replace(" ", "").contains("\"awardCents\":20000"), file);
        assertNull(MatchFile.again(file).flaw());
        assertTrue(
                MatchFile.again(file.replaceAll("\"awardCents\" : 20000", "\"awardCents\" : 9999"))
                        .flaw()
                        .contains("match.cents"),
                "less from the city, and the threshold is not reached");
        assertEquals(
                Money.ofEuros(500),
                calls.due(campaign, List.of(new Gift("a", 200_00))).orElseThrow(),
                "200 € and 200 € still reach it");
        assertEquals(
                Money.ZERO, calls.due(campaign, List.of(new Gift("b", 100_00))).orElseThrow());
    }

    @Test
    void aRuleFromBeforeIsTheSameTextAndWhatCountsIsWithinItsMost() {
        assertEquals(
                "{\"capCents\":60000,\"method\":\"threshold\",\"policy\":\"fixed-share\",\"rateBasisPoints\":5000,\"thresholdBasisPoints\":4000}",
                PEOPLE_ONLY.canonicalJson());
        for (var rule : List.of(WITH_AWARDS, new LumpSum(50_00, 5_000, 300_00, 1, true))) {
            assertEquals(rule, MatchRule.parse(rule.canonicalJson()));
            assertTrue(rule.canonicalJson().contains("\"awards\":\"count\""));
        }
        assertThrows(
                UnusableMatch.class,
                () -> MatchRule.parse(WITH_AWARDS.canonicalJson().replace("\"count\"", "\"no\"")));
        for (var policy : Policy.values()) {
            var rule = new Threshold(4_000, policy, 20_000, 100_000_00, true);
            for (var given = 0L; given <= 1_000_00; given += 7_77) {
                var gifts = given == 0 ? List.<Gift>of() : List.of(new Gift("a", given));
                var match = rule.match(new Claim("1", 1_000_00, gifts, 400_00), 100_000_00);
                assertTrue(match.cents() <= rule.mostFor(1_000_00), policy + " " + given);
            }
        }
        var lump = new LumpSum(50_00, 10_000, 300_00, 1, true);
        assertEquals(
                50_00,
                lump.match(new Claim("1", 1_000_00, GIFTS.subList(1, 2), 200_00), 100_00)
                        .cents());
        assertEquals(
                0,
                lump.match(new Claim("1", 1_000_00, GIFTS.subList(1, 2), 199_99), 100_00)
                        .cents());
    }

    private String slug(UUID campaign) {
        return campaigns.byIds(List.of(campaign)).get(campaign).slug();
    }

    private static String file(String page) {
        return given().get(page + "/match.json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
