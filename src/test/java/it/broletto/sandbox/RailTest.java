package it.broletto.sandbox;

import static io.restassured.RestAssured.given;
import static it.broletto.Until.until;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.rail.Act;
import it.broletto.rail.RailContract;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandbox as a rail. */
@QuarkusTest
class RailTest extends RailContract {

    @Inject
    SandboxSettings settings;

    @Override
    protected String rail() {
        return "sandbox";
    }

    @Override
    protected long fee() {
        return 60;
    }

    @Override
    protected void show(URI page, Way way) {
        show(page, Card.valueOf(way.name()));
    }

    private static void show(URI page, Card card) {
        given().get(page).then().statusCode(200).body(containsString("25"));
        given().redirects()
                .follow(false)
                .formParam("number", "4000 0000 0000 " + card.digits())
                .post(page + "/card")
                .then()
                .statusCode(303)
                .header("Location", BACK.toString());
    }

    @Override
    protected void agree(URI page, boolean yes) {
        given().redirects()
                .follow(false)
                .formParam("answer", yes ? "yes" : "no")
                .post(page + "/answer")
                .then()
                .statusCode(303)
                .header("Location", BACK.toString());
    }

    @Override
    protected long charges() throws SQLException {
        return count("select count(*) from sandbox.deal where kind = 'charge' and pledge = '" + pledge + "'");
    }

    @Override
    protected long taken() throws SQLException {
        return count("select count(*) from sandbox.deal where kind = 'charge' and status = 'settled' and pledge = '"
                + pledge + "'");
    }

    @Override
    protected long givenBack() throws SQLException {
        return count("select count(*) from sandbox.deal where kind = 'refund' and status = 'settled' and pledge = '"
                + pledge + "'");
    }

    @Override
    protected String message(String id, String key) {
        return "{\"id\":\"" + id + "\",\"type\":\"charge.settled\",\"object\":{\"key\":\"" + key + "\"}}";
    }

    @Override
    protected List<String> secrets() {
        return settings.secrets();
    }

    @Override
    protected String header() {
        return "Broletto-Signature";
    }

    @ParameterizedTest
    @EnumSource(
            value = Card.class,
            names = {"GOOD", "HASTY", "TALKATIVE", "LIAR"})
    void F7_messagesAreHintsAndTheProviderIsAsked(Card card) throws Exception {
        var setup = rails.setUp(rail(), pledge, 1, CENTS, BACK);
        show(setup.page(), card);
        var means = rails.look(rail(), pledge, Act.SETUP, 1, CENTS, null, null).means();
        collect(1, means);
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
        until(30, () -> count(open) + count(waiting) == 0);
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
        var setup = rails.setUp(rail(), pledge, 1, CENTS, BACK);
        given().formParam("number", "1234 <b>")
                .post(setup.page() + "/card")
                .then()
                .statusCode(422)
                .body(containsString("1234 &lt;b&gt;"));
        assertNull(rails.look(rail(), pledge, Act.SETUP, 1, CENTS, null, null).means());
    }
}
