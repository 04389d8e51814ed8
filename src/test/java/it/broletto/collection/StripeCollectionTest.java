package it.broletto.collection;

import static io.restassured.RestAssured.given;
import static it.broletto.Until.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import it.broletto.TestPerson;
import it.broletto.campaign.Town;
import it.broletto.rail.PaymentContract.Way;
import it.broletto.stripe.FakeCard;
import it.broletto.stripe.FakeStripe;
import it.broletto.stripe.FakeStripe.Fault;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By Stripe. */
@QuarkusTest
class StripeCollectionTest extends CollectionContract {

    private static FakeStripe stripe;

    @Inject
    Clock clock;

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

    @Override
    String rail() {
        return "stripe";
    }

    @Override
    String digits(Way way) {
        return FakeCard.valueOf(way.name()).digits();
    }

    @Override
    void type(URI page, String number) {
        post(page.toString(), "number", number);
    }

    @Override
    long taken(UUID pledge) {
        return stripe.taken(pledge);
    }

    @Override
    long givenBack(UUID pledge) {
        return stripe.givenBack(pledge);
    }

    @BeforeEach
    void open() {
        live();
    }

    private UUID pledge(long euros, FakeCard card) {
        return pledge(euros, card.digits());
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
        close();
        collect(3);
        for (var pledge : all.entrySet()) {
            assertEquals("REFUNDED", status(pledge.getKey()), pledge.getValue());
            assertEquals(1, stripe.taken(pledge.getKey()), pledge.getValue());
            assertEquals(1, stripe.givenBack(pledge.getKey()), pledge.getValue());
        }
        assertEquals("DROPPED", status(never));
        isEmpty();
    }

    /** The backer never comes back from Stripe's pages: its messages tell, and move money once. */
    @Test
    void F1_messagesAloneCarryAPledgeFromTheCardToTheMoney() throws Exception {
        var pledge = pledges.pledge(slug, Town.pledge(600), town.backer());
        show(pledge, 1, 600, FakeCard.ASKS.digits());
        tell(pledge);
        until(
                20,
                () -> number("select count(*) from pledge_means where pledge_id = '" + pledge + "'") > 0,
                rails::lookAtMessages);
        close();
        await(pledge, "ACTION_REQUIRED");
        var page = URI.create(
                text("select page from provider_answer where outcome = 'ACTION_REQUIRED' and key = 'collect-1-" + pledge
                        + "'"));
        post(page.toString(), "answer", "yes");
        tell(pledge);
        await(pledge, "COLLECTED");
        tell(pledge);
        rails.lookAtMessages();
        assertEquals(60_000, escrow());
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
        as(who).get(post(card, "number", "4000 0027 6000 3184")).then().statusCode(200);
        close();
        await(pledge, "ACTION_REQUIRED");
        var bank = as(who).post(payment).header("Location");
        assertTrue(bank.contains("/bank/pi_"), bank);
        as(who).get(post(bank, "answer", "yes")).then().statusCode(200);
        assertEquals("COLLECTED", status(pledge));
        tell(pledge);
        rails.lookAtMessages();
        assertEquals(1, stripe.taken(pledge));
        assertEquals(60_000, escrow());
    }

    private static RequestSpecification as(String who) {
        return given().redirects().follow(false).header(TestPerson.HEADER, who);
    }

    @Test
    void F15_aCardThatIsReplacedInTimeIsChargedWithAPaymentOfItsOwn() throws Exception {
        var fixed = pledge(600, FakeCard.EXPIRED);
        close();
        thirdTimeDeclined(fixed);
        show(fixed, 2, 600, FakeCard.ASKS_ONCE.digits());
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
        close();
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
        assertEquals(70_000, escrow());
        stripe.dispute(payment, "lost");
        tell(pledge);
        await(pledge, "LOST");
        assertEquals(0, escrow());
    }
}
