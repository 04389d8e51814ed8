package it.broletto.collection;

import static io.restassured.RestAssured.given;
import static it.broletto.AtOnce.atOnce;
import static it.broletto.Until.until;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import it.broletto.Sql;
import it.broletto.TestPerson;
import it.broletto.audit.Actor;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CampaignStatus;
import it.broletto.campaign.CourseService;
import it.broletto.campaign.NewReturn;
import it.broletto.campaign.ReturnKind;
import it.broletto.campaign.ReturnService;
import it.broletto.campaign.Surplus;
import it.broletto.campaign.Town;
import it.broletto.rail.Act;
import it.broletto.rail.RailService;
import it.broletto.sandbox.Card;
import it.broletto.shared.Money;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** The pages of backers, with the real provider of the sandbox over HTTP. Minimum 600 €. */
@QuarkusTest
class PaymentTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger(9_000);

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    CollectionService collections;

    @Inject
    CourseService courses;

    @Inject
    ReturnService returns;

    @Inject
    Collector collector;

    @Inject
    RailService rails;

    @Inject
    Sql sql;

    @Inject
    SessionFactory hibernate;

    private final String backer = somebody();
    private String slug;

    private static String somebody() {
        return TestPerson.citizen(TestPerson.codiceFiscale(PEOPLE.incrementAndGet()));
    }

    private void live(Duration closesIn) {
        slug = town.closingCampaign(closesIn);
        collections.setRail(campaigns.bySlug(slug).card().id(), "sandbox");
    }

    private static RequestSpecification as(String who) {
        return given().redirects().follow(false).header(TestPerson.HEADER, who);
    }

    /** Promises; returns the path of the payment page. */
    private String promise(String who, long euros) {
        return promise(who, euros, null);
    }

    private String promise(String who, long euros, UUID chosen) {
        var answer = as(who).contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("intent", UUID.randomUUID())
                .formParam("naming", "anonymous")
                .formParam("otherAmount", euros)
                .formParam("chosen", chosen == null ? "" : chosen.toString())
                .post("/campaigns/" + slug + "/pledges");
        assertEquals(303, answer.statusCode());
        return path(answer);
    }

    private static String path(Response answer) {
        return URI.create(answer.header("Location")).getPath();
    }

    private static UUID pledge(String payment) {
        return UUID.fromString(payment.split("/")[2]);
    }

    private String own(String payment) {
        return "/campaigns/" + slug + "/pledges/" + pledge(payment);
    }

    /** Shows a card at the provider's page; returns where the provider sends the backer. */
    private static String show(String page, Card card) {
        var answer = given().redirects()
                .follow(false)
                .formParam("number", "4000 0000 0000 " + card.digits())
                .post(page + "/card");
        assertEquals(303, answer.statusCode());
        return path(answer);
    }

    private String go(String who, String payment) {
        var answer = as(who).post(payment);
        assertEquals(303, answer.statusCode());
        return path(answer);
    }

    private Money promised() {
        return campaigns.bySlug(slug).card().promised();
    }

    /** I19: a return is kept for some time only for who does not say how they pay; who begins again keeps one. */
    @Test
    void aReturnThatNobodyPaysForIsForOthers() throws Exception {
        live(Duration.ofDays(3));
        var campaign = campaigns.bySlug(slug).card().id();
        var last = returns.add(
                campaign,
                new NewReturn(ReturnKind.INDIVIDUAL, "L'ultima pagnotta", "", Money.ofEuros(5), 2, UUID.randomUUID()),
                Actor.SYSTEM);
        promise(backer, 25, last);
        var kept = promise(backer, 25, last);
        assertEquals(1, returns.of(campaign).get(0).claimed(), "the first is let go when the same person begins again");
        var payer = somebody();
        var paid = promise(payer, 25, last);
        show(go(payer, paid), Card.GOOD);
        as(payer).get(paid + "/back").then().statusCode(200);
        assertEquals(0, returns.lapseDue(), "two hours are not over");
        Town.later(Duration.ofHours(3));
        while (returns.lapseDue() > 0) {
            Thread.onSpinWait();
        }
        assertEquals(1, returns.of(campaign).get(0).claimed(), "what is paid for stays");
        as(backer).get(own(kept)).then().body(containsString("non è più tenuta per te"));
        as(payer).get(own(paid)).then().body(not(containsString("non è più tenuta per te")));
        promise(somebody(), 25, last);
        as(backer).post(own(kept) + "/withdrawal").then().statusCode(303);
        assertEquals(2, returns.of(campaign).get(0).claimed(), "a claim that lapsed is not given back twice");
    }

    /** However many show their means at once: one reaches the goal, and nobody goes beyond after it. */
    @Test
    void whoStopsAtTheGoalStopsThere() throws Exception {
        live(Duration.ofDays(3));
        courses.setSurplus(campaigns.bySlug(slug).card().id(), Surplus.STOP);
        var pledged = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            pledged.add(promise(backer, 400));
        }
        var late = promise(backer, 400);
        var pages = new ArrayList<String>();
        for (var payment : pledged) {
            pages.add(go(backer, payment));
        }
        pages.forEach(page -> show(page, Card.GOOD));
        var pool = Executors.newFixedThreadPool(8);
        try {
            var shown = new ArrayList<Callable<Void>>();
            for (var payment : pledged) {
                shown.add(() -> {
                    collections.shown(pledge(payment), 1, "sandbox", "card");
                    return null;
                });
            }
            for (var one : pool.invokeAll(shown)) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
        assertEquals(Money.ofEuros(1_200), promised());
        as(backer).post(late).then().statusCode(409).body(containsString("ha raggiunto il suo obiettivo"));
    }

    /** Whoever was at the provider's page when the campaign came to rest has promised. */
    @Test
    void aMeansThatIsShownWhileTheCampaignRestsCounts() {
        live(Duration.ofDays(3));
        var payment = promise(backer, 25);
        var page = go(backer, payment);
        courses.suspend(slug, "Aspettiamo un permesso.", town.backer());
        show(page, Card.GOOD);
        rails.look(pledge(payment), Act.SETUP, 1);
        courses.resume(slug, "Il permesso è arrivato.", town.backer());
        assertEquals(Money.ofEuros(25), promised());
    }

    @Test
    void aPromiseStandsOnceItsMeansOfPaymentIsShown() {
        live(Duration.ofDays(3));
        var payment = promise(backer, 25);
        as(backer)
                .get(payment)
                .then()
                .statusCode(200)
                .body(
                        containsString("25\u00a0€"),
                        containsString("Oggi non paghi niente"),
                        containsString("600\u00a0€"));
        as(backer).get(own(payment)).then().body(containsString("Non vale ancora"), containsString(payment));
        assertEquals(Money.ZERO, promised());
        var page = go(backer, payment);
        assertTrue(page.startsWith("/sandbox/pay/"), page);
        as(backer).get(payment + "/back").then().statusCode(200).body(containsString("Aspettiamo il fornitore"));
        assertEquals(Money.ZERO, promised());
        assertEquals(payment + "/back", show(page, Card.GOOD));
        as(backer)
                .get(payment + "/back")
                .then()
                .statusCode(200)
                .body(containsString("Vale"), not(containsString("Ricarica<")));
        assertEquals(Money.ofEuros(25), promised());
        as(backer)
                .get(own(payment))
                .then()
                .body(containsString("Prendiamo 25\u00a0€"), not(containsString("Non vale")));
        as(backer).get("/me").then().body(containsString("Vale"));
    }

    @Test
    void onlyWhoPromisedSeesThePaymentPages() {
        live(Duration.ofDays(3));
        var payment = promise(backer, 25);
        var other = somebody();
        for (var path : new String[] {payment, payment + "/back", own(payment)}) {
            as(other).get(path).then().statusCode(404);
            assertTrue(given().redirects().follow(false).get(path).statusCode() != 200);
        }
        as(other).post(payment).then().statusCode(404);
        assertEquals(0, calls(payment));
    }

    /** The provider's message and the browser come back at once, each several times. */
    @Test
    void F1_theMessageAndTheBrowserMayComeAtOnce() throws Exception {
        live(Duration.ofDays(3));
        var payment = promise(backer, 25);
        show(go(backer, payment), Card.TALKATIVE);
        var work = new ArrayList<Callable<Object>>();
        for (var at = 0; at < 6; at++) {
            work.add(() -> {
                as(backer).get(payment + "/back").then().statusCode(200).body(containsString("Vale"));
                return null;
            });
            work.add(() -> rails.look(pledge(payment), Act.SETUP, 1));
            work.add(() -> rails.lookAtMessages());
        }
        atOnce(work);
        assertEquals(1, sql.number("select count(*) from pledge_means where pledge_id = '" + pledge(payment) + "'"));
        assertEquals(
                1,
                sql.number("select count(*) from provider_answer where outcome = 'SETTLED' and key = 'setup-1-"
                        + pledge(payment) + "'"));
        assertEquals(Money.ofEuros(25), promised());
    }

    /** Whatever the address brings along, only this pledge's own set-up is asked about. */
    @Test
    void F8_theSessionOfOnePledgeShownForAnotherProvesNothing() {
        live(Duration.ofDays(3));
        var one = promise(backer, 25);
        var other = promise(backer, 40);
        var page = go(backer, one);
        show(page, Card.GOOD);
        var session = page.substring(page.lastIndexOf('/') + 1);
        as(backer)
                .get(other + "/back?session=" + session + "&session_id=" + session + "&setup_intent=" + session)
                .then()
                .statusCode(200)
                .body(containsString("Non c&#39;è ancora un mezzo di pagamento"));
        assertEquals(Money.ZERO, promised());
        as(backer).get(one + "/back").then().body(containsString("Vale"));
        assertEquals(Money.ofEuros(25), promised());
    }

    /** A double click and two tabs lead to the same page of the provider; one means of payment comes of it. */
    @Test
    void F19_twoClicksLeadToOneSetUp() throws Exception {
        live(Duration.ofDays(3));
        var payment = promise(backer, 25);
        var work = new ArrayList<Callable<Object>>();
        for (var at = 0; at < 6; at++) {
            work.add(() -> go(backer, payment));
        }
        var pages = atOnce(work);
        assertEquals(1, pages.stream().distinct().count(), pages.toString());
        assertEquals(1, calls(payment));
        var page = (String) pages.get(0);
        show(page, Card.GOOD);
        show(page, Card.GOOD);
        // The other tab, still open, asks again: there is nothing to do.
        assertEquals(own(payment), go(backer, payment));
        assertEquals(Money.ofEuros(25), promised());
        assertEquals(1, sql.number("select count(*) from pledge_means where pledge_id = '" + pledge(payment) + "'"));
    }

    @Test
    void anotherCardMayBeShownBeforeTheClose() {
        live(Duration.ofDays(3));
        var payment = promise(backer, 25);
        show(go(backer, payment), Card.DECLINED);
        as(backer).get(payment + "/back").then().body(containsString("Vale"));
        as(backer).get(payment).then().statusCode(200).body(containsString("Cambia carta"));
        show(go(backer, payment), Card.GOOD);
        as(backer).get(payment + "/back").then().body(containsString("Vale"));
        assertEquals(2, calls(payment));
        assertEquals(Money.ofEuros(25), promised());
    }

    @Test
    void aCardShownAfterTheCloseChangesNothing() throws Exception {
        live(Duration.ofMinutes(1));
        var payment = promise(backer, 700);
        var page = go(backer, payment);
        Town.later(Duration.ofSeconds(61));
        closeAll();
        show(page, Card.GOOD);
        as(backer).get(payment + "/back").then().statusCode(200).body(containsString("Non vale"));
        as(backer).get(payment).then().statusCode(303);
        assertEquals(Money.ZERO, promised());
        assertEquals(CampaignStatus.FAILED, campaigns.bySlug(slug).card().status());
    }

    @Test
    void whoWasDeclinedFixesThePaymentAndWhoseBankAsksAgrees() throws Exception {
        live(Duration.ofMinutes(1));
        var declined = promise(backer, 400);
        show(go(backer, declined), Card.DECLINED);
        as(backer).get(declined + "/back").then().body(containsString("Vale"));
        var asked = promise(backer, 300);
        show(go(backer, asked), Card.ASKS);
        as(backer).get(asked + "/back").then().body(containsString("Vale"));
        Town.standsStill(Duration.ofSeconds(61));
        closeAll();
        await("DECLINED", declined);
        await("ACTION_REQUIRED", asked);
        as(backer).get(own(declined)).then().body(containsString("La banca ha rifiutato 400\u00a0€"));
        as(backer)
                .get("/me")
                .then()
                .body(containsString("Sistema il pagamento"), containsString("Completa il pagamento"));
        given().get("/campaigns/" + slug)
                .then()
                .body(
                        containsString("Ancora da incassare"),
                        containsString("700\u00a0€"),
                        not(containsString("raccolti")));
        show(go(backer, declined), Card.GOOD);
        as(backer).get(declined + "/back").then().statusCode(200);
        var bank = go(backer, asked);
        assertTrue(bank.startsWith("/sandbox/pay/charge"), bank);
        given().get(bank).then().statusCode(200).body(containsString("300\u00a0€"));
        var back = given().redirects().follow(false).formParam("answer", "yes").post(bank + "/answer");
        assertEquals(asked + "/back", path(back));
        as(backer).get(asked + "/back").then().statusCode(200).body(containsString("Incassata"));
        await("COLLECTED", declined);
        await("COLLECTED", asked);
        while (campaigns.bySlug(slug).card().status() == CampaignStatus.CLOSED) {
            collector.work();
        }
        var card = campaigns.bySlug(slug).card();
        assertEquals(CampaignStatus.FUNDED, card.status());
        assertEquals(Money.ofEuros(700), card.sums().collected());
        as(backer)
                .get(own(declined))
                .then()
                .body(containsString("i soldi vanno al progetto"), containsString("/ledger/entries/"));
        given().get("/campaigns/" + slug).then().body(containsString("Finanziata"));
        given().get("/api/v1/campaigns/" + slug).then().statusCode(200).body(containsString("\"collected\""));
    }

    @Test
    void anOfficerTriesARefundAgainThatIsStuck() throws Exception {
        live(Duration.ofMinutes(1));
        var stuck = promise(backer, 500);
        show(go(backer, stuck), Card.REFUND_FAILS);
        as(backer).get(stuck + "/back").then().body(containsString("Vale"));
        var never = promise(backer, 200);
        show(go(backer, never), Card.EXPIRED);
        as(backer).get(never + "/back").then().body(containsString("Vale"));
        Town.later(Duration.ofSeconds(61));
        closeAll();
        await("COLLECTED", stuck);
        await("DECLINED", never);
        Town.later(Duration.ofSeconds(70));
        await("REFUND_ERROR", stuck);
        assertEquals(CampaignStatus.FAILED, campaigns.bySlug(slug).card().status());
        as(backer).get(own(stuck)).then().body(containsString("La restituzione è in ritardo"));
        given().get("/campaigns/" + slug)
                .then()
                .body(containsString("In restituzione"), containsString("Non incassato, 1 promessa"));
        var retry = "/desk/collections/refunds/" + pledge(stuck);
        as(TestPerson.staff("auditor"))
                .get("/desk/collections")
                .then()
                .statusCode(200)
                .body(containsString("account-closed"), not(containsString(retry)));
        as(TestPerson.staff("auditor")).post(retry).then().statusCode(403);
        as(TestPerson.staff("officer"))
                .get("/desk/collections")
                .then()
                .statusCode(200)
                .body(containsString(retry), containsString("minimo 600"));
        as(TestPerson.staff("officer")).post(retry).then().statusCode(303);
        as(TestPerson.staff("officer")).post(retry).then().statusCode(409);
        await("REFUNDED", stuck);
        as(backer).get(own(stuck)).then().body(containsString("abbiamo restituito 500\u00a0€"));
        as(backer).get(own(never)).then().body(containsString("Non incassata"));
        given().get("/audit").then().body(containsString("Ha ritentato un rimborso"));
        var sums = campaigns.bySlug(slug).card().sums();
        assertEquals(Money.ofEuros(500), sums.givenBack());
        assertEquals(Money.ZERO, sums.goingBack());
        assertEquals(1, sums.drops());
    }

    /** However many campaigns a list has, their sums are asked for at once. */
    @Test
    void aListOfCampaignsAsksTheDatabaseAsOftenAsOneOfThem() {
        for (var each = 0; each < 4; each++) {
            live(Duration.ofDays(2));
        }
        assertEquals(statements(1), statements(12));
    }

    /** The least of some, as jobs ask too. */
    private long statements(int list) {
        var least = Long.MAX_VALUE;
        for (var each = 0; each < 5; each++) {
            var before = hibernate.getStatistics().getPrepareStatementCount();
            campaigns.closingSoon(list);
            least = Math.min(least, hibernate.getStatistics().getPrepareStatementCount() - before);
        }
        return least;
    }

    private void closeAll() {
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
    }

    private void await(String status, String payment) throws Exception {
        until(
                20,
                () -> sql.number("select count(*) from pledge_state where status = '" + status + "' and pledge_id = '"
                                + pledge(payment) + "'")
                        > 0,
                collector::work);
    }

    private long calls(String payment) {
        try {
            return sql.number("select count(*) from provider_call where pledge_id = '" + pledge(payment) + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
