package it.broletto.sandbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.rail.Act;
import it.broletto.rail.Outcome;
import it.broletto.rail.RailNews;
import it.broletto.rail.RailService;
import it.broletto.rail.Reply;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rail and its provider over real HTTP, with answers that come late, twice, wrongly or never. */
@QuarkusTest
class RailTest {

    private static final URI BACK = URI.create("https://comune.example.it/back");
    private static final long CENTS = 2_500;

    @ApplicationScoped
    static class Ear {
        private final List<RailNews> heard = new CopyOnWriteArrayList<>();

        void hear(@Observes RailNews news) {
            heard.add(news);
        }

        List<RailNews> heard() {
            return heard;
        }
    }

    @Inject
    RailService rails;

    @Inject
    Town town;

    @Inject
    PledgeService pledges;

    @Inject
    AgroalDataSource database;

    @Inject
    SandboxSettings settings;

    @Inject
    Clock clock;

    @Inject
    Ear ear;

    private UUID pledge;

    @BeforeEach
    void somebodyPromises() {
        pledge = pledges.pledge(town.liveCampaign(), Town.pledge(25), town.backer());
    }

    /** As a backer does it at the provider's page; the name of the means of payment. */
    private String shown(Card card) {
        var setup = rails.setUp("sandbox", pledge, 1, CENTS, BACK);
        assertEquals(Outcome.ACTION_REQUIRED, setup.outcome());
        given().get(setup.page()).then().statusCode(200).body(containsString("25"));
        given().redirects()
                .follow(false)
                .formParam("number", "4000 0000 0000 " + card.digits())
                .post(setup.page() + "/card")
                .then()
                .statusCode(303)
                .header("Location", BACK.toString());
        var done = rails.look("sandbox", pledge, Act.SETUP, 1, CENTS, null, null);
        assertEquals(Outcome.SETTLED, done.outcome());
        return done.means();
    }

    @Test
    void theAmountIsTakenOnceHoweverOftenItIsAsked() throws Exception {
        var means = shown(Card.GOOD);
        var work = new ArrayList<Callable<Reply>>();
        for (var at = 0; at < 8; at++) {
            work.add(() -> rails.collect("sandbox", pledge, 1, CENTS, means));
        }
        var pool = Executors.newFixedThreadPool(8);
        for (var done : pool.invokeAll(work)) {
            assertEquals(Outcome.SETTLED, done.get().outcome());
            assertEquals(60, done.get().feeCents());
        }
        pool.shutdown();
        assertEquals(1, charges());
        assertEquals(
                Outcome.SETTLED,
                rails.collect("sandbox", pledge, 1, CENTS, means).outcome());
        assertEquals(
                Refusal.Reason.INTENT_REUSED,
                assertThrows(Refusal.class, () -> rails.collect("sandbox", pledge, 1, CENTS + 1, means))
                        .reason());
        assertEquals(1, charges());
    }

    /** The answer never came: nobody knows, until it is asked what became of it under the same key. */
    @ParameterizedTest
    @EnumSource(
            value = Card.class,
            names = {"SILENT_SUCCESS", "SILENT_REFUSAL", "BROKEN"})
    void whatWasNotAnsweredIsAskedForUnderTheSameKey(Card card) throws Exception {
        var means = shown(card);
        var first = rails.collect("sandbox", pledge, 1, CENTS, means);
        assertEquals(Outcome.UNKNOWN, first.outcome());
        var known = rails.collect("sandbox", pledge, 1, CENTS, means);
        assertEquals(card == Card.SILENT_REFUSAL ? Outcome.DECLINED : Outcome.SETTLED, known.outcome());
        assertEquals(1, charges());
        assertEquals(1, calls());
    }

    /** As a process leaves it that dies after it wrote the call down and before it made it. */
    @Test
    void aCallThatWasWrittenDownAndNotMadeIsMadeLater() throws Exception {
        var means = shown(Card.GOOD);
        sql(
                "insert into provider_call (key, rail, pledge_id, act, attempt, cents, currency, means, asked_at) values ('collect-1-"
                        + pledge + "', 'sandbox', '" + pledge + "', 'COLLECT', 1, " + CENTS + ", 'EUR', '" + means
                        + "', now() - interval '1 hour')");
        rails.resolveOpen();
        assertEquals(1, charges());
        assertEquals(
                Outcome.SETTLED,
                rails.collect("sandbox", pledge, 1, CENTS, means).outcome());
        assertEquals(1, charges());
        assertTrue(ear.heard().stream()
                .anyMatch(news -> news.pledge().equals(pledge)
                        && news.act() == Act.COLLECT
                        && news.reply().outcome() == Outcome.SETTLED));
    }

    @Test
    void anotherAttemptIsAnotherCall() throws Exception {
        var means = shown(Card.THIRD_TIME);
        assertEquals(
                "insufficient-funds",
                rails.collect("sandbox", pledge, 1, CENTS, means).reason());
        assertEquals(
                Outcome.DECLINED,
                rails.collect("sandbox", pledge, 1, CENTS, means).outcome());
        assertEquals(
                Outcome.DECLINED,
                rails.collect("sandbox", pledge, 2, CENTS, means).outcome());
        assertEquals(
                Outcome.SETTLED,
                rails.collect("sandbox", pledge, 3, CENTS, means).outcome());
        assertEquals(3, charges());
    }

    /** A second charge is asked for only after a no. */
    @ParameterizedTest
    @EnumSource(
            value = Card.class,
            names = {"GOOD", "BROKEN", "ASKS"})
    void noOtherAttemptIsMadeAfterAYesOrWhileNobodyKnows(Card card) throws Exception {
        var means = shown(card);
        rails.collect("sandbox", pledge, 1, CENTS, means);
        assertEquals(
                Refusal.Reason.ALREADY_DONE,
                assertThrows(Refusal.class, () -> rails.collect("sandbox", pledge, 2, CENTS, means))
                        .reason());
        assertThrows(
                SQLException.class,
                () -> sql(
                        "insert into provider_call (key, rail, pledge_id, act, attempt, cents, currency, asked_at) values ('collect-2-"
                                + pledge + "', 'sandbox', '" + pledge + "', 'COLLECT', 2, 2500, 'EUR', now())"));
        assertEquals(1, charges());
    }

    /** The last guard, whatever the code above it does. */
    @Test
    void theDatabaseTakesNoSecondSettledAnswer() throws Exception {
        var means = shown(Card.THIRD_TIME);
        for (var attempt = 1; attempt <= 3; attempt++) {
            rails.collect("sandbox", pledge, attempt, CENTS, means);
        }
        var answer = "insert into provider_answer (key, outcome, cents, answered_at) values ('collect-%d-" + pledge
                + "', 'SETTLED', 2500, now())";
        assertThrows(SQLException.class, () -> sql(answer.formatted(3)), "final is final");
        assertThrows(SQLException.class, () -> sql(answer.formatted(1)), "and another attempt does not settle too");
    }

    @Test
    void aBankThatAsksSendsTheBackerToAPage() throws Exception {
        var means = shown(Card.ASKS);
        var asked = rails.collect("sandbox", pledge, 1, CENTS, means);
        assertEquals(Outcome.ACTION_REQUIRED, asked.outcome());
        given().formParam("answer", "yes").post(asked.page() + "/answer").then().statusCode(200);
        assertEquals(
                Outcome.SETTLED,
                rails.collect("sandbox", pledge, 1, CENTS, means).outcome());
        assertEquals(1, charges());
    }

    @Test
    void aChargeIsGivenBackOnce() throws Exception {
        var means = shown(Card.REFUND_FAILS);
        var charge = rails.collect("sandbox", pledge, 1, CENTS, means).providerId();
        assertEquals(
                "account-closed",
                rails.refund("sandbox", pledge, 1, CENTS, charge).reason());
        assertEquals(
                Outcome.SETTLED,
                rails.refund("sandbox", pledge, 2, CENTS, charge).outcome());
        assertEquals(
                Outcome.SETTLED,
                rails.refund("sandbox", pledge, 2, CENTS, charge).outcome());
        assertEquals(
                1,
                count("select count(*) from sandbox.deal where kind = 'refund' and status = 'settled' and of = '"
                        + charge + "'"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Card.class,
            names = {"GOOD", "HASTY", "TALKATIVE", "LIAR"})
    void messagesAreHintsAndTheProviderIsAsked(Card card) throws Exception {
        var means = shown(card);
        rails.collect("sandbox", pledge, 1, CENTS, means);
        awaitMessages();
        assertEquals(1, count("select count(*) from provider_answer where key = 'collect-1-" + pledge + "'"));
        assertEquals(
                CENTS, count("select cents from provider_answer where key = 'collect-1-" + pledge + "'"), "as charged");
        assertTrue(ear.heard().stream().anyMatch(news -> news.pledge().equals(pledge) && news.act() == Act.COLLECT));
    }

    private void awaitMessages() throws Exception {
        var open = "select count(*) from sandbox.message where delivered_at is null and body like '%" + pledge + "%'";
        var waiting = "select count(*) from webhook_event e where key like '%" + pledge
                + "' and not exists (select 1 from webhook_done d where d.event_id = e.event_id)";
        for (var end = Instant.now().plusSeconds(30); count(open) + count(waiting) > 0; ) {
            assertTrue(Instant.now().isBefore(end), "messages come within 30 seconds");
            Thread.sleep(100);
        }
    }

    @Test
    void aMessageThatIsNotTheProvidersIsRefused() throws Exception {
        var id = "evt_" + UUID.randomUUID();
        var body =
                "{\"id\":\"" + id + "\",\"type\":\"charge.settled\",\"object\":{\"key\":\"collect-1-" + pledge + "\"}}";
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var now = clock.instant();
        var signer = new Signer(settings.secrets());
        for (var wrong : List.of(
                "",
                "t=1,v1=00",
                new Signer(List.of("another secret")).sign(bytes, now),
                signer.sign(bytes, now.minus(Duration.ofMinutes(6))),
                signer.sign(bytes, now.plus(Duration.ofMinutes(6))),
                signer.sign((body + " ").getBytes(StandardCharsets.UTF_8), now))) {
            assertEquals(400, sent(body, wrong));
        }
        assertEquals(0, count("select count(*) from webhook_event where event_id = '" + id + "'"));
        var retired = new Signer(List.of(settings.secrets().get(1))).sign(bytes, now);
        assertEquals(204, sent(body, retired));
        assertEquals(204, sent(body, signer.sign(bytes, now)));
        assertEquals(1, count("select count(*) from webhook_event where event_id = '" + id + "'"));
        assertEquals(404, given().body(body).post("/api/v1/rails/nobody/events").statusCode());
    }

    private static int sent(String body, String signature) {
        return given().header("Broletto-Signature", signature)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/rails/sandbox/events")
                .statusCode();
    }

    @Test
    void whoHasNotTheKeyGetsNothingFromTheProvider() {
        given().get("/sandbox/v1/deals/collect-1-" + pledge).then().statusCode(403);
        given().contentType("application/json")
                .header("Idempotency-Key", "0123456789")
                .body("{\"pledge\":\"" + pledge + "\",\"cents\":1}")
                .post("/sandbox/v1/setups")
                .then()
                .statusCode(403);
    }

    @Test
    void aNumberOfNoTestCardIsRefusedAndKept() {
        var setup = rails.setUp("sandbox", pledge, 1, CENTS, BACK);
        given().formParam("number", "1234 <b>")
                .post(setup.page() + "/card")
                .then()
                .statusCode(422)
                .body(containsString("1234 &lt;b&gt;"));
        assertNull(
                rails.look("sandbox", pledge, Act.SETUP, 1, CENTS, null, null).means());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update provider_call set cents = 1",
                "delete from provider_answer",
                "update webhook_event set body = '\\x00'",
                "truncate webhook_done"
            })
    void whatWasAskedAndAnsweredStays(String change) {
        shown(Card.GOOD);
        var body = "{\"id\":\"evt_" + UUID.randomUUID() + "\"}";
        sent(body, new Signer(settings.secrets()).sign(body.getBytes(StandardCharsets.UTF_8), clock.instant()));
        assertThrows(SQLException.class, () -> sql(change + (change.startsWith("truncate") ? "" : " where true")));
    }

    private long charges() throws SQLException {
        return count("select count(*) from sandbox.deal where kind = 'charge' and pledge = '" + pledge + "'");
    }

    private long calls() throws SQLException {
        return count("select count(*) from provider_call where act = 'COLLECT' and pledge_id = '" + pledge + "'");
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private void sql(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
