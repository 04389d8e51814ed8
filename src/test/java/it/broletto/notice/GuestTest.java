package it.broletto.notice;

import static io.restassured.RestAssured.given;
import static it.broletto.AtOnce.atOnce;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.audit.Actor;
import it.broletto.call.Backed;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Fallback;
import it.broletto.campaign.NewPledge;
import it.broletto.campaign.NewReturn;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.ReturnKind;
import it.broletto.campaign.ReturnService;
import it.broletto.campaign.Town;
import it.broletto.collection.Funding;
import it.broletto.dev.MailSink;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.match.Claim;
import it.broletto.match.Gift;
import it.broletto.match.PerDonation;
import it.broletto.match.Quadratic;
import it.broletto.rail.Act;
import it.broletto.rail.RailService;
import it.broletto.sandbox.Card;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pledges of people without an account, from the form to the mail and back. */
@QuarkusTest
class GuestTest {

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

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

    @Inject
    Post post;

    @Inject
    MailSink sink;

    @Inject
    EntityManager database;

    @Inject
    AgroalDataSource source;

    @Inject
    Funding funding;

    @Inject
    RailService rails;

    private String address = "ospite." + UUID.randomUUID() + "@posta.example.it";

    @BeforeEach
    void nothingWaits() {
        post.send();
    }

    private static RequestSpecification form() {
        return given().redirects().follow(false).contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private Response ask(String slug, String euros, UUID intent, String... more) {
        return askFrom(address, slug, euros, intent, more);
    }

    private static Response askFrom(String from, String slug, String euros, UUID intent, String... more) {
        var form = form().formParam("intent", intent)
                .formParam("amount", "other")
                .formParam("otherAmount", euros)
                .formParam("naming", "anonymous")
                .formParam("by", "mail")
                .formParam("email", from);
        for (var at = 0; at < more.length; at += 2) {
            form.formParam(more[at], more[at + 1]);
        }
        return form.post("/campaigns/" + slug + "/pledges");
    }

    /** The link in the latest mail. */
    private String link() {
        post.send();
        return Post.paths(sink.to(address).get(0)).get(0);
    }

    private long made(String slug) {
        return ((Number) database.createNativeQuery(
                                "select count(*) from pledge p join campaign c on c.id = p.campaign_id where c.slug = ?1")
                        .setParameter(1, slug)
                        .getSingleResult())
                .longValue();
    }

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

    private static RequestSpecification as(String guest) {
        return form().cookie("broletto_guest", guest).header("Sec-Fetch-Site", "same-origin");
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

    /** Only who asks, with data for it, and with a link that was opened just now. */
    @Test
    void whoHasNoAccountHasTheirReceiptThroughAFreshLink() throws Exception {
        var made = funding.collected(
                campaign -> {
                    ask(slugOf(campaign), "70", UUID.randomUUID());
                    assertEquals(303, form().post(link()).statusCode());
                    showCard(pledgeIn(campaign), 7_000);
                },
                new Funding.Gift(600, Card.GOOD));
        var pledge = pledgeIn(made.campaign());
        Town.later(Duration.ofMinutes(2));
        var path = "/me/receipts/" + pledge;
        assertTrue(Set.of(302, 303, 401).contains(form().get(path).statusCode()), "nobody");
        assertTrue(Set.of(302, 303, 401).contains(form().get("/me/receipts").statusCode()), "nobody");
        form().formParam("email", address).post("/pledges/link");
        var guest = form().post(link()).cookie("broletto_guest");
        assertTrue(as(guest).get("/pledges/mine").asString().contains("/me/receipts"));
        assertTrue(as(guest)
                .get("/campaigns/" + made.slug() + "/pledges/" + pledge)
                .asString()
                .contains(path));
        assertEquals(200, as(guest).get(path).statusCode());
        assertEquals(404, as(guest).get("/me/receipts/" + made.pledges().get(0)).statusCode(), "another's");
        assertEquals(404, as(guest).get(path + "/receipt.pdf").statusCode(), "nobody asked for one");
        var wrong = receipt(guest, path, "AAAAAA00A00A000A");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.asString().contains("Ospite Senza Accesso"));
        var code = TestPerson.codiceFiscale(1_235);
        assertEquals(303, receipt(guest, path, code).statusCode());
        var page = as(guest).get(path);
        assertTrue(page.asString().contains("Ricevuta n. "), page.asString());
        assertFalse(page.asString().contains(code));
        assertEquals("private, no-store", page.header("Cache-Control"));
        assertEquals("application/pdf", as(guest).get(path + "/receipt.pdf").contentType());
        var year = java.time.LocalDate.now(java.time.ZoneId.of("Europe/Rome")).getYear();
        assertEquals(
                200,
                as(guest).get("/me/receipts/years/" + year + "/summary.pdf").statusCode());
        assertTrue(as(guest).get("/me/receipts").asString().contains("/" + year));
        Town.later(Duration.ofMinutes(13));
        for (var old :
                List.of(path, path + "/receipt.pdf", "/me/receipts", "/me/receipts/years/" + year + "/summary.pdf")) {
            var answer = as(guest).get(old);
            assertEquals(303, answer.statusCode(), old);
            assertTrue(answer.header("Location").endsWith("/pledges/link"), old);
        }
        assertEquals(200, as(guest).get("/pledges/mine").statusCode(), "what bears no tax code is still open");
        var late = receipt(guest, path, code);
        assertEquals(422, late.statusCode());
        assertTrue(late.asString().contains("Ospite Senza Accesso")
                && late.asString().contains("/pledges/link"));
        assertFalse(late.asString().contains("Ricevuta n. "));
    }

    /** All that is kept, and forgetting it, are for guests too; who comes back with the same address is somebody new. */
    @Test
    void whoHasNoAccountSeesTheirDataAndMayBeForgotten() {
        var slug = town.liveCampaign();
        ask(slug, "25", UUID.randomUUID(), "message", "Forza");
        var guest = form().post(link()).cookie("broletto_guest");
        var opening = link();
        ask(slug, "30", UUID.randomUUID());
        post.send();
        var unused = Post.paths(sink.to(address).get(0)).get(0);
        assertTrue(Set.of(302, 303, 401).contains(form().get("/me/data").statusCode()), "nobody");
        assertTrue(Set.of(302, 303, 401).contains(form().get("/me/data.json").statusCode()), "nobody");
        assertTrue(Set.of(302, 303, 401).contains(form().post("/me/erasure").statusCode()), "nobody");
        for (var path : List.of("/me/data", "/me/data.json")) {
            var kept = as(guest).get(path);
            assertEquals(200, kept.statusCode());
            assertTrue(kept.asString().contains(address) && kept.asString().contains("Forza"), kept.asString());
        }
        assertEquals(
                422, as(guest).formParam("sure", "true").post("/me/erasure").statusCode(), "a promise stands");
        var own = "/campaigns/" + slug + "/pledges/"
                + pledgeIn(campaigns.bySlug(slug).card().id());
        assertTrue(as(guest).get("/me/erasure").asString().contains(own));
        as(guest).post(own + "/withdrawal");
        Town.later(Duration.ofMinutes(11));
        for (var path : List.of("/me/data", "/me/data.json", "/me/erasure")) {
            assertEquals(303, as(guest).get(path).statusCode(), "a link from before");
        }
        assertEquals(
                303, as(guest).formParam("sure", "true").post("/me/erasure").statusCode());
        Town.later(Duration.ofMinutes(1));
        assertEquals(422, as(guest).post("/me/erasure").statusCode());
        var gone = as(guest).formParam("sure", "true").post("/me/erasure");
        assertEquals(303, gone.statusCode());
        assertTrue(gone.header("Location").endsWith("/campaigns"));
        assertEquals(410, form().post(unused).statusCode(), "what waited to be confirmed is forgotten too");
        assertEquals(410, form().post(opening).statusCode(), "and no link from before leads to them");
        assertFalse(as(guest).get("/me/data.json").asString().contains("Forza"));
        var receipt = own.replaceAll(".*/", "/me/receipts/");
        for (var answer : List.of(
                as(guest).get(own),
                as(guest).get("/me/data"),
                as(guest).get("/pledges/mine"),
                receipt(guest, receipt, TestPerson.codiceFiscale(7)),
                as(guest)
                        .formParam("naming", "named")
                        .formParam("publicName", "Zoe")
                        .post(own + "/naming"))) {
            assertTrue(
                    Set.of(302, 303, 401).contains(answer.statusCode()),
                    "a cookie of somebody forgotten is nobody's: " + answer.statusCode());
        }
        assertEquals(0, written("receipt_wish", own) + written("pledge_naming", own), "and leaves nothing");
        post.send();
        var mails = sink.to(address).size();
        form().formParam("email", address).post("/pledges/link");
        post.send();
        assertEquals(mails, sink.to(address).size(), "nobody is known by it");
    }

    private long written(String table, String path) {
        return (Long) database.createNativeQuery("select count(*) from " + table + " where pledge_id = ?1", Long.class)
                .setParameter(1, UUID.fromString(path.replaceAll(".*/", "")))
                .getSingleResult();
    }

    private static Response receipt(String guest, String path, String code) {
        return as(guest)
                .formParam("intent", UUID.randomUUID())
                .formParam("holder", "Ospite Senza Accesso")
                .formParam("taxCode", code)
                .post(path);
    }

    private String slugOf(UUID campaign) {
        return campaigns.byIds(List.of(campaign)).get(campaign).slug();
    }

    private UUID pledgeIn(UUID campaign) {
        return UUID.fromString(database.createNativeQuery("""
                        select cast(p.id as text) from pledge p join person_by_mail m on m.person_id = p.person_id where p.campaign_id = ?1""")
                .setParameter(1, campaign)
                .getSingleResult()
                .toString());
    }

    private void showCard(UUID pledge, long cents) {
        var page = rails.setUp("sandbox", pledge, 1, cents, URI.create("https://comune.example.it/"))
                .page();
        given().redirects()
                .follow(false)
                .formParam("number", "4000 0000 0000 " + Card.GOOD.digits())
                .post(page + "/card")
                .then()
                .statusCode(303);
        rails.look("sandbox", pledge, Act.SETUP, 1, cents, null, null);
    }

    /** Whether somebody is known is told to nobody, in the answer or by what it does. */
    @Test
    void aNewLinkIsAskedForWithoutTellingWhetherTheAddressIsKnown() {
        var slug = town.liveCampaign();
        ask(slug, "25", UUID.randomUUID());
        form().post(link());
        post.send();
        var before = sink.to(address).size();
        var known = form().formParam("email", address.toUpperCase(java.util.Locale.ROOT))
                .post("/pledges/link");
        var unknown = form().formParam("email", "nessuno" + address).post("/pledges/link");
        assertEquals(known.statusCode(), unknown.statusCode());
        assertEquals(known.header("Location"), unknown.header("Location"));
        assertEquals(known.asString(), unknown.asString());
        assertEquals(
                422,
                form().formParam("email", "a@b\nBcc: c@d.it")
                        .post("/pledges/link")
                        .statusCode());
        post.send();
        assertEquals(0, sink.to("nessuno" + address).size());
        var mails = sink.all().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
        assertEquals(before + 1, mails.size());
        var let = form().post(Post.paths(mails.get(0)).get(0));
        assertEquals(303, let.statusCode());
        assertTrue(
                as(let.cookie("broletto_guest")).get("/pledges/mine").asString().contains(slug));
    }

    /** Forms that anybody can fill in write to one address five times a day. */
    @Test
    void nobodyIsFloodedWithMails() {
        var slug = town.liveCampaign();
        for (var at = 0; at < 7; at++) {
            assertEquals(303, ask(slug, "25", UUID.randomUUID()).statusCode());
            assertEquals(
                    303,
                    form().formParam("email", address).post("/pledges/link").statusCode());
        }
        post.send();
        assertEquals(MailService.MOST_ASKED_FOR, sink.to(address).size());
    }

    /** Not by asking many times at once, and not under the other names of one mailbox. */
    @Test
    void nobodyIsFloodedAtOnceOrUnderOtherNames() throws Exception {
        var slug = town.liveCampaign();
        var others = new ArrayList<String>();
        for (var at = 0; at < 8; at++) {
            others.add(address.replace("ospite.", at % 2 == 0 ? "ospite" : "os.pite")
                    .replace("@", "+" + at + "@"));
        }
        whileNoContactIsWritten(() -> {
            atOnce(others.size(), at -> askFrom(others.get(at), slug, "25", UUID.randomUUID()));
            return null;
        });
        post.send();
        assertEquals(
                MailService.MOST_ASKED_FOR,
                others.stream().mapToInt(other -> sink.to(other).size()).sum());
    }

    /** All of them go as far as they get before the first one writes. */
    private void whileNoContactIsWritten(Callable<Void> asking) throws Exception {
        var alone = Executors.newSingleThreadExecutor();
        try (var connection = source.getConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("lock table contact in share mode");
            var asked = alone.submit(asking);
            var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            var waiting = 0;
            while (waiting < 8 && System.nanoTime() < end) {
                Thread.sleep(20);
                try (var found = sql.executeQuery("select count(*) from pg_locks where not granted")) {
                    found.next();
                    waiting = found.getInt(1);
                }
            }
            connection.commit();
            asked.get();
            assertTrue(waiting >= 8, "only " + waiting + " had come");
        } finally {
            alone.shutdownNow();
        }
    }

    /** A person with an account and the same address is somebody else: nobody is let in by a mailbox. */
    @Test
    void anAddressOpensNoAccount() {
        var slug = town.liveCampaign();
        var citizen = TestPerson.citizen(TestPerson.codiceFiscale(16_701));
        var own = form().header(TestPerson.HEADER, citizen)
                .formParam("intent", UUID.randomUUID())
                .formParam("amount", "25")
                .formParam("naming", "anonymous")
                .formParam("email", address)
                .post("/campaigns/" + slug + "/pledges");
        assertEquals(303, own.statusCode());
        post.send();
        var before = sink.to(address).size();
        form().formParam("email", address).post("/pledges/link");
        post.send();
        assertEquals(before, sink.to(address).size(), "there is no pledge by mail");
        ask(slug, "10", UUID.randomUUID());
        var guest = form().post(link()).cookie("broletto_guest");
        var mine = as(guest).get("/pledges/mine").asString();
        assertEquals(2, mine.split("/campaigns/" + slug + "/pledges/", -1).length, mine);
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
