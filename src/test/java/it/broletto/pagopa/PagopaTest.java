package it.broletto.pagopa;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import it.broletto.AtOnce;
import it.broletto.TestPerson;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.identity.Person;
import it.broletto.rail.Act;
import it.broletto.rail.Outcome;
import it.broletto.rail.RailService;
import it.broletto.rail.Reply;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices and receipts, with pagoPA played over HTTP as its public description says. */
@QuarkusTest
class PagopaTest {

    private static final String RECEIPTS = "/api/v1/pagopa/receipts";
    private static final String KEY = Station.KEY;
    private FakePagopa pagopa;

    @Inject
    Station station;

    @Inject
    Town town;

    @Inject
    PledgeService pledges;

    @Inject
    RailService rails;

    @Inject
    NoticeService notices;

    @Inject
    AgroalDataSource database;

    private UUID pledge;
    private Person backer;

    @BeforeEach
    void promise() {
        pagopa = station.pagopa();
        pagopa.mood(FakePagopa.Mood.WELL);
        backer = town.backer();
        pledge = pledges.pledge(town.liveCampaign(), Town.pledge(25), backer);
    }

    private Reply collect() {
        return rails.collect("pagopa", pledge, 1, 2_500, "notice");
    }

    private Notice notice() {
        return notices.latestOf(pledge).orElseThrow();
    }

    private Reply look() {
        return rails.look("pagopa", pledge, Act.COLLECT, 1, 2_500, "notice", null);
    }

    @Test
    void nothingIsAskedForWithThePromise() {
        var before = pagopa.made();
        var reply = rails.setUp("pagopa", pledge, 1, 2_500, URI.create("https://comune.example.it/back"));
        assertEquals(Outcome.SETTLED, reply.outcome());
        assertEquals("notice", reply.means());
        assertEquals(before, pagopa.made());
    }

    @Test
    void aNoticeIsMadeWaitsAndIsPaid() {
        var reply = collect();
        assertEquals(Outcome.ACTION_REQUIRED, reply.outcome());
        assertTrue(reply.page().getPath().endsWith("/pledges/" + pledge + "/notice"));
        assertEquals(Outcome.ACTION_REQUIRED, look().outcome());
        assertTrue(pagopa.pay(notice().key(), "receipt-1"));
        var paid = look();
        assertEquals(Outcome.SETTLED, paid.outcome());
        assertEquals("receipt-1", paid.providerId());
        assertEquals(2_500, paid.cents());
    }

    /** Who pays is pagoPA's to know: the city sends no person. */
    @Test
    void aPositionNamesNobody() {
        collect();
        var position = pagopa.position(notice().key()).toString();
        assertTrue(position.contains("\"fiscalCode\":\"ANONIMO\""));
        assertFalse(position.contains("Zaccaria"));
        assertFalse(position.contains(backer.id().toString()));
    }

    @Test
    void aLostAnswerMakesNoSecondNotice() {
        var before = pagopa.made();
        pagopa.mood(FakePagopa.Mood.MADE_BUT_BROKEN);
        assertEquals(Outcome.UNKNOWN, collect().outcome());
        pagopa.mood(FakePagopa.Mood.WELL);
        assertEquals(Outcome.ACTION_REQUIRED, collect().outcome());
        assertEquals(before + 1, pagopa.made());
    }

    @Test
    void whatWasNotMadeIsMadeUnderTheSameNumber() {
        pagopa.mood(FakePagopa.Mood.BROKEN);
        assertEquals(Outcome.UNKNOWN, collect().outcome());
        var number = notice().number();
        pagopa.mood(FakePagopa.Mood.WELL);
        assertEquals(Outcome.ACTION_REQUIRED, collect().outcome());
        assertEquals(number, notice().number());
    }

    @Test
    void manyAtOnceMakeOneNotice() throws Exception {
        var before = pagopa.made();
        var pool = Executors.newFixedThreadPool(8);
        var calls = new ArrayList<Callable<Outcome>>();
        for (var at = 0; at < 8; at++) {
            calls.add(() -> collect().outcome());
        }
        var outcomes = new HashSet<Outcome>();
        for (var done : pool.invokeAll(calls)) {
            outcomes.add(done.get());
        }
        pool.shutdown();
        assertTrue(outcomes.contains(Outcome.ACTION_REQUIRED), outcomes::toString);
        assertEquals(before + 1, pagopa.made());
        assertEquals(1, number("select count(*) from pagopa_notice where pledge_id = '" + pledge + "'"));
    }

    @Test
    void whatIsGivenUpCannotBePaid() {
        collect();
        assertEquals(Outcome.DECLINED, rails.giveUp(pledge, 1).outcome());
        assertFalse(pagopa.pay(notice().key(), "too-late"));
    }

    @Test
    void whatWasPaidIsNotGivenUp() {
        collect();
        pagopa.pay(notice().key(), "in-time");
        assertEquals(Outcome.SETTLED, rails.giveUp(pledge, 1).outcome());
    }

    @Test
    void nothingIsGivenBackByPagopa() {
        assertEquals(
                Outcome.DECLINED,
                rails.refund("pagopa", pledge, 1, 2_500, "receipt-1").outcome());
    }

    /** It makes pagoPA be asked. */
    @Test
    void F25_aReceiptThatComesTwiceIsOne() throws Exception {
        collect();
        pagopa.pay(notice().key(), "r-" + pledge);
        send("r-" + pledge, notice().number().text(), "25.00").body(containsString("<outcome>OK</outcome>"));
        send("r-" + pledge, notice().number().text(), "25.00").body(containsString("<outcome>OK</outcome>"));
        assertEquals(
                1,
                number("select count(*) from webhook_event where rail = 'pagopa' and event_id = 'r-" + pledge + "'"));
        while (rails.lookAtMessages() > 0) {
            Thread.onSpinWait();
        }
        assertEquals(
                Outcome.SETTLED,
                rails.known(pledge, Act.COLLECT, 1).orElseThrow().outcome());
    }

    /** pagoPA was asked before, and the money is there: the receipt that follows is taken and tells nothing new. */
    @Test
    void F25_aReceiptThatComesLateTellsNothingNew() throws Exception {
        collect();
        pagopa.pay(notice().key(), "late-" + pledge);
        assertEquals(Outcome.SETTLED, look().outcome());
        send("late-" + pledge, notice().number().text(), "25.00").body(containsString("<outcome>OK</outcome>"));
        while (rails.lookAtMessages() > 0) {
            Thread.onSpinWait();
        }
        assertEquals(
                1,
                number("select count(*) from provider_answer where outcome = 'SETTLED' and key = 'collect-1-" + pledge
                        + "'"));
    }

    /** Under another name it is kept and refused. */
    @Test
    void F25_anotherReceiptForTheSameNoticeIsKeptAndRefused() throws Exception {
        collect();
        send("one-" + pledge, notice().number().text(), "25.00").body(containsString("OK"));
        send("two-" + pledge, notice().number().text(), "25.00").body(containsString("PAA_RECEIPT_DUPLICATA"));
        assertEquals(
                1, number("select count(*) from pagopa_receipt where extra and receipt_id = 'two-" + pledge + "'"));
    }

    /** Also at the same instant, under names of their own, and each of them twice. */
    @Test
    void ofManyReceiptsForANoticeAtOnceOneIsTaken() throws Exception {
        collect();
        var number = notice().number().text();
        var answers = AtOnce.atOnce(12, each -> take(Station.soap("at-once-" + each / 2 + pledge, number, "25.00"), KEY)
                .extract()
                .asString());
        assertTrue(answers.stream().anyMatch(answer -> answer.contains("<outcome>OK</outcome>")));
        assertEquals(1, number("select count(*) from pagopa_receipt where not extra and number = '" + number + "'"));
        assertEquals(6, number("select count(*) from pagopa_receipt where number = '" + number + "'"));
    }

    /** A receipt alone moves no money; the position does. */
    @Test
    void F25_aReceiptForWhatIsNotPaidMovesNothing() {
        collect();
        rails.giveUp(pledge, 1);
        send("ghost-" + pledge, notice().number().text(), "25.00").body(containsString("<outcome>OK</outcome>"));
        while (rails.lookAtMessages() > 0) {
            Thread.onSpinWait();
        }
        assertEquals(
                Outcome.DECLINED,
                rails.known(pledge, Act.COLLECT, 1).orElseThrow().outcome());
    }

    /** A receipt for a notice that we never made, of another amount, or of another body is refused. */
    @Test
    void F25_aReceiptOfSomethingElseIsRefused() {
        collect();
        send("x-" + pledge, NoticeNumber.of("77", 5).text(), "25.00").body(containsString("PAA_PAGAMENTO_SCONOSCIUTO"));
        send("y-" + pledge, notice().number().text(), "25.01").body(containsString("PAA_SEMANTICA"));
        take(Station.soap("z", notice().number().text(), "25.00").replace("01199250158", "00000000000"), KEY)
                .body(containsString("PAA_ID_DOMINIO_ERRATO"));
    }

    @Test
    void whatIsNoReceiptIsRefused() {
        take("<a>", KEY).body(containsString("PAA_SINTASSI_XSD"));
        take("", KEY).body(containsString("PAA_SINTASSI_XSD"));
        take("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>", KEY)
                .body(containsString("PAA_SINTASSI_XSD"))
                .body(not(containsString("root:")));
        take(Station.soap("n", "301000000000000144", "-1.00"), KEY).body(containsString("PAA_SINTASSI_XSD"));
        take(Station.soap("n", "301000000000000144", "1.001"), KEY).body(containsString("PAA_SINTASSI_XSD"));
        collect();
        take(Station.soap("two\nlines-" + pledge, notice().number().text(), "25.00"), KEY)
                .body(containsString("PAA_SINTASSI_XSD"));
        given().body(Station.soap("n", "301000000000000144", "1.00"))
                .post(RECEIPTS)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().header("Broletto-Receipt-Key", "wrong")
                .body(Station.soap("n", "301000000000000144", "1.00"))
                .post(RECEIPTS)
                .then()
                .statusCode(401);
    }

    @Test
    void theBackerSeesTheNoticeTakesItAwayOrPaysAtOnce() {
        var person = TestPerson.citizen(TestPerson.codiceFiscale(17_500));
        var own = UUID.fromString(given().header(TestPerson.HEADER, person)
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("amount", "25")
                .formParam("naming", "anonymous")
                .formParam("fallback", "BACK")
                .formParam("intent", UUID.randomUUID().toString())
                .post("/campaigns/" + town.liveCampaign() + "/pledges")
                .then()
                .statusCode(303)
                .extract()
                .header("Location")
                .replaceAll(".*/", ""));
        rails.collect("pagopa", own, 1, 2_500, "notice");
        var path = "/pledges/" + own + "/notice";
        var number = notices.latestOf(own).orElseThrow().number();
        given().header(TestPerson.HEADER, person)
                .get(path)
                .then()
                .statusCode(200)
                .body(containsString(number.grouped()))
                .body(containsString("25\u00a0€"));
        given().header(TestPerson.HEADER, person)
                .get(path + "/code.svg")
                .then()
                .statusCode(200)
                .body(startsWith("<svg"));
        given().header(TestPerson.HEADER, person)
                .get(path + "/notice.pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .body(startsWith("%PDF"));
        given().header(TestPerson.HEADER, person)
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .post(path + "/cart")
                .then()
                .statusCode(303)
                .header("Location", "https://checkout.example.it/c/1");
        assertEquals(
                number.text(),
                pagopa.lastCart()
                        .path("paymentNotices")
                        .path(0)
                        .path("noticeNumber")
                        .asText());
        pagopa.pay(notices.latestOf(own).orElseThrow().key(), "paid-" + own);
        given().header(TestPerson.HEADER, person)
                .get(path + "/back")
                .then()
                .statusCode(200)
                .body(not(containsString(number.grouped())));
    }

    @Test
    void anybodyElseFindsNoNotice() {
        collect();
        given().redirects()
                .follow(false)
                .get("/pledges/" + pledge + "/notice")
                .then()
                .statusCode(not(equalTo(200)));
        var stranger = TestPerson.citizen(TestPerson.codiceFiscale(17_501));
        for (var path : new String[] {"", "/code.svg", "/notice.pdf"}) {
            given().header(TestPerson.HEADER, stranger)
                    .get("/pledges/" + pledge + "/notice" + path)
                    .then()
                    .statusCode(404);
        }
    }

    private ValidatableResponse send(String receipt, String number, String euros) {
        return take(Station.soap(receipt, number, euros), KEY).contentType(startsWith("text/xml"));
    }

    private static ValidatableResponse take(String soap, String key) {
        return given().header("Broletto-Receipt-Key", key)
                .contentType("text/xml; charset=UTF-8")
                .body(soap)
                .post(RECEIPTS)
                .then()
                .statusCode(200);
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
