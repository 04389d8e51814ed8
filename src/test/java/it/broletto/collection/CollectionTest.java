package it.broletto.collection;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.campaign.Town;
import it.broletto.rail.Act;
import it.broletto.rail.PaymentContract.Way;
import it.broletto.sandbox.Card;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real provider of the sandbox. */
@QuarkusTest
class CollectionTest extends CollectionContract {

    @Inject
    CallService calls;

    @Inject
    TestCalls testCalls;

    @Override
    String rail() {
        return "sandbox";
    }

    @Override
    String digits(Way way) {
        return Card.valueOf(way.name()).digits();
    }

    @Override
    void type(URI page, String number) {
        post(page + "/card", "number", number);
    }

    @Override
    long taken(UUID pledge) throws SQLException {
        return deals("charge", pledge);
    }

    @Override
    long givenBack(UUID pledge) throws SQLException {
        return deals("refund", pledge);
    }

    private long deals(String kind, UUID pledge) throws SQLException {
        return number("select count(*) from sandbox.deal where kind = '" + kind
                + "' and status = 'settled' and pledge = '" + pledge + "'");
    }

    private UUID pledge(long euros, Card card) {
        return pledge(euros, card.digits());
    }

    /** Promises reached the minimum, what was settled does not: everything goes back. */
    @Test
    void F16_whatStaysBelowTheMinimumGoesBackToTheLastCent() throws Exception {
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
            assertEquals(1, taken(pledge));
            assertEquals(1, givenBack(pledge));
        }
        assertEquals("DROPPED", status(never));
        isEmpty();
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
        show(pledge, 2, 600, Card.GOOD.digits());
        rails.look(pledge, Act.SETUP, 2);
        assertEquals(means, collections.meansFor(pledge, 1).orElseThrow());
        assertFalse(means.equals(collections.meansFor(pledge, 2).orElseThrow()));
        collect();
        assertEquals("COLLECTED", status(pledge));
        assertEquals(2, number("select attempts from pledge_state where pledge_id = '" + pledge + "'"));
    }

    /** Half of the budget of 1,000 €, once people gave half of it. */
    @Test
    void whatTheCityAddsIsDecidedWithTheCampaign() throws Exception {
        live();
        calls.admit(testCalls.open(TestCalls.HALF, 60_000), campaign, 100_000, TestCalls.OFFICER);
        pledge(400, Card.GOOD);
        pledge(250, Card.GOOD);
        given().get("/campaigns/" + slug).then().statusCode(200).body(containsString("Aggiunto dal Comune, previsto"));
        close();
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
        collect(4);
        for (var pledge : all) {
            assertEquals("COLLECTED", status(pledge));
        }
        assertEquals(72_000, escrow());
        assertEquals(
                24,
                number(
                        "select count(*) from sandbox.deal d join pledge p on cast(p.id as text) = d.pledge where d.kind = 'charge' and d.status = 'settled' and p.campaign_id = '"
                                + campaign + "'"));
    }

    /** A pledge whose rail is gone is asked for again and again, ever more rarely, and the others have their turn. */
    @Test
    void onePledgeThatCannotGoOnKeepsNoOtherWaiting() throws Exception {
        live();
        collections.allowRail(campaign, "nobody");
        var stuck = pledge(600, Card.GOOD);
        collections.shown(stuck, 2, "nobody", "means-of-nobody");
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
}
