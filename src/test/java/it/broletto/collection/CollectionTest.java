package it.broletto.collection;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.rail.RailService;
import it.broletto.sandbox.Card;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A campaign that closes, with the real provider of the sandbox over HTTP. Minimum 600 €. */
@QuarkusTest
class CollectionTest {

    private static final URI BACK = URI.create("https://comune.example.it/back");

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
    CallService calls;

    @Inject
    TestCalls testCalls;

    @Inject
    AgroalDataSource database;

    private String slug;
    private UUID campaign;

    private void live() {
        live(Duration.ofSeconds(5));
    }

    private void live(Duration closesIn) {
        slug = town.closingCampaign(closesIn);
        campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, "sandbox");
    }

    private UUID pledge(long euros, Card card) {
        var pledge = pledges.pledge(slug, Town.pledge(euros), town.backer());
        show(pledge, 1, euros, card);
        return pledge;
    }

    private void show(UUID pledge, int attempt, long euros, Card card) {
        var page = rails.setUp("sandbox", pledge, attempt, euros * 100, BACK).page();
        given().redirects()
                .follow(false)
                .formParam("number", "4000 0000 0000 " + card.digits())
                .post(page + "/card")
                .then()
                .statusCode(303);
        rails.look("sandbox", pledge, it.broletto.rail.Act.SETUP, attempt, euros * 100, null, null);
    }

    private void close() throws Exception {
        close(Duration.ofSeconds(6));
    }

    private void close(Duration ahead) throws Exception {
        Town.later(ahead);
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
    }

    /** Works until the campaign is decided and nothing is on its way. */
    private void collect() throws Exception {
        for (var end = Instant.now().plusSeconds(90); open() > 0 || !isDecided(); Thread.sleep(50)) {
            assertTrue(Instant.now().isBefore(end), "a collection ends within 90 seconds");
            collector.work();
            rails.resolveOpen();
        }
    }

    private boolean isDecided() throws SQLException {
        return number("select count(*) from collection_decision where campaign_id = '" + campaign + "'") == 1;
    }

    private long open() throws SQLException {
        return number("select count(*) from pledge_state where campaign_id = '" + campaign
                + "' and status in ('QUEUED', 'COLLECTING', 'REFUND_QUEUED', 'REFUNDING')");
    }

    @Test
    void whatIsCollectedReachesTheMinimumAndStays() throws Exception {
        live();
        var one = pledge(400, Card.GOOD);
        var other = pledge(250, Card.THIRD_TIME);
        var never = pledge(50, Card.DECLINED);
        close();
        collect();
        assertEquals("COLLECTED", status(one));
        assertEquals("COLLECTED", status(other));
        assertEquals("DROPPED", status(never));
        assertEquals(65_000, ledger.balance(Kind.ESCROW.of(campaign)).posted());
        assertEquals(
                1,
                number(
                        "select count(*) from collection_decision where funded and settled_cents = 65000 and pledges = 2 and dropped_cents = 5000 and dropped = 1 and campaign_id = '"
                                + campaign + "'"));
        assertEquals(3, number("select attempts from pledge_state where pledge_id = '" + other + "'"));
    }

    /** Promises reached the minimum, what was settled does not: everything goes back. */
    @Test
    void whatStaysBelowTheMinimumGoesBackToTheLastCent() throws Exception {
        live();
        var cards = List.of(Card.GOOD, Card.BROKEN, Card.TALKATIVE, Card.HASTY);
        var good = new ArrayList<UUID>();
        for (var card : cards) {
            good.add(pledge(101, card));
        }
        var never = pledge(300, Card.EXPIRED);
        close();
        collect();
        for (var pledge : good) {
            assertEquals("REFUNDED", status(pledge));
            assertEquals(
                    1,
                    number(
                            "select count(*) from sandbox.deal where kind = 'charge' and status = 'settled' and pledge = '"
                                    + pledge + "'"));
            assertEquals(
                    1,
                    number(
                            "select count(*) from sandbox.deal where kind = 'refund' and status = 'settled' and pledge = '"
                                    + pledge + "'"));
        }
        assertEquals("DROPPED", status(never));
        assertEquals(0, ledger.balance(Kind.ESCROW.of(campaign)).posted());
        assertEquals(0, ledger.balance(Kind.REFUND_PAYABLE.of(campaign)).posted());
    }

    @Test
    void whoWasDeclinedMayShowAnotherCardInTime() throws Exception {
        live();
        var fixed = pledge(600, Card.DECLINED);
        close();
        for (var end = Instant.now().plusSeconds(20);
                number("select count(*) from pledge_state where status = 'DECLINED' and attempts = 3 and pledge_id = '"
                                + fixed + "'")
                        == 0;
                Thread.sleep(50)) {
            assertTrue(Instant.now().isBefore(end));
            collector.work();
        }
        assertEquals("DECLINED", status(fixed));
        show(fixed, 2, 600, Card.GOOD);
        collect();
        assertEquals("COLLECTED", status(fixed));
        assertEquals(60_000, ledger.balance(Kind.ESCROW.of(campaign)).posted());
    }

    /** The charge that is on its way is asked for again with the card it was made with; the next one takes the new card. */
    @Test
    void anotherCardShownWhileAChargeIsOnItsWayIsTakenNext() throws Exception {
        live();
        var pledge = pledge(600, Card.DECLINED);
        close();
        collections.openDue();
        var taken = collections.claim(1000).stream()
                .filter(state -> state.pledge().equals(pledge))
                .findFirst()
                .orElseThrow();
        var means = collections.meansFor(pledge, 1).orElseThrow();
        rails.collect("sandbox", pledge, taken.attempts(), 60_000, means);
        assertEquals("COLLECTING", status(pledge));
        show(pledge, 2, 600, Card.GOOD);
        assertEquals(means, collections.meansFor(pledge, 1).orElseThrow());
        assertFalse(means.equals(collections.meansFor(pledge, 2).orElseThrow()));
        collect();
        assertEquals("COLLECTED", status(pledge));
        assertEquals(2, number("select attempts from pledge_state where pledge_id = '" + pledge + "'"));
    }

    /** Half of the budget of 1,000 €, once people gave half of it. */
    @Test
    void whatTheCityAddsIsDecidedWithTheCampaign() throws Exception {
        live(Duration.ofMinutes(3));
        calls.admit(testCalls.open(TestCalls.HALF, 60_000), campaign, 100_000, TestCalls.OFFICER);
        pledge(400, Card.GOOD);
        pledge(250, Card.GOOD);
        given().get("/campaigns/" + slug).then().statusCode(200).body(containsString("Aggiunto dal Comune, previsto"));
        close(Duration.ofMinutes(4));
        collect();
        assertEquals(50_000, calls.decision(campaign).orElseThrow().amount().cents());
        assertEquals(50_000, campaigns.bySlug(slug).card().added().cents());
        given().get("/campaigns/" + slug).then().statusCode(200).body(containsString("Aggiunto dal Comune, deciso"));
    }

    @Test
    void manyWhoCollectAtOnceTakeEachPledgeOnce() throws Exception {
        live();
        var all = new ArrayList<UUID>();
        for (var at = 0; at < 24; at++) {
            all.add(pledge(30, at % 5 == 4 ? Card.BROKEN : Card.GOOD));
        }
        close();
        var pool = Executors.newFixedThreadPool(4);
        var work = new ArrayList<Callable<Void>>();
        for (var at = 0; at < 4; at++) {
            work.add(() -> {
                collect();
                return null;
            });
        }
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();
        for (var pledge : all) {
            assertEquals("COLLECTED", status(pledge));
        }
        assertEquals(72_000, ledger.balance(Kind.ESCROW.of(campaign)).posted());
        assertEquals(
                24,
                number(
                        "select count(*) from sandbox.deal d join pledge p on cast(p.id as text) = d.pledge where d.kind = 'charge' and d.status = 'settled' and p.campaign_id = '"
                                + campaign + "'"));
    }

    /** A pledge whose rail is gone is asked for again and again, ever more rarely, and the others have their turn. */
    @Test
    void onePledgeThatCannotGoOnKeepsNoOtherWaiting() throws Exception {
        slug = town.closingCampaign(Duration.ofSeconds(5));
        campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, "nobody");
        var stuck = pledge(600, Card.GOOD);
        live();
        var good = pledge(600, Card.GOOD);
        close();
        for (var end = Instant.now().plusSeconds(30); !status(good).equals("COLLECTED"); ) {
            assertTrue(Instant.now().isBefore(end));
            collector.work();
        }
        collector.work();
        assertEquals("COLLECTING", status(stuck));
        assertTrue(number("select number from pledge_state where pledge_id = '" + stuck + "'") > 1);
        assertEquals(
                0, number("select count(*) from provider_call where act = 'COLLECT' and pledge_id = '" + stuck + "'"));
    }

    @Test
    void aPromiseWithoutMeansDoesNotStand() {
        live();
        pledges.pledge(slug, Town.pledge(100), town.backer());
        assertEquals(0, campaigns.bySlug(slug).card().promised().cents());
        pledge(70, Card.GOOD);
        assertEquals(7_000, campaigns.bySlug(slug).card().promised().cents());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update pledge_state set status = 'REFUNDED' where campaign_id = '%s'",
                "delete from pledge_state where campaign_id = '%s'",
                "update pledge_event set reason = 'x' where pledge_id in (select pledge_id from pledge_state where campaign_id = '%s')",
                "update collection_decision set funded = not funded where campaign_id = '%s'",
                "insert into pledge_event (pledge_id, number, event, from_status, to_status, at, due_at) select pledge_id, number + 1, 'RETRY', 'DECLINED', 'QUEUED', now(), now() from pledge_state where campaign_id = '%s'",
                "insert into pledge_event (pledge_id, number, event, from_status, to_status, at, due_at) select pledge_id, number + 1, 'DROP', 'COLLECTED', 'DROPPED', now(), now() from pledge_state where campaign_id = '%s'",
                "insert into pledge_event (pledge_id, number, event, from_status, to_status, at, due_at) select pledge_id, number + 1, 'QUEUE_REFUND', 'COLLECTED', 'REFUND_QUEUED', now(), now() from pledge_state where campaign_id = '%s'",
                "insert into pledge_edge values ('COLLECTED', 'FORGET', 'QUEUED') -- %s",
            })
    void theDatabaseLetsNoPledgeLeaveItsWay(String sql) throws Exception {
        live();
        var pledge = pledge(600, Card.GOOD);
        close();
        collect();
        assertThrows(SQLException.class, () -> {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.executeUpdate(sql.formatted(campaign));
            }
        });
        assertEquals("COLLECTED", status(pledge));
        assertFalse(sql.isBlank());
    }

    private String status(UUID pledge) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select status from pledge_state where pledge_id = '" + pledge + "'")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
