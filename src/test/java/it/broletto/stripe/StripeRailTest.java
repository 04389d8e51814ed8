package it.broletto.stripe;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.rail.Act;
import it.broletto.rail.Outcome;
import it.broletto.rail.Rail;
import it.broletto.rail.RailContract;
import it.broletto.stripe.FakeStripe.Fault;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe as a rail, against something that speaks Stripe's API. */
@QuarkusTest
class StripeRailTest extends RailContract {

    private static FakeStripe stripe;

    @Inject
    StripeSettings settings;

    @BeforeAll
    static void open() {
        var config = ConfigProvider.getConfig();
        stripe = new FakeStripe(
                config.getValue("broletto.stripe.url", URI.class),
                config.getValue("broletto.stripe.patience", Duration.class).toMillis() + 500);
    }

    @AfterAll
    static void close() {
        stripe.close();
    }

    @Override
    protected String rail() {
        return "stripe";
    }

    /** 1.5 % and 25 cents. */
    @Override
    protected long fee() {
        return 62;
    }

    @Override
    protected void show(URI page, Way way) {
        show(
                page,
                switch (way) {
                    case SILENT_SUCCESS, BROKEN -> FakeCard.GOOD;
                    case SILENT_REFUSAL -> FakeCard.DECLINED;
                    default -> FakeCard.valueOf(way.name());
                });
        switch (way) {
            case SILENT_SUCCESS, SILENT_REFUSAL -> stripe.plan(pledge, ".*/confirm", Fault.LOST_AFTER);
            case BROKEN -> stripe.plan(pledge, ".*/confirm", Fault.BROKEN_AFTER);
            default -> assertFalse(page.toString().isEmpty());
        }
    }

    private static void show(URI page, FakeCard card) {
        given().redirects()
                .follow(false)
                .formParam("number", "4000 0000 0000 " + card.digits())
                .post(page)
                .then()
                .statusCode(303)
                .header("Location", BACK.toString());
    }

    private String shown(FakeCard card) {
        show(rails.setUp(rail(), pledge, 1, CENTS, BACK).page(), card);
        return rails.look(rail(), pledge, Act.SETUP, 1, CENTS, null, null).means();
    }

    @Override
    protected void agree(URI page, boolean yes) {
        given().redirects()
                .follow(false)
                .formParam("answer", yes ? "yes" : "no")
                .post(page)
                .then()
                .statusCode(303)
                .header("Location", BACK.toString());
    }

    @Override
    protected long charges() {
        return stripe.payments(pledge).size();
    }

    @Override
    protected long taken() {
        return stripe.taken(pledge);
    }

    @Override
    protected long givenBack() {
        return stripe.givenBack(pledge);
    }

    @Override
    protected String message(String id, String key) {
        return message(id, key, "\"livemode\":false");
    }

    private static String message(String id, String key, String more) {
        return "{\"id\":\"" + id + "\",\"object\":\"event\",\"type\":\"payment_intent.succeeded\"," + more
                + ",\"data\":{\"object\":{\"metadata\":{\"key\":\"" + key + "\"}}}}";
    }

    @Override
    protected List<String> secrets() {
        return settings.webhookSecrets().orElseThrow();
    }

    @Override
    protected String header() {
        return "Stripe-Signature";
    }

    /** Wherever the answer or the request is lost, and a day later too: one charge. */
    @ParameterizedTest
    @CsvSource({
        "/v1/payment_intents, LOST_BEFORE, false",
        "/v1/payment_intents, LOST_AFTER, false",
        "/v1/payment_intents, BROKEN_AFTER, false",
        "/v1/payment_intents, LOST_AFTER, true",
        "/v1/payment_intents, BROKEN_BEFORE, true",
        "/v1/payment_intents, BROKEN_AFTER, true",
        "/v1/payment_intents, BUSY, false",
        ".*/confirm, LOST_BEFORE, false",
        ".*/confirm, LOST_AFTER, true",
        ".*/confirm, BROKEN_BEFORE, true",
        ".*/confirm, BROKEN_AFTER, true",
        ".*/confirm, BUSY, false"
    })
    void F9_oneChargeWhereverAnAnswerIsLost(String path, Fault fault, boolean dayLater) throws Exception {
        var means = shown(FakeCard.GOOD);
        stripe.plan(pledge, path, fault);
        assertEquals(Outcome.UNKNOWN, collect(1, means).outcome());
        if (dayLater) {
            stripe.forgetKeys();
        }
        assertEquals(Outcome.SETTLED, collect(1, means).outcome());
        assertEquals(1, taken());
        assertEquals(1, charges());
        assertEquals(1, calls());
    }

    /** An error before anything was done is repeated for that key as long as it is remembered: nobody knows until then. */
    @Test
    void F9_anErrorThatIsRepeatedEndsWithItsKey() throws Exception {
        var means = shown(FakeCard.GOOD);
        stripe.plan(pledge, "/v1/payment_intents", Fault.BROKEN_BEFORE);
        for (var time = 0; time < 3; time++) {
            assertEquals(Outcome.UNKNOWN, collect(1, means).outcome());
        }
        assertEquals(0, charges());
        stripe.forgetKeys();
        assertEquals(Outcome.SETTLED, collect(1, means).outcome());
        assertEquals(1, taken());
    }

    /**
     * Two asked, each found nothing, and one of them was held up until the key was forgotten: there are two
     * PaymentIntents for the call, and both confirm the older one.
     */
    @Test
    void F9_ofTwoPaymentsForOneCallTheOlderOneIsPaid() throws Exception {
        var means = Means.of(shown(FakeCard.GOOD));
        var form = Map.<String, Object>of(
                "fake_created",
                1_790_000_000L,
                "amount",
                CENTS,
                "currency",
                "eur",
                "customer",
                means.customer(),
                "payment_method",
                means.card(),
                "metadata",
                Map.of("key", "collect-1-" + pledge, "pledge", pledge.toString()));
        var older = stripe.payment(form);
        var younger = new HashMap<>(form);
        younger.put("fake_created", 1_790_090_000L);
        stripe.payment(younger);
        assertEquals(older, collect(1, means.text()).providerId());
        assertEquals(1, taken());
        stripe.forgetKeys();
        assertEquals(older, collect(1, means.text()).providerId());
        assertEquals(1, taken());
    }

    /** Before another attempt may follow, the one that was refused can be paid by nobody. */
    @Test
    void whatIsDeclinedIsCanceled() {
        var means = shown(FakeCard.DECLINED);
        assertEquals("card-declined", collect(1, means).reason());
        assertEquals("canceled", stripe.payments(pledge).get(0).get("status"));
    }

    @Test
    void F9_aRefundWhoseAnswerIsLostIsOneRefund() throws Exception {
        var charge = collect(1, shown(FakeCard.GOOD)).providerId();
        stripe.plan(pledge, "/v1/refunds", Fault.BROKEN_AFTER);
        assertEquals(
                Outcome.UNKNOWN, rails.refund(rail(), pledge, 1, CENTS, charge).outcome());
        stripe.forgetKeys();
        assertEquals(
                Outcome.SETTLED, rails.refund(rail(), pledge, 1, CENTS, charge).outcome());
        assertEquals(1, givenBack());
    }

    @Test
    void F4_messagesInAnyOrderGiveTheSame() throws Exception {
        var means = shown(FakeCard.GOOD);
        var charge = collect(1, means).providerId();
        rails.refund(rail(), pledge, 1, CENTS, charge);
        var events = new ArrayList<>(stripe.events(pledge));
        Collections.reverse(events);
        assertTrue(events.size() >= 6, events.size() + " events");
        for (var body : events) {
            var text = new String(body, StandardCharsets.UTF_8);
            var signature = FakeStripe.sign(body, secrets().get(0), clock.instant());
            assertEquals(204, sent(text, signature), text);
            assertEquals(204, sent(text, signature));
        }
        lookAtMessages();
        assertEquals(1, settled());
        assertEquals(1, taken());
        assertEquals(1, givenBack());
    }

    /** As when the process dies right after the refund, and Stripe tells of it before it tells of the charge. */
    @Test
    void F4_refundedMayBeToldBeforeSucceeded() throws Exception {
        var means = shown(FakeCard.GOOD);
        stripe.plan(pledge, ".*/confirm", Fault.LOST_AFTER);
        assertEquals(Outcome.UNKNOWN, collect(1, means).outcome());
        var event = stripe.events(pledge, "payment_intent.succeeded").get(0);
        var refunded = new String(event, StandardCharsets.UTF_8)
                .replaceAll("evt_\\w+", newId())
                .replace("payment_intent.succeeded", "charge.refunded");
        assertEquals(204, sent(refunded));
        assertEquals(204, sent(new String(event, StandardCharsets.UTF_8)));
        lookAtMessages();
        assertTrue(isHeard(Outcome.SETTLED));
        assertEquals(1, settled());
        assertEquals(0, givenBack());
    }

    @Test
    void F6_anEventOfAnotherAccountIsKeptAndMeansNothing() throws Exception {
        var id = newId();
        assertEquals(
                204,
                sent(message(id, "collect-1-" + pledge, "\"livemode\":false,\"account\":\"acct_of_somebody_else\"")));
        assertEquals(1, count("select count(*) from webhook_event where key is null and event_id = '" + id + "'"));
        var stranger = newId();
        assertEquals(204, sent(message(stranger, "an-order-of-somebodys-shop")));
        var unknown = newId();
        assertEquals(
                204,
                sent("{\"id\":\"" + unknown + "\",\"object\":\"event\",\"livemode\":false,\"type\":\"moon.rose\"}"));
        for (var end = 0; end < 100 && done(stranger, unknown) < 2; end++) {
            rails.lookAtMessages();
        }
        assertEquals(2, done(stranger, unknown));
    }

    private long done(String one, String other) throws Exception {
        return count("select count(*) from webhook_done where outcome = 'NOT_OURS' and event_id in ('" + one + "', '"
                + other + "')");
    }

    @Test
    void anEventOfTheOtherModeOrNoEventIsRefused() {
        assertEquals(400, sent(message(newId(), "collect-1-" + pledge, "\"livemode\":true")));
        assertEquals(400, sent("{\"id\":\"evt_1234\"}"));
        assertEquals(400, sent("{\"id\":\""));
    }

    /** Another amount than ours is nothing that is booked; people look at it. */
    @Test
    void F7_anotherAmountIsNotSettled() throws Exception {
        var reply = collect(1, shown(FakeCard.LIAR));
        assertEquals(Outcome.UNKNOWN, reply.outcome());
        assertEquals("amount-or-pledge-differs", reply.reason());
        assertEquals(0, settled());
    }

    @Test
    void F8_aPaymentOfAnotherPledgeIsNotSettled() throws Exception {
        var means = Means.of(shown(FakeCard.GOOD));
        stripe.confirm(stripe.payment(Map.of(
                "fake_created",
                1_790_000_000L,
                "amount",
                CENTS,
                "currency",
                "eur",
                "customer",
                means.customer(),
                "payment_method",
                means.card(),
                "metadata",
                Map.of("key", "collect-1-" + pledge, "pledge", "8c8f2b52-3f4e-4be5-8a9e-000000000000"))));
        assertEquals("amount-or-pledge-differs", collect(1, means.text()).reason());
        assertEquals(0, settled());
        assertEquals(0, taken());
    }

    @Test
    void whatTakesAWhileIsPendingUntilItIsDone() throws Exception {
        var means = shown(FakeCard.SLOW);
        var pending = collect(1, means);
        assertEquals(Outcome.PENDING, pending.outcome());
        stripe.settle(pending.providerId());
        assertEquals(Outcome.SETTLED, collect(1, means).outcome());
        assertEquals(1, taken());
    }

    @Test
    void aPageThatIsOverIsFollowedByAnother() {
        var setup = rails.setUp(rail(), pledge, 1, CENTS, BACK);
        stripe.expire(setup.providerId());
        var over = rails.setUp(rail(), pledge, 1, CENTS, BACK);
        assertEquals(Outcome.DECLINED, over.outcome());
        assertEquals("expired", over.reason());
        assertNull(over.page());
        assertEquals(
                Outcome.ACTION_REQUIRED,
                rails.setUp(rail(), pledge, 2, CENTS, BACK).outcome());
    }

    /** The page is there, and Stripe is not: the backer keeps the page. */
    @Test
    void aPageWhoseAnswerIsLostIsMadeOnce() {
        stripe.plan(pledge, "/v1/checkout/sessions", Fault.LOST_AFTER);
        assertEquals(
                Outcome.UNKNOWN, rails.setUp(rail(), pledge, 1, CENTS, BACK).outcome());
        var page = rails.setUp(rail(), pledge, 1, CENTS, BACK).page();
        assertEquals(page, rails.setUp(rail(), pledge, 1, CENTS, BACK).page());
        show(page, FakeCard.GOOD);
        assertEquals(1, stripe.events(pledge, "checkout.session.completed").size());
    }

    /** The backer never comes back, and Stripe is away when its message is looked at: it is looked at again. */
    @Test
    void aMessageWaitsWhileStripeIsSilent() throws Exception {
        var setup = rails.setUp(rail(), pledge, 1, CENTS, BACK);
        show(setup.page(), FakeCard.GOOD);
        for (var time = 0; time < 3; time++) {
            stripe.plan(setup.providerId(), "/v1/checkout/sessions/.*", Fault.BUSY);
        }
        var id = newId();
        assertEquals(204, sent(message(id, "setup-1-" + pledge)));
        for (var time = 0; time < 100 && !isHeard(Act.SETUP, Outcome.SETTLED); time++) {
            rails.lookAtMessages();
        }
        assertTrue(isHeard(Act.SETUP, Outcome.SETTLED));
        lookAtMessages();
        assertEquals(
                1, count("select count(*) from webhook_done where outcome = 'LOOKED' and event_id = '" + id + "'"));
    }

    /** Ours by our key, those of nobody by Stripe's name; what was not taken is not there. */
    @Test
    void whatStripeHasIsListedPageByPage() {
        var from = Instant.now().minusSeconds(2);
        var means = Means.of(shown(FakeCard.GOOD));
        var charge = collect(1, means.text()).providerId();
        rails.refund(rail(), pledge, 1, CENTS, charge);
        for (var at = 0; at < 120; at++) {
            stripe.confirm(stripe.payment(Map.of(
                    "amount", CENTS,
                    "currency", "eur",
                    "customer", means.customer(),
                    "payment_method", means.card(),
                    "metadata", Map.of("shop", "of somebody"))));
        }
        var all = rails.settled(rail(), from, Instant.now().plusSeconds(2)).orElseThrow();
        var keys = all.stream().map(Rail.Settled::key).toList();
        assertTrue(keys.containsAll(List.of("collect-1-" + pledge, "refund-1-" + pledge)), keys.toString());
        assertTrue(keys.stream().filter(key -> key.startsWith("ch_")).count() >= 120);
        assertEquals(keys.size(), Set.copyOf(keys).size());
        assertTrue(all.stream()
                .filter(one -> one.key().contains(pledge.toString()))
                .allMatch(one -> one.cents() == CENTS && !one.at().isBefore(from)));
        assertEquals(
                List.of(),
                rails.settled(rail(), from.minusSeconds(900_000), from.minusSeconds(800_000))
                        .orElseThrow());
    }

    @Test
    void stripeLearnsNothingOfTheBackerFromUs() {
        collect(1, shown(FakeCard.GOOD));
        assertTrue(stripe.events(pledge).stream()
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .noneMatch(body -> body.contains("Segreto") || body.contains("@")));
    }
}
