package it.broletto.notice;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import it.broletto.audit.Actor;
import it.broletto.call.Backed;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.campaign.Fallback;
import it.broletto.campaign.NewPledge;
import it.broletto.campaign.NewReturn;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.ReturnKind;
import it.broletto.campaign.ReturnService;
import it.broletto.campaign.Town;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.PerDonation;
import it.broletto.match.Quadratic;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Pledges of people without an account, from the form to the mail and back. */
@QuarkusTest
class GuestTest extends GuestScene {

    @Inject
    PledgeService pledges;

    @Inject
    ReturnService returns;

    @Inject
    TestCalls testCalls;

    @Inject
    CallService calls;

    @Inject
    Backed backed;

    @Test
    void onlyTheButtonOfTheLinkMakesThePledge() {
        var slug = town.liveCampaign();
        var asked = ask(slug, "25", UUID.randomUUID());
        assertEquals(303, asked.statusCode(), asked.asString());
        assertTrue(asked.header("Location").endsWith("/campaigns/" + slug + "/asked"));
        given().get("/campaigns/" + slug + "/asked").then().statusCode(200);
        assertEquals(0, made(slug));
        var link = link();
        for (var scanner = 0; scanner < 3; scanner++) {
            var seen = given().get(link);
            assertEquals(200, seen.statusCode());
            assertTrue(seen.asString().contains("25"), "what is confirmed is shown");
            assertFalse(seen.asString().contains(address));
            assertEquals("private, no-store", seen.header("Cache-Control"));
            given().head(link);
        }
        assertEquals(0, made(slug));
        var confirmed = form().post(link);
        assertEquals(303, confirmed.statusCode(), confirmed.asString());
        assertEquals(1, made(slug));
        assertEquals(410, form().post(link).statusCode());
        assertEquals(410, given().get(link).statusCode());
        assertEquals(1, made(slug));
        post.send();
        assertEquals(2, sink.to(address).size(), "and the pledge is told");
    }

    @Test
    void whoConfirmsSeesPaysChangesAndWithdrawsIt() {
        var slug = town.liveCampaign();
        ask(slug, "25", UUID.randomUUID(), "message", "Forza");
        var confirmed = form().post(link());
        var guest = confirmed.cookie("broletto_guest");
        var pledge = UUID.fromString(database.createNativeQuery(
                        "select cast(p.id as text) from pledge p join campaign c on c.id = p.campaign_id where c.slug = ?1")
                .setParameter(1, slug)
                .getSingleResult()
                .toString());
        var own = "/campaigns/" + slug + "/pledges/" + pledge;
        assertTrue(Set.of(302, 303, 401).contains(form().get(own).statusCode()));
        assertEquals(200, as(guest).get(own).statusCode());
        assertTrue(as(guest).get("/pledges/mine").asString().contains(own));
        assertEquals(303, as(guest).get("/pledges/" + pledge + "/payment").statusCode(), "nothing is to be paid here");
        assertEquals(
                303,
                as(guest)
                        .formParam("naming", "named")
                        .formParam("publicName", "Nonna Pina")
                        .post(own + "/naming")
                        .statusCode());
        assertTrue(given().get("/campaigns/" + slug).asString().contains("Nonna Pina"));
        assertEquals(
                404,
                as(guest)
                        .get(own.replace(pledge.toString(), UUID.randomUUID().toString()))
                        .statusCode());
        assertEquals(303, as(guest).post(own + "/withdrawal").statusCode());
        assertTrue(as(guest).get(own).asString().contains("Ritirata"));
        var other = given().header(TestPerson.HEADER, TestPerson.citizen(TestPerson.codiceFiscale(16_700)));
        assertEquals(404, other.get(own).statusCode());
    }

    @Test
    void aForgedOrOldCookieIsNobody() {
        var slug = town.liveCampaign();
        ask(slug, "25", UUID.randomUUID());
        var guest = form().post(link()).cookie("broletto_guest");
        assertEquals(200, as(guest).get("/pledges/mine").statusCode());
        assertEquals(303, as(guest + "A").get("/pledges/mine").statusCode());
        assertEquals(303, as("a.b.c").get("/pledges/mine").statusCode());
        assertEquals(
                403,
                form().cookie("broletto_guest", guest)
                        .header("Sec-Fetch-Site", "cross-site")
                        .post("/pledges/leaving")
                        .statusCode());
        assertEquals(
                403,
                form().cookie("broletto_guest", guest).post("/pledges/leaving").statusCode(),
                "without saying where from");
        Town.later(Duration.ofMinutes(61));
        assertEquals(303, as(guest).get("/pledges/mine").statusCode());
    }

    @Test
    void aLinkIsGoodForTwoDays() {
        var slug = town.liveCampaign();
        ask(slug, "25", UUID.randomUUID());
        var link = link();
        Town.later(Duration.ofDays(2).plusMinutes(1));
        assertEquals(410, given().get(link).statusCode());
        assertEquals(410, form().post(link).statusCode());
        post.erase();
        assertEquals(0, made(slug));
        assertEquals(
                0L,
                ((Number) database.createNativeQuery(
                                        "select count(*) from pledge_request r join campaign c on c.id = r.campaign_id where c.slug = ?1 and r.wanted is not null")
                                .setParameter(1, slug)
                                .getSingleResult())
                        .longValue(),
                "what was not confirmed is forgotten");
    }

    @Test
    void theSameFormTwiceIsOneMailAndOtherWordsAreRefused() {
        var slug = town.liveCampaign();
        var intent = UUID.randomUUID();
        assertEquals(303, ask(slug, "25", intent).statusCode());
        assertEquals(303, ask(slug, "25", intent).statusCode());
        post.send();
        assertEquals(1, sink.to(address).size());
        assertEquals(409, ask(slug, "26", intent).statusCode());
    }

    @Test
    void twoWhoPressTheButtonAtOnceMakeOnePledge() throws Exception {
        var slug = town.liveCampaign();
        ask(slug, "25", UUID.randomUUID());
        var link = link();
        var both = Executors.newFixedThreadPool(4);
        Callable<Integer> press = () -> form().post(link).statusCode();
        var answers = both.invokeAll(List.of(press, press, press, press)).stream()
                .map(answer -> {
                    try {
                        return answer.get();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .sorted()
                .toList();
        both.shutdown();
        assertEquals(List.of(303, 410, 410, 410), answers);
        assertEquals(1, made(slug));
    }

    /** The last one goes to whoever confirms first; until then it is nobody's. */
    @Test
    void aReturnIsClaimedWhenThePledgeIsConfirmed() {
        var slug = town.liveCampaign();
        var campaign = campaigns.bySlug(slug).card().id();
        var officer = new Person(town.backer().id(), Set.of(Role.OFFICER), 2, Instant.now(), null, "");
        returns.add(
                campaign,
                new NewReturn(
                        ReturnKind.INDIVIDUAL, "Un pane", "Appena fatto.", Money.ofEuros(10), 1, UUID.randomUUID()),
                officer);
        var chosen = returns.of(campaign).get(0).id();
        ask(slug, "25", UUID.randomUUID(), "chosen", chosen.toString());
        var link = link();
        assertEquals(1, returns.of(campaign).get(0).left());
        pledges.pledge(
                slug,
                new NewPledge(Money.ofEuros(25), null, null, UUID.randomUUID(), chosen, Fallback.BACK),
                town.backer());
        assertEquals(409, form().post(link).statusCode());
        assertEquals(1, made(slug));
        assertEquals(200, given().get(link).statusCode(), "what was refused was not used up");
    }

    @Test
    void whoHasNoAccountPromisesUpToALimitInAll() {
        var slug = town.liveCampaign();
        assertEquals(422, ask(slug, "250,01", UUID.randomUUID()).statusCode());
        assertEquals(303, ask(slug, "200", UUID.randomUUID()).statusCode());
        assertEquals(303, form().post(link()).statusCode());
        assertEquals(303, ask(slug, "60", UUID.randomUUID()).statusCode());
        assertEquals(422, form().post(link()).statusCode());
        assertEquals(1, made(slug));
    }

    @Test
    void whoConfirmsManyAtOncePassesNoLimit() throws Exception {
        var slug = town.liveCampaign();
        for (var at = 0; at < 4; at++) {
            ask(slug, "100", UUID.randomUUID());
        }
        post.send();
        var links =
                sink.to(address).stream().map(mail -> Post.paths(mail).get(0)).toList();
        assertEquals(4, links.size());
        var pool = Executors.newFixedThreadPool(4);
        var answers = pool.invokeAll(links.stream()
                .<Callable<Integer>>map(link -> () -> form().post(link).statusCode())
                .toList());
        var codes = new java.util.TreeMap<Integer, Integer>();
        for (var answer : answers) {
            codes.merge(answer.get(), 1, Integer::sum);
        }
        pool.shutdown();
        assertEquals(Map.of(303, 2, 422, 2), codes);
        assertEquals(2, made(slug));
    }

    /** Where a pool is shared by how many people give, addresses do not count; elsewhere their money does. */
    @Test
    void onlyVerifiedPersonsCountWhereAPoolIsShared() {
        var shared = testCalls.open(new Quadratic(10_000_000), 100_000);
        var slug = town.liveCampaign();
        var campaign = campaigns.bySlug(slug).card().id();
        pledges.pledge(slug, Town.pledge(30), town.backer());
        ask(slug, "25", UUID.randomUUID());
        form().post(link());
        assertEquals(2, backed.standing(List.of(campaign)).get(campaign).size(), "in no call");
        calls.admit(shared, campaign, 100_000, Actor.SYSTEM);
        assertEquals(
                List.of(3_000L),
                backed.standing(List.of(campaign)).get(campaign).stream()
                        .map(Gift::cents)
                        .toList());
        assertEquals(
                Money.ofEuros(55), campaigns.bySlug(slug).card().promised(), "the promise counts for the campaign");
    }

    /** A rule that counts persons or the gifts of each is not multiplied by addresses: together they are one donor. */
    @Test
    void whoeverIsKnownByAnAddressAloneIsOneDonorTogether() {
        var slug = town.liveCampaign();
        var campaign = campaigns.bySlug(slug).card().id();
        for (var one : List.of("prima", "seconda")) {
            address = one + "." + UUID.randomUUID() + "@posta.example.it";
            ask(slug, "25", UUID.randomUUID());
            form().post(link());
        }
        pledges.pledge(slug, Town.pledge(30), town.backer());
        pledges.pledge(slug, Town.pledge(20), town.backer());
        var gifts = backed.standing(List.of(campaign)).get(campaign);
        assertEquals(4, gifts.size());
        assertEquals(3, new Claim("all", 100_000, gifts).donors());
        var each = new PerDonation(10_000, 10_000, 1_000_000, 1);
        assertEquals(
                7_500, each.match(new Claim("all", 100_000, gifts), 1_000_000).cents(), "25 + 30 + 20");
    }
}
