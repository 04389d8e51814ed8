package it.broletto.rail;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.shared.Refusal;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every rail with cards, over real HTTP, with answers that come late, twice, wrongly or never. Names that
 * begin with F and a number are the faults of the list that the project keeps.
 */
public abstract class RailContract extends PaymentContract {

    @Inject
    CallService calls;

    /** How often it gave back money of the pledge. */
    protected abstract long givenBack() throws SQLException;

    /** A message of the provider about a call, under a new id. */
    protected abstract String message(String id, String key);

    /** The provider's secrets: the one in use, and the one before it. */
    protected abstract List<String> secrets();

    protected abstract String header();

    /** The answer never came: nobody knows, until it is asked what became of it under the same key. */
    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"SILENT_SUCCESS", "SILENT_REFUSAL", "BROKEN"})
    void F9_whatWasNotAnsweredIsAskedForUnderTheSameKey(Way way) throws Exception {
        var means = shown(way);
        var first = collect(1, means);
        assertEquals(Outcome.UNKNOWN, first.outcome());
        var known = collect(1, means);
        assertEquals(way == Way.SILENT_REFUSAL ? Outcome.DECLINED : Outcome.SETTLED, known.outcome());
        assertEquals(way == Way.SILENT_REFUSAL ? 0 : 1, taken());
        assertEquals(1, charges());
        assertEquals(1, calls());
    }

    @Test
    void F15_whoHasNoMoneyTwiceIsChargedAtTheThirdTry() throws Exception {
        var means = shown(Way.THIRD_TIME);
        assertEquals("insufficient-funds", collect(1, means).reason());
        assertEquals(Outcome.DECLINED, collect(1, means).outcome());
        assertEquals(Outcome.DECLINED, collect(2, means).outcome());
        assertEquals(Outcome.SETTLED, collect(3, means).outcome());
        assertEquals(3, charges());
        assertEquals(1, taken());
    }

    @Test
    void F15_anExpiredCardIsReplaced() throws Exception {
        var expired = collect(1, shown(Way.EXPIRED));
        assertEquals(Outcome.DECLINED, expired.outcome());
        assertEquals("card-expired", expired.reason());
        assertEquals(Outcome.SETTLED, collect(2, shown(2, Way.GOOD)).outcome());
        assertEquals(1, taken());
    }

    @Test
    void F15_whoDoesNotAgreeIsNotChargedAndMayBeAskedAgain() throws Exception {
        var means = shown(Way.ASKS);
        agree(collect(1, means).page(), false);
        var declined = collect(1, means);
        assertEquals(Outcome.DECLINED, declined.outcome());
        assertEquals("authentication-failed", declined.reason());
        agree(collect(2, means).page(), true);
        assertEquals(Outcome.SETTLED, collect(2, means).outcome());
        assertEquals(1, taken());
    }

    /** A second charge is asked for only after a no. */
    @ParameterizedTest
    @EnumSource(
            value = Way.class,
            names = {"GOOD", "BROKEN", "ASKS"})
    void noOtherAttemptIsMadeAfterAYesOrWhileNobodyKnows(Way way) throws Exception {
        var means = shown(way);
        collect(1, means);
        assertEquals(
                Refusal.Reason.ALREADY_DONE,
                assertThrows(Refusal.class, () -> collect(2, means)).reason());
        assertThrows(
                SQLException.class,
                () -> sql(
                        "insert into provider_call (key, rail, pledge_id, act, attempt, cents, currency, asked_at) values ('collect-2-"
                                + pledge + "', '" + rail() + "', '" + pledge
                                + "', 'COLLECT', 2, 2500, 'EUR', now())"));
        assertEquals(1, charges());
    }

    /** The last guard, whatever the code above it does. */
    @Test
    void theDatabaseTakesNoSecondSettledAnswer() throws Exception {
        var means = shown(Way.THIRD_TIME);
        for (var attempt = 1; attempt <= 3; attempt++) {
            collect(attempt, means);
        }
        var answer = "insert into provider_answer (key, outcome, cents, answered_at) values ('collect-%d-" + pledge
                + "', 'SETTLED', 2500, now())";
        assertThrows(SQLException.class, () -> sql(answer.formatted(3)), "final is final");
        assertThrows(SQLException.class, () -> sql(answer.formatted(1)), "and another attempt does not settle too");
    }

    @Test
    void aChargeIsGivenBackOnce() throws Exception {
        var means = shown(Way.REFUND_FAILS);
        var charge = collect(1, means).providerId();
        assertEquals(
                Outcome.DECLINED, rails.refund(rail(), pledge, 1, CENTS, charge).outcome());
        assertEquals(
                Outcome.SETTLED, rails.refund(rail(), pledge, 2, CENTS, charge).outcome());
        assertEquals(
                Outcome.SETTLED, rails.refund(rail(), pledge, 2, CENTS, charge).outcome());
        assertEquals(1, givenBack());
    }

    /**
     * A message that comes before the call is written means nothing. Then the call is committed, its answer is not: the
     * message finds the call and settles it, and the answer comes too late.
     */
    @Test
    void F2_aMessageMayComeBeforeOurOwnAnswerIsWritten() throws Exception {
        var means = shown(Way.SILENT_SUCCESS);
        assertEquals(204, sent(message(newId(), "collect-1-" + pledge)));
        lookAtMessages();
        assertEquals(0, calls());
        assertEquals(Outcome.UNKNOWN, collect(1, means).outcome());
        assertEquals(204, sent(message(newId(), "collect-1-" + pledge)));
        lookAtMessages();
        assertTrue(isHeard(Outcome.SETTLED));
        var late = new Reply(Outcome.PENDING, "late", pledge, CENTS, "EUR", 0, null, null, "before-the-message");
        assertEquals(Outcome.SETTLED, calls.close(asked(means), late).outcome(), "what is final stays");
        assertEquals(Outcome.SETTLED, collect(1, means).outcome());
        assertEquals(1, settled());
        assertEquals(1, taken());
    }

    /** The provider told both, and both write it down. */
    @RepeatedTest(5)
    void F1_theMessageAndTheWayBackSettleACallOnce() throws Exception {
        var call = asked("a card");
        calls.open(rail(), call);
        var told = new Reply(Outcome.SETTLED, "charge", pledge, CENTS, "EUR", 0, null, null, null);
        allAtOnce(12, () -> calls.close(call, told).outcome() == Outcome.SETTLED);
        assertEquals(1, settled());
    }

    private Call asked(String means) {
        return Call.of(pledge, Act.COLLECT, 1, CENTS, means, null);
    }

    /** However sure a provider is: what is not our money is for people to look at. */
    @Test
    void F7_anAnswerAboutAnotherAmountOrCurrencyIsNotSettled() throws Exception {
        isForPeople(pledge, CENTS + 1, "EUR");
        isForPeople(pledge, CENTS, "USD");
    }

    @Test
    void F8_anAnswerAboutAnotherPledgeIsNotSettled() throws Exception {
        isForPeople(UUID.randomUUID(), CENTS, "EUR");
    }

    private void isForPeople(UUID about, long cents, String currency) throws Exception {
        var call = asked("a card");
        calls.open(rail(), call);
        var held = calls.close(call, new Reply(Outcome.SETTLED, "charge", about, cents, currency, 0, null, null, null));
        assertEquals(Outcome.UNKNOWN, held.outcome(), cents + " " + currency);
        assertEquals("amount-or-pledge-differs", held.reason());
        assertEquals(0, settled());
    }

    @Test
    void F3_aMessageThatComesTenTimesAtOnceIsOneMessage() throws Exception {
        var means = shown(Way.SILENT_SUCCESS);
        collect(1, means);
        var body = message(newId(), "collect-1-" + pledge);
        allAtOnce(10, () -> sent(body) == 204);
        assertEquals(
                1,
                count("select count(*) from webhook_event where key = 'collect-1-" + pledge + "'" + " and event_id = '"
                        + idOf(body) + "'"));
        allAtOnce(4, () -> rails.lookAtMessages() >= 0);
        lookAtMessages();
        assertEquals(1, settled());
        assertEquals(1, taken());
    }

    @Test
    void F5_aMessageThatIsNotTheProvidersIsRefused() throws Exception {
        var id = newId();
        var body = message(id, "collect-1-" + pledge);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var now = clock.instant();
        var signature = new Signature(secrets().subList(0, 1));
        var stale = signature.sign(bytes, now.minus(Duration.ofMinutes(6)));
        for (var wrong : List.of(
                "",
                "t=1,v1=00",
                new Signature(List.of("another secret")).sign(bytes, now),
                stale,
                signature.sign(bytes, now.plus(Duration.ofMinutes(6))),
                // An old message with a second, new time behind the one that was signed, or before it.
                stale + ",t=" + now.getEpochSecond(),
                "t=" + now.getEpochSecond() + "," + stale,
                signature.sign((body + " ").getBytes(StandardCharsets.UTF_8), now))) {
            assertEquals(400, sent(body, wrong), wrong);
        }
        assertEquals(400, sent(body.replace(":", ": "), signature.sign(bytes, now)), "as another writes the same JSON");
        for (var malformed :
                List.of("{}", "[]", "null", "\"x\"", message("", "x"), message("evt_" + "x".repeat(300), "x"))) {
            assertEquals(400, sent(malformed), malformed);
        }
        assertEquals(0, count("select count(*) from webhook_event where event_id = '" + id + "'"));
        var retired = new Signature(secrets().subList(1, 2)).sign(bytes, now);
        assertEquals(204, sent(body, retired));
        assertEquals(204, sent(body, signature.sign(bytes, now)));
        assertEquals(1, count("select count(*) from webhook_event where event_id = '" + id + "'"));
        assertEquals(404, given().body(body).post("/api/v1/rails/nobody/events").statusCode());
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
        shown(Way.GOOD);
        assertEquals(204, sent(message(newId(), "collect-1-" + pledge)));
        assertThrows(SQLException.class, () -> sql(change + (change.startsWith("truncate") ? "" : " where true")));
    }

    protected static String newId() {
        return "evt_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String idOf(String message) {
        return message.replaceAll("(?s).*\"(evt_\\w+)\".*", "$1");
    }

    protected int sent(String body) {
        return sent(body, new Signature(secrets()).sign(body.getBytes(StandardCharsets.UTF_8), clock.instant()));
    }

    protected int sent(String body, String signature) {
        return given().header(header(), signature)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/rails/" + rail() + "/events")
                .statusCode();
    }

    /** Until each message about the pledge was looked at. */
    protected void lookAtMessages() throws Exception {
        for (var tries = 0;
                tries < 100
                        && count(
                                        "select count(*) from webhook_event e where key like '%" + pledge
                                                + "' and not exists (select 1 from webhook_done d where d.event_id = e.event_id)")
                                > 0;
                tries++) {
            rails.lookAtMessages();
        }
    }

    protected long settled() throws SQLException {
        return count("select count(*) from provider_answer where outcome = 'SETTLED' and key like 'collect-%" + pledge
                + "'");
    }
}
