package it.broletto.collection;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.rail.Act;
import it.broletto.rail.RailService;
import it.broletto.stripe.FakeCard;
import it.broletto.stripe.FakeStripe;
import it.broletto.stripe.FakeStripe.Fault;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A campaign that is collected by Stripe, from the card that is shown to the last refund. Minimum 600 €. */
@QuarkusTest
class StripeCollectionTest {

    private static final URI BACK = URI.create("https://comune.example.it/back");
    private static FakeStripe stripe;

    @Inject
    Town town;

    @Inject
    CampaignService campaigns;

    @Inject
    PledgeService pledges;

    @Inject
    CollectionService collections;

    @Inject
    Collector collector;

    @Inject
    RailService rails;

    @Inject
    LedgerService ledger;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    private String slug;
    private UUID campaign;

    @BeforeAll
    static void startStripe() {
        var config = ConfigProvider.getConfig();
        stripe = new FakeStripe(
                config.getValue("broletto.stripe.url", URI.class),
                config.getValue("broletto.stripe.patience", Duration.class).toMillis() + 500);
    }

    @AfterAll
    static void stopStripe() {
        stripe.close();
    }

    @BeforeEach
    void live() {
        slug = town.closingCampaign(Duration.ofSeconds(60));
        campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, "stripe");
    }

    private UUID pledge(long euros, FakeCard card) {
        var pledge = pledges.pledge(slug, Town.pledge(euros), town.backer());
        show(pledge, 1, euros, card);
        rails.look("stripe", pledge, Act.SETUP, 1, euros * 100, null, null);
        return pledge;
    }

    private void show(UUID pledge, int attempt, long euros, FakeCard card) {
        post(
                rails.setUp("stripe", pledge, attempt, euros * 100, BACK).page(),
                "number",
                "4000 0000 0000 " + card.digits());
    }

    /** Where Stripe sends the backer afterwards. */
    private static String post(URI page, String name, String value) {
        return given().redirects()
                .follow(false)
                .formParam(name, value)
                .post(page)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    private void closeCampaign() {
        Town.later(Duration.ofSeconds(61));
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
    }

    private void collect() throws Exception {
        for (var end = Instant.now().plusSeconds(90); open() > 0 || !isDecided(); Thread.sleep(50)) {
            assertTrue(Instant.now().isBefore(end), "a collection ends within 90 seconds");
            collector.work();
        }
    }

    private void await(UUID pledge, String status) throws Exception {
        for (var end = Instant.now().plusSeconds(30); !status(pledge).equals(status); Thread.sleep(50)) {
            assertTrue(Instant.now().isBefore(end), () -> "within 30 seconds it is " + status);
            collector.work();
            rails.lookAtMessages();
        }
    }

    /** Stripe tells of a pledge what it has to tell, the newest first, everything twice. */
    private void tell(UUID pledge, String... types) {
        var events = stripe.events(pledge, types);
        for (var at = events.size() - 1; at >= 0; at--) {
            for (var time = 0; time < 2; time++) {
                given().header("Stripe-Signature", FakeStripe.sign(events.get(at), "whsec_new", clock.instant()))
                        .contentType("application/json")
                        .body(new String(events.get(at), StandardCharsets.UTF_8))
                        .post("/api/v1/rails/stripe/events")
                        .then()
                        .statusCode(204);
            }
        }
    }

    @Test
    void whatIsCollectedReachesTheMinimumAndStays() throws Exception {
        var one = pledge(400, FakeCard.GOOD);
        var other = pledge(250, FakeCard.THIRD_TIME);
        var never = pledge(50, FakeCard.DECLINED);
        closeCampaign();
        collect();
        assertEquals("COLLECTED", status(one));
        assertEquals("COLLECTED", status(other));
        assertEquals("DROPPED", status(never));
        assertEquals(65_000, ledger.balance(Kind.ESCROW.of(campaign)).posted());
        assertEquals(3, number("select attempts from pledge_state where pledge_id = '" + other + "'"));
        tell(one);
        tell(other);
        tell(never);
        assertEquals(1, stripe.taken(other));
        assertEquals(0, stripe.taken(never));
    }

    /** Wherever the request or the answer is lost: charged once, given back once, to the last cent. */
    @Test
    void F9_nobodyIsChargedOrRefundedTwiceWhateverIsLost() throws Exception {
        var all = new LinkedHashMap<UUID, String>();
        for (var path : List.of("/v1/payment_intents", ".*/confirm", "/v1/refunds")) {
            for (var fault : List.of(Fault.LOST_BEFORE, Fault.LOST_AFTER, Fault.BROKEN_AFTER, Fault.BUSY)) {
                var pledge = pledge(30, FakeCard.GOOD);
                stripe.plan(pledge, path, fault);
                all.put(pledge, fault + " at " + path);
            }
        }
        var never = pledge(500, FakeCard.DECLINED);
        closeCampaign();
        var pool = Executors.newFixedThreadPool(3);
        var work = new ArrayList<Callable<Void>>();
        for (var at = 0; at < 3; at++) {
            work.add(() -> {
                collect();
                return null;
            });
        }
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();
        for (var pledge : all.entrySet()) {
            assertEquals("REFUNDED", status(pledge.getKey()), pledge.getValue());
            assertEquals(1, stripe.taken(pledge.getKey()), pledge.getValue());
            assertEquals(1, stripe.givenBack(pledge.getKey()), pledge.getValue());
        }
        assertEquals("DROPPED", status(never));
        assertEquals(0, ledger.balance(Kind.ESCROW.of(campaign)).posted());
        assertEquals(0, ledger.balance(Kind.REFUND_PAYABLE.of(campaign)).posted());
    }

    /** The backer never comes back from Stripe's pages: its messages tell, and move money once. */
    @Test
    void F1_messagesAloneCarryAPledgeFromTheCardToTheMoney() throws Exception {
        var pledge = pledges.pledge(slug, Town.pledge(600), town.backer());
        show(pledge, 1, 600, FakeCard.ASKS);
        tell(pledge);
        for (var end = 0;
                end < 50 && number("select count(*) from pledge_means where pledge_id = '" + pledge + "'") == 0;
                end++) {
            rails.lookAtMessages();
            Thread.sleep(20);
        }
        closeCampaign();
        await(pledge, "ACTION_REQUIRED");
        var page = URI.create(
                text("select page from provider_answer where outcome = 'ACTION_REQUIRED' and key = 'collect-1-" + pledge
                        + "'"));
        post(page, "answer", "yes");
        tell(pledge);
        await(pledge, "COLLECTED");
        tell(pledge);
        rails.lookAtMessages();
        assertEquals(60_000, ledger.balance(Kind.ESCROW.of(campaign)).posted());
        assertEquals(1, stripe.taken(pledge));
    }

    /** From page to page as a browser goes, without a script and without a single message of Stripe. */
    @Test
    void F1_theWayBackAsksAndTheMoneyIsTakenOnce() throws Exception {
        var who = TestPerson.citizen(TestPerson.codiceFiscale(9_700));
        var payment = as(who).contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("intent", UUID.randomUUID())
                .formParam("naming", "anonymous")
                .formParam("otherAmount", 600)
                .post("/campaigns/" + slug + "/pledges")
                .header("Location");
        var pledge = UUID.fromString(URI.create(payment).getPath().split("/")[2]);
        var card = as(who).post(payment).header("Location");
        assertTrue(card.contains("/pay/cs_test_"), card);
        assertEquals(card, as(who).post(payment).header("Location"), "from two windows to the same page");
        as(who).get(post(URI.create(card), "number", "4000 0027 6000 3184"))
                .then()
                .statusCode(200);
        closeCampaign();
        await(pledge, "ACTION_REQUIRED");
        var bank = as(who).post(payment).header("Location");
        assertTrue(bank.contains("/bank/pi_"), bank);
        as(who).get(post(URI.create(bank), "answer", "yes")).then().statusCode(200);
        assertEquals("COLLECTED", status(pledge));
        tell(pledge);
        rails.lookAtMessages();
        assertEquals(1, stripe.taken(pledge));
        assertEquals(60_000, ledger.balance(Kind.ESCROW.of(campaign)).posted());
    }

    private static RequestSpecification as(String who) {
        return given().redirects().follow(false).header(TestPerson.HEADER, who);
    }

    @Test
    void F15_aCardThatIsReplacedInTimeIsCharged() throws Exception {
        var fixed = pledge(600, FakeCard.EXPIRED);
        closeCampaign();
        for (var end = Instant.now().plusSeconds(20);
                number("select count(*) from pledge_state where status = 'DECLINED' and attempts = 3 and pledge_id = '"
                                + fixed + "'")
                        == 0;
                Thread.sleep(50)) {
            assertTrue(Instant.now().isBefore(end));
            collector.work();
        }
        show(fixed, 2, 600, FakeCard.ASKS_ONCE);
        tell(fixed, "checkout.session.completed");
        await(fixed, "COLLECTED");
        assertEquals(1, stripe.taken(fixed));
        assertEquals(4, stripe.payments(fixed).size());
        assertTrue(stripe.payments(fixed).stream().map(Map::entrySet).noneMatch(payment -> payment.toString()
                .contains("requires_payment_method")));
    }

    /** Its messages name the payment, not our key. */
    @Test
    void F22_whatTheBankWantsBackIsDisputedAndThenLost() throws Exception {
        var pledge = pledge(700, FakeCard.GOOD);
        closeCampaign();
        await(pledge, "COLLECTED");
        collect();
        var payment = stripe.payments(pledge).get(0).get("id").toString();
        stripe.dispute(payment, "warning_needs_response");
        tell(pledge);
        rails.lookAtMessages();
        assertEquals("COLLECTED", status(pledge));
        stripe.dispute(payment, "needs_response");
        tell(pledge);
        await(pledge, "DISPUTED");
        assertEquals(70_000, ledger.balance(Kind.ESCROW.of(campaign)).posted());
        stripe.dispute(payment, "lost");
        tell(pledge);
        await(pledge, "LOST");
        assertEquals(0, ledger.balance(Kind.ESCROW.of(campaign)).posted());
    }

    private boolean isDecided() throws SQLException {
        return number("select count(*) from collection_decision where campaign_id = '" + campaign + "'") == 1;
    }

    private long open() throws SQLException {
        return number("select count(*) from pledge_state where campaign_id = '" + campaign
                + "' and status in ('QUEUED', 'COLLECTING', 'REFUND_QUEUED', 'REFUNDING')");
    }

    private String status(UUID pledge) throws SQLException {
        return text("select status from pledge_state where pledge_id = '" + pledge + "'");
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
