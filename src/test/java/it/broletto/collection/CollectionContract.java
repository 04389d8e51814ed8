package it.broletto.collection;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.rail.Act;
import it.broletto.rail.PaymentContract.Way;
import it.broletto.rail.RailService;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * What holds for a campaign that is collected from cards, by whatever rail, over real HTTP: from the card that is shown
 * to the last refund. Minimum 600 €.
 */
abstract class CollectionContract {

    private static final URI BACK = URI.create("https://comune.example.it/back");
    private static final Duration OPEN = Duration.ofMinutes(3);

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

    @ConfigProperty(name = "broletto.collection.window")
    Duration window;

    String slug;
    UUID campaign;

    abstract String rail();

    /** The last digits of a card that behaves so. */
    abstract String digits(Way way);

    /** A backer types a card's number at the provider's page. */
    abstract void type(URI page, String number);

    /** Charges of a pledge that the provider has made. */
    abstract long taken(UUID pledge) throws SQLException;

    /** Refunds of a pledge that the provider has made. */
    abstract long givenBack(UUID pledge) throws SQLException;

    /** Where the provider sends the backer afterwards. */
    static String post(String page, String name, String value) {
        return given().redirects()
                .follow(false)
                .formParam(name, value)
                .post(page)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    void live() {
        live(rail());
    }

    void live(String rail) {
        slug = town.closingCampaign(OPEN);
        campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, rail);
    }

    UUID pledge(long euros, Way way) {
        return pledge(euros, digits(way));
    }

    UUID pledge(long euros, String digits) {
        var pledge = pledges.pledge(slug, Town.pledge(euros), town.backer());
        show(pledge, 1, euros, digits);
        rails.look(pledge, Act.SETUP, 1);
        return pledge;
    }

    /** The provider knows the card; the city has not heard of it. */
    void show(UUID pledge, int attempt, long euros, String digits) {
        type(rails.setUp(rail(), pledge, attempt, euros * 100, BACK).page(), "4000 0000 0000 " + digits);
    }

    void close() {
        Town.later(OPEN.plusSeconds(1));
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
    }

    /** Works until the campaign is decided and nothing is on its way, with so many who work at once. */
    void collect(int atOnce) throws Exception {
        work(atOnce, () -> on("('QUEUED', 'COLLECTING') or status = 'DECLINED' and attempts < 3") == 0);
        if (!isDecided()) {
            Town.later(OPEN.plus(window).plusSeconds(2));
        }
        work(atOnce, () -> isDecided() && on("('QUEUED', 'COLLECTING', 'REFUND_QUEUED', 'REFUNDING')") == 0);
    }

    void collect() throws Exception {
        collect(1);
    }

    void await(UUID pledge, String status) throws Exception {
        work(1, () -> status(pledge).equals(status));
    }

    private void work(int atOnce, Callable<Boolean> isDone) throws Exception {
        var pool = Executors.newFixedThreadPool(atOnce);
        var work = new ArrayList<Callable<Void>>();
        for (var at = 0; at < atOnce; at++) {
            work.add(() -> {
                var end = Instant.now().plusSeconds(90);
                do {
                    assertTrue(Instant.now().isBefore(end), "it ends within 90 seconds");
                    if (collector.work() == 0) {
                        Thread.sleep(20);
                    }
                    rails.lookAtMessages();
                } while (!isDone.call());
                return null;
            });
        }
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();
    }

    @Test
    void F15_whoHasTheMoneyAtTheThirdTryCountsForTheMinimum() throws Exception {
        live();
        var one = pledge(400, Way.GOOD);
        var other = pledge(250, Way.THIRD_TIME);
        var never = pledge(50, Way.DECLINED);
        close();
        collect();
        assertEquals("COLLECTED", status(one));
        assertEquals("COLLECTED", status(other));
        assertEquals("DROPPED", status(never));
        assertEquals(65_000, escrow());
        assertEquals(
                1,
                number(
                        "select count(*) from collection_decision where funded and settled_cents = 65000 and pledges = 2 and dropped_cents = 5000 and dropped = 1 and campaign_id = '"
                                + campaign + "'"));
        assertEquals(3, number("select attempts from pledge_state where pledge_id = '" + other + "'"));
        assertEquals(1, taken(other));
        assertEquals(0, taken(never));
    }

    @Test
    void F15_whoWasDeclinedMayShowAnotherCardInTime() throws Exception {
        live();
        var fixed = pledge(600, Way.EXPIRED);
        close();
        thirdTimeDeclined(fixed);
        show(fixed, 2, 600, digits(Way.GOOD));
        rails.look(fixed, Act.SETUP, 2);
        await(fixed, "COLLECTED");
        assertEquals(60_000, escrow());
        assertEquals(1, taken(fixed));
    }

    /** Messages come again, also late: one about a card that was declined tries it no sooner and no oftener. */
    @Test
    void F15_aDeclinedCardThatIsToldOfAgainIsNoOtherCard() throws Exception {
        live();
        var declined = pledge(600, Way.EXPIRED);
        close();
        thirdTimeDeclined(declined);
        rails.look(declined, Act.SETUP, 1);
        assertEquals("DECLINED", status(declined));
        assertEquals(3, number("select attempts from pledge_state where pledge_id = '" + declined + "'"));
    }

    /** The clock stands still from here on: who was declined three times is not dropped before the test goes on. */
    void thirdTimeDeclined(UUID pledge) throws Exception {
        Town.standsStill(OPEN.plusSeconds(2));
        work(
                1,
                () -> number(
                                "select count(*) from pledge_state where status = 'DECLINED' and attempts = 3 and pledge_id = '"
                                        + pledge + "'")
                        == 1);
    }

    long escrow() {
        return ledger.balance(Kind.ESCROW.of(campaign)).posted();
    }

    /** All went back to the last cent. */
    void isEmpty() {
        assertEquals(0, escrow());
        assertEquals(0, ledger.balance(Kind.REFUND_PAYABLE.of(campaign)).posted());
    }

    private boolean isDecided() throws SQLException {
        return number("select count(*) from collection_decision where campaign_id = '" + campaign + "'") == 1;
    }

    private long on(String statuses) throws SQLException {
        return number("select count(*) from pledge_state where campaign_id = '" + campaign + "' and (status in "
                + statuses + ")");
    }

    String status(UUID pledge) throws SQLException {
        return text("select status from pledge_state where pledge_id = '" + pledge + "'");
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
