package it.broletto.campaign;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.Sql;
import it.broletto.TestPerson;
import it.broletto.audit.Actor;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What backers get back, what they may change of a pledge, and the last one of a return. */
@QuarkusTest
class ReturnsTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    ReturnService returns;

    @Inject
    AgroalDataSource database;

    @Inject
    Sql sql;

    /** F18, I19. */
    @RepeatedTest(5)
    void F18_ofManyPledgesForTheLastReturnExactlyOneGetsIt() throws Exception {
        var slug = town.liveCampaign();
        var last = offer(slug, 20, 3);
        pledges.pledge(slug, naming(25, last), town.backer());
        pledges.pledge(slug, naming(25, last), town.backer());
        var work = new ArrayList<Callable<Reason>>();
        for (int i = 0; i < 12; i++) {
            var backer = town.backer();
            work.add(() -> {
                try {
                    pledges.pledge(slug, naming(25, last), backer);
                    return null;
                } catch (Refusal refusal) {
                    return refusal.reason();
                }
            });
        }
        var pool = Executors.newFixedThreadPool(work.size());
        var won = 0;
        for (var done : pool.invokeAll(work)) {
            if (done.get() == null) {
                won++;
            } else {
                assertEquals(Reason.RETURN_GONE, done.get());
            }
        }
        pool.shutdown();
        assertEquals(1, won);
        assertEquals(3, only(slug).claimed());
        assertEquals(3, campaigns.bySlug(slug).card().backers(), "who was refused has promised nothing");
    }

    /** I19 without the service: the database counts for itself. */
    @Test
    void theDatabaseLetsNoReturnBeClaimedOftenerThanThereAre() throws SQLException {
        var slug = town.liveCampaign();
        var last = offer(slug, 20, 1);
        pledges.pledge(slug, naming(25, last), town.backer());
        var more = pledges.pledge(slug, Town.pledge(25), town.backer());
        var claim = "insert into return_claim values ('" + more + "', '" + last + "', now())";
        assertEquals(
                "23514", assertThrows(SQLException.class, () -> sql.run(claim)).getSQLState());
        var small = pledges.pledge(slug, Town.pledge(5), town.backer());
        for (var attempt : new String[] {
            "insert into return_claim values ('" + small + "', '" + last + "', now())",
            "update campaign_return set claimed = 0 where id = '" + last + "'",
            "update campaign_return set stock = 9 where id = '" + last + "'",
            "delete from return_claim where return_id = '" + last + "'",
            "insert into pledge_fallback values ('" + small + "', 1, 'OTHER', '"
                    + campaigns.bySlug(slug).card().id() + "', now())"
        }) {
            assertEquals(
                    "23001",
                    assertThrows(SQLException.class, () -> sql.run(attempt), attempt)
                            .getSQLState(),
                    attempt);
        }
    }

    @Test
    void aWithdrawnPledgeFreesItsReturn() {
        var slug = town.liveCampaign();
        var last = offer(slug, 20, 1);
        var first = town.backer();
        var pledge = pledges.pledge(slug, naming(25, last), first);
        refuses(Reason.RETURN_GONE, () -> pledges.pledge(slug, naming(25, last), town.backer()));
        pledges.withdraw(pledge, first);
        assertEquals(0, only(slug).claimed());
        pledges.pledge(slug, naming(25, last), town.backer());
        assertEquals(1, only(slug).claimed());
    }

    @Test
    void aReturnWantsItsMinimumAndItsOwnCampaign() {
        var slug = town.liveCampaign();
        var one = offer(slug, 20, null);
        refuses(Reason.RETURN_NEEDS_MORE, () -> pledges.pledge(slug, naming(19, one), town.backer()));
        refuses(Reason.INVALID_INPUT, () -> pledges.pledge(town.liveCampaign(), naming(25, one), town.backer()));
        assertEquals(0, only(slug).claimed());
    }

    @Test
    void theSameFormIsTheSamePledgeAlsoWithAReturnAndAChoice() {
        var slug = town.liveCampaign();
        var other = campaigns.bySlug(town.liveCampaign()).card().id();
        var last = offer(slug, 20, 1);
        var backer = town.backer();
        var wanted = new NewPledge(
                Money.ofEuros(25), null, null, UUID.randomUUID(), last, new Fallback(Fallback.Choice.OTHER, other));
        var id = pledges.pledge(slug, wanted, backer);
        pledges.fallBack(id, Fallback.BACK, backer);
        assertEquals(id, pledges.pledge(slug, wanted, backer));
        assertEquals(1, only(slug).claimed());
        refuses(
                Reason.INTENT_REUSED,
                () -> pledges.pledge(slug, new NewPledge(Money.ofEuros(25), null, null, wanted.intent()), backer));
    }

    @Test
    void whoComesTooLateKeepsWhatTheyTyped() {
        var slug = town.liveCampaign();
        var last = offer(slug, 20, 1);
        pledges.pledge(slug, naming(25, last), town.backer());
        as(1).formParams(form(Map.of("otherAmount", "30", "chosen", last.toString(), "message", "Ci tenevo")))
                .post("/campaigns/" + slug + "/pledges")
                .then()
                .statusCode(422)
                .body(
                        containsString("è appena finita"),
                        containsString("Ci tenevo"),
                        containsString("value=\"30\""),
                        not(containsString(last.toString())));
        assertEquals(1, campaigns.bySlug(slug).card().backers());
        as(1).formParams(form(Map.of("otherAmount", "30", "fallback", "OTHER", "message", "Ci tenevo")))
                .post("/campaigns/" + slug + "/pledges")
                .then()
                .statusCode(422)
                .body(containsString("Scegli a quale campagna"), containsString("Ci tenevo"));
    }

    /** Folded is what may be left alone; whatever was typed, or is wrong, is seen. */
    @Test
    void whatIsTypedOrWrongIsNotFolded() {
        var path = "/campaigns/" + town.liveCampaign() + "/pledges";
        var fresh = as(1).get(path).asString();
        assertTrue(fresh.split("<details class=\"panel fold\"><summary", -1).length > 2);
        assertFalse(fresh.contains("fold\" open"));
        var wrong = as(1).formParams(form(Map.of("otherAmount", "molto", "fallback", "OTHER")))
                .post(path)
                .then()
                .statusCode(422)
                .extract()
                .asString();
        assertEquals(1, wrong.split("fold\" open", -1).length - 1);
        assertTrue(wrong.indexOf("fold\" open") < wrong.indexOf("id=\"other-error\""));
        var named = as(1).formParams(form(Map.of("otherAmount", "molto", "naming", "named", "publicName", "O")))
                .post(path)
                .then()
                .statusCode(422)
                .extract()
                .asString();
        assertTrue(named.indexOf("fold\" open") < named.indexOf("id=\"publicName-error\""));
        assertTrue(named.indexOf("id=\"publicName-error\"") < named.indexOf("</details>"));
    }

    @Test
    void aNameIsChangedAndTheEarlierOneVanishes() {
        var slug = town.liveCampaign();
        var own = as(2).formParams(form(Map.of(
                        "otherAmount", "30", "naming", "named", "publicName", "Olimpia Antica", "message", "Prima")))
                .post("/campaigns/" + slug + "/pledges")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        var path = own.substring(own.indexOf("/campaigns"));
        given().get("/campaigns/" + slug).then().body(containsString("Olimpia Antica"));
        as(3).formParams("naming", "anonymous").post(path + "/naming").then().statusCode(404);
        as(2).formParams("naming", "named", "publicName", "O", "message", "Dopo")
                .post(path + "/naming")
                .then()
                .statusCode(422)
                .body(containsString("Dopo"));
        as(2).get(path + "/naming").then().statusCode(200).body(containsString("Olimpia Antica"));
        as(2).formParams("naming", "anonymous", "publicName", "Olimpia Antica", "message", "Dopo")
                .post(path + "/naming")
                .then()
                .statusCode(303);
        for (var page : new String[] {"/campaigns/" + slug, "/campaigns/" + slug + "/backers"}) {
            given().get(page)
                    .then()
                    .statusCode(200)
                    .body(not(containsString("Olimpia")), not(containsString("Prima")), containsString("Dopo"));
        }
        as(2).get(path).then().body(not(containsString("Olimpia")), containsString("Dopo"));
        as(2).formParams("naming", "anonymous", "message", "")
                .post(path + "/naming")
                .then()
                .statusCode(303);
        given().get("/campaigns/" + slug + "/backers").then().body(not(containsString("Dopo")));
    }

    @Test
    void whereTheMoneyGoesIsChangedUntilTheClose() {
        var slug = town.closingCampaign();
        var other = town.liveCampaign();
        var backer = town.backer();
        var id = pledges.pledge(slug, Town.pledge(25), backer);
        assertEquals(Fallback.BACK, pledges.own(id, backer.id()).fallback());
        var wanted = new Fallback(
                Fallback.Choice.OTHER, campaigns.bySlug(other).card().id());
        pledges.fallBack(id, wanted, backer);
        assertEquals(wanted, pledges.own(id, backer.id()).fallback());
        refuses(
                Reason.INVALID_INPUT,
                () -> pledges.fallBack(
                        id,
                        new Fallback(
                                Fallback.Choice.OTHER,
                                campaigns.bySlug(slug).card().id()),
                        backer));
        refuses(Reason.NOT_FOUND, () -> pledges.fallBack(id, Fallback.BACK, town.backer()));
        Town.later(Duration.ofMinutes(2));
        refuses(Reason.CAMPAIGN_NOT_LIVE, () -> pledges.fallBack(id, Fallback.BACK, backer));
        pledges.appear(id, "Dopo La Chiusura", null, backer);
        assertEquals("Dopo La Chiusura", pledges.own(id, backer.id()).publicName());
    }

    @Test
    void theListOfBackersHasPagesAndTellsNoPledge() {
        var slug = town.liveCampaign();
        for (int i = 0; i < 52; i++) {
            pledges.pledge(
                    slug,
                    new NewPledge(Money.ofEuros(5), "Backer Numero " + i, null, UUID.randomUUID()),
                    town.backer());
        }
        var first = given().get("/campaigns/" + slug + "/backers").asString();
        var next = first.replaceAll("(?s).*href=\"\\?page=([^\"]+)\".*", "$1");
        // By the instant a gift could be found where amounts are told.
        assertTrue(first.contains("<time datetime=\"20") && !first.matches("(?s).*datetime=\"[^\"]*T.*"), first);
        assertTrue(new String(java.util.Base64.getUrlDecoder().decode(next)).matches(">[0-9a-f-]{36}"), next);
        var second = given().get("/campaigns/" + slug + "/backers?page=" + next).asString();
        assertTrue(first.contains("Backer Numero 51") && first.contains("Backer Numero 2<"));
        assertTrue(second.contains("Backer Numero 1<") && second.contains("Backer Numero 0<"));
        assertTrue(!second.contains("Backer Numero 2<"));
    }

    @Test
    void anOfficerOffersAReturnAndACitizenDoesNot() {
        var slug = town.liveCampaign();
        var form = Map.of(
                "kind", "INDIVIDUAL",
                "name", "Una pagnotta",
                "body", "Ogni sabato.",
                "minimum", "15",
                "stock", "40",
                "intent", UUID.randomUUID().toString());
        as(4).formParams(form).post("/campaigns/" + slug + "/returns").then().statusCode(403);
        for (int i = 0; i < 2; i++) {
            given().redirects()
                    .follow(false)
                    .header(TestPerson.HEADER, TestPerson.staff("officer"))
                    .formParams(form)
                    .post("/campaigns/" + slug + "/returns")
                    .then()
                    .statusCode(303);
        }
        assertEquals(40, only(slug).stock());
        var wrong = new HashMap<>(form);
        wrong.putAll(Map.of("kind", "COLLECTIVE", "minimum", "mille"));
        given().header(TestPerson.HEADER, TestPerson.staff("officer"))
                .formParams(wrong)
                .post("/campaigns/" + slug + "/returns")
                .then()
                .statusCode(422)
                .body(containsString("Una pagnotta"), containsString("mille"), containsString("intero"));
        given().get("/campaigns/" + slug).then().body(containsString("Ne restano 40 su 40"));
    }

    @Test
    void anOfficerEntersThePledgeOfSomebodyPresentWhoFindsItAsTheirs() {
        var slug = town.liveCampaign();
        var code = TestPerson.codiceFiscale(8_290);
        var path = "/desk/campaigns/" + slug + "/pledges";
        var officer = TestPerson.staff("officer");
        given().header(TestPerson.HEADER, officer)
                .formParams(form(Map.of("otherAmount", "35", "code", "ABC", "document", "")))
                .post(path)
                .then()
                .statusCode(422)
                .body(
                        containsString("16 caratteri"),
                        containsString("documento che hai visto"),
                        containsString("value=\"35\""),
                        containsString("Contanti mai"));
        var form = form(Map.of("otherAmount", "35", "code", code, "document", "PASSPORT"));
        var done = "";
        for (int i = 0; i < 2; i++) {
            done = given().redirects()
                    .follow(false)
                    .header(TestPerson.HEADER, officer)
                    .formParams(form)
                    .post(path)
                    .then()
                    .statusCode(303)
                    .extract()
                    .header("Location");
        }
        assertEquals(Money.ofEuros(35), campaigns.bySlug(slug).card().promised());
        assertEquals(1, pledges.assisted(campaigns.bySlug(slug).card().id()));
        var pledge = done.replaceAll(".*pledge=", "");
        given().header(TestPerson.HEADER, officer)
                .get(path + "/done?pledge=" + pledge)
                .then()
                .statusCode(200)
                .body(containsString("35"), containsString(pledge), not(containsString(code)));
        as(90).get("/campaigns/" + slug + "/pledges/" + pledge).then().statusCode(200);
        as(91).get("/campaigns/" + slug + "/pledges/" + pledge).then().statusCode(404);
        given().header(TestPerson.HEADER, officer)
                .get("/campaigns/" + slug + "/pledges/" + pledge)
                .then()
                .statusCode(404);
        given().get("/audit").then().body(containsString("allo sportello la promessa"), not(containsString(code)));
        given().get("/campaigns/" + slug + "/backers")
                .then()
                .body(containsString("1 promessa registrata allo sportello"));
        as(5).get(path).then().statusCode(403);
    }

    /** A name of nothing but signs that take no room looks like a gap, and like whoever stands before it. */
    @Test
    void aNameIsSeen() {
        var slug = town.liveCampaign();
        for (var name : List.of("\u200b\u200b", "\u2060\u2060\u2060", "..", "\u3164\u200d")) {
            refuses(
                    Reason.INVALID_INPUT,
                    () -> pledges.pledge(
                            slug, new NewPledge(Money.ofEuros(5), name, null, UUID.randomUUID()), town.backer()));
        }
        pledges.pledge(slug, new NewPledge(Money.ofEuros(5), "Q8", null, UUID.randomUUID()), town.backer());
    }

    @Test
    void theFormOfAReturnSentTwiceIsOneAndWithOtherWordsIsRefused() {
        var campaign = campaigns.bySlug(town.liveCampaign()).card().id();
        var mark = UUID.randomUUID();
        var wanted = new NewReturn(ReturnKind.INDIVIDUAL, "Una pagnotta", "", Money.ofEuros(5), 3, mark);
        var made = returns.add(campaign, wanted, Actor.SYSTEM);
        assertEquals(made, returns.add(campaign, wanted, Actor.SYSTEM));
        for (var other : List.of(
                new NewReturn(ReturnKind.INDIVIDUAL, "Due pagnotte", "", Money.ofEuros(5), 3, mark),
                new NewReturn(ReturnKind.INDIVIDUAL, "Una pagnotta", "", Money.ofEuros(5), null, mark),
                new NewReturn(ReturnKind.INDIVIDUAL, "Una pagnotta", "", Money.ofEuros(6), 3, mark))) {
            assertEquals(
                    Refusal.Reason.INTENT_REUSED,
                    assertThrows(Refusal.class, () -> returns.add(campaign, other, Actor.SYSTEM))
                            .reason());
        }
    }

    private UUID offer(String slug, long euros, Integer stock) {
        return returns.add(
                campaigns.bySlug(slug).card().id(),
                new NewReturn(
                        ReturnKind.INDIVIDUAL, "Una pagnotta", "", Money.ofEuros(euros), stock, UUID.randomUUID()),
                Actor.SYSTEM);
    }

    private static NewPledge naming(long euros, UUID chosen) {
        return new NewPledge(Money.ofEuros(euros), null, null, UUID.randomUUID(), chosen, Fallback.BACK);
    }

    private ReturnView only(String slug) {
        return returns.of(campaigns.bySlug(slug).card().id()).get(0);
    }

    private static Map<String, String> form(Map<String, String> typed) {
        var all = new HashMap<>(Map.of("intent", UUID.randomUUID().toString(), "naming", "anonymous"));
        all.putAll(typed);
        return all;
    }

    private static RequestSpecification as(int number) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .header(TestPerson.HEADER, TestPerson.citizen(TestPerson.codiceFiscale(8_200 + number)));
    }

    private static void refuses(Reason reason, Runnable act) {
        assertEquals(reason, assertThrows(Refusal.class, act::run).reason());
    }
}
