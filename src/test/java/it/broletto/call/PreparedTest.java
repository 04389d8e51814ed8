package it.broletto.call;

import static it.broletto.AtOnce.atOnce;
import static it.broletto.AtOnce.said;
import static it.broletto.call.TestCalls.HALF;
import static it.broletto.call.TestCalls.OFFICER;
import static it.broletto.call.TestCalls.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.audit.Actor;
import it.broletto.ledger.EnvelopeService;
import it.broletto.match.MatchRule;
import it.broletto.match.Quadratic;
import it.broletto.match.Threshold;
import it.broletto.match.Threshold.Policy;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A published call changes by two persons. */
@QuarkusTest
class PreparedTest {

    private static final String ACT = "cap. 1234, det. 57/2026";
    private static final MatchRule MORE = new Threshold(5_000, Policy.FIXED_SHARE, 6_000, 5_000_000);
    private static final MatchRule LESS = new Threshold(5_000, Policy.FIXED_SHARE, 4_000, 5_000_000);

    @Inject
    TestCalls testCalls;

    @Inject
    CallService calls;

    @Inject
    CallDeskService desk;

    @Inject
    PreparedService prepared;

    @Inject
    EnvelopeService envelopes;

    @Inject
    AgroalDataSource database;

    @Test
    void aPreparedRuleCountsForNothingUntilAnotherPersonConfirmsIt() {
        var call = testCalls.open(HALF, 1_000_000);
        var one = rule(call, null, MORE, OFFICER);
        var early = testCalls.campaign();
        assertEquals(
                Money.ofEuros(500), calls.admit(call, early, 100_000, OFFICER).reserved());
        assertEquals(1, calls.versions(call).size());
        refused(Reason.SAME_PERSON, () -> prepared.confirm(call, one, OFFICER));
        assertEquals(HALF, calls.byId(call).rule().rule());
        prepared.confirm(call, one, SECOND);
        prepared.confirm(call, one, SECOND);
        prepared.confirm(call, one, OFFICER);
        var now = calls.byId(call).rule();
        assertEquals(MORE, now.rule());
        assertEquals(2, now.number());
        assertEquals("Nuova delibera", now.reason());
        assertEquals(
                Money.ofEuros(600),
                calls.admit(call, testCalls.campaign(), 100_000, OFFICER).reserved());
        refused(Reason.ALREADY_DONE, () -> prepared.drop(call, one, SECOND));
        assertEquals(List.of(), prepared.waiting(call));
    }

    @Test
    void preparedMoneyIsNotInTheEnvelopeUntilAnotherPersonConfirmsIt() {
        var call = testCalls.open(HALF, 49_999);
        var one = money(call, null, 1, OFFICER);
        refused(Reason.NOT_COVERED, () -> calls.admit(call, testCalls.campaign(), 100_000, OFFICER));
        refused(Reason.SAME_PERSON, () -> prepared.confirm(call, one, OFFICER));
        assertEquals(49_999, envelopes.envelope(call).given());
        prepared.confirm(call, one, SECOND);
        prepared.confirm(call, one, SECOND);
        assertEquals(50_000, envelopes.envelope(call).given());
        calls.admit(call, testCalls.campaign(), 100_000, OFFICER);
        refused(Reason.CALL_PUBLISHED, () -> desk.give(call, UUID.randomUUID(), Money.ofCents(1), ACT, OFFICER));
    }

    @Test
    void theSameIntentIsTheSameAndWithOtherWordsItIsRefused() {
        var call = testCalls.open(HALF, 100);
        var intent = UUID.randomUUID();
        var one = prepared.prepareMoney(call, intent, null, Money.ofCents(7), ACT, OFFICER);
        assertEquals(one, prepared.prepareMoney(call, intent, null, Money.ofCents(7), ACT, OFFICER));
        refused(Reason.INTENT_REUSED, () -> prepared.prepareMoney(call, intent, null, Money.ofCents(8), ACT, OFFICER));
        refused(Reason.INTENT_REUSED, () -> prepared.prepareMoney(call, intent, null, Money.ofCents(7), ACT, SECOND));
        prepared.confirm(call, one, SECOND);
        assertEquals(one, prepared.prepareMoney(call, intent, null, Money.ofCents(7), ACT, OFFICER));
        assertEquals(107, envelopes.envelope(call).given());
    }

    @Test
    void whatWaitsIsDroppedOrKnowinglyReplaced() {
        var call = testCalls.open(HALF, 1_000_000);
        var first = rule(call, null, MORE, OFFICER);
        refused(Reason.STALE_FORM, () -> rule(call, null, LESS, SECOND));
        var second = rule(call, first, LESS, SECOND);
        refused(Reason.STALE_FORM, () -> prepared.confirm(call, first, somebody()));
        refused(Reason.STALE_FORM, () -> rule(call, first, MORE, OFFICER));
        prepared.drop(call, second, OFFICER);
        prepared.drop(call, second, OFFICER);
        refused(Reason.STALE_FORM, () -> prepared.confirm(call, second, OFFICER));
        assertEquals(HALF, calls.byId(call).rule().rule());
        var third = rule(call, null, MORE, OFFICER);
        var sum = money(call, null, 5, OFFICER);
        assertEquals(
                List.of(third, sum),
                prepared.waiting(call).stream().map(Prepared::id).toList(),
                "one of each");
        refused(Reason.NOT_FOUND, () -> prepared.confirm(testCalls.open(HALF, 100), third, SECOND));
        desk.close(call, OFFICER);
        refused(Reason.CALL_NOT_OPEN, () -> prepared.confirm(call, third, SECOND));
        refused(Reason.CALL_NOT_OPEN, () -> prepared.confirm(call, sum, SECOND));
        refused(Reason.CALL_NOT_OPEN, () -> money(call, sum, 5, OFFICER));
    }

    @Test
    void whatHasChangedSinceIsCheckedAgainWhenItIsConfirmed() {
        var call = testCalls.open(HALF, 1_000_000);
        var one = rule(call, null, new Quadratic(100_000), OFFICER);
        calls.admit(call, testCalls.campaign(), 100_000, OFFICER);
        refused(Reason.MATCH_UNDER_WAY, () -> prepared.confirm(call, one, SECOND));
        assertEquals(HALF, calls.byId(call).rule().rule());
        assertEquals(1, prepared.waiting(call).size(), "it waits still");
    }

    /** Six confirm, of whom two prepared it. */
    @RepeatedTest(2)
    void twoWhoConfirmAtOnceConfirmOnce() throws Exception {
        var call = testCalls.open(HALF, 100);
        var version = rule(call, null, MORE, OFFICER);
        var sum = money(call, null, 7, OFFICER);
        var said = atOnce(
                6,
                each -> said(() -> {
                    var by = each % 3 == 2 ? OFFICER : somebody();
                    prepared.confirm(call, version, by);
                    prepared.confirm(call, sum, by);
                }));
        assertTrue(said.stream().filter("done"::equals).count() >= 4, said.toString());
        assertEquals(2, calls.byId(call).rule().number());
        assertEquals(107, envelopes.envelope(call).given());
        assertEquals(
                2,
                number(
                        "select count(*) from call_answer a join call_prepared p on p.id = a.prepared_id where p.call_id = '"
                                + call + "'"));
        assertEquals(
                2,
                number(
                        "select count(*) from audit_entry where act in ('call.rule-changed', 'call.given') and actor_id <> '"
                                + OFFICER.id() + "' and subject_id = '" + call + "'"));
    }

    /** Who confirms gets what was read, or hears that it is another by now. */
    @RepeatedTest(3)
    void whoConfirmsWhileAnotherIsPreparedConfirmsWhatWasRead() throws Exception {
        var call = testCalls.open(HALF, 100);
        var read = rule(call, null, MORE, OFFICER);
        var acts = new ArrayList<Callable<String>>();
        acts.add(() -> said(() -> prepared.confirm(call, read, SECOND)));
        acts.add(() -> said(() -> rule(call, read, LESS, OFFICER)));
        var said = atOnce(acts);
        assertEquals(1, said.stream().filter("done"::equals).count(), said.toString());
        assertEquals(1, said.stream().filter("STALE_FORM"::equals).count(), said.toString());
        assertEquals(
                said.get(0).equals("done") ? MORE : HALF,
                calls.byId(call).rule().rule());
    }

    /** Two prepare at once: one waits, the other is told. */
    @Test
    void ofTwoWhoPrepareAtOnceOneIsTold() throws Exception {
        var call = testCalls.open(HALF, 100);
        var said = atOnce(4, each -> said(() -> money(call, null, 1 + each, somebody())));
        assertEquals(1, said.stream().filter("done"::equals).count(), said.toString());
        assertEquals(3, said.stream().filter("STALE_FORM"::equals).count(), said.toString());
        assertEquals(1, prepared.waiting(call).size());
    }

    @Test
    void theDatabaseChangesNoPublishedCallByOnePerson() throws SQLException {
        var call = testCalls.open(HALF, 100);
        sqlRefuses(
                "insert into call_rule (call_id, number, rule, sha256, shared, valid_from, role, reason, receiver, rails)"
                        + " select call_id, 2, rule, sha256, shared, now(), role, 'Un motivo', receiver, rails from call_rule where call_id = '"
                        + call + "'");
        var refusal = assertThrows(Exception.class, () -> envelopes.give(UUID.randomUUID(), call, 500, ACT, OFFICER));
        assertTrue(
                root(refusal) instanceof SQLException refused
                        && refused.getSQLState().equals("23001"),
                refusal.toString());
        var version = rule(call, null, MORE, OFFICER);
        var sum = money(call, null, 7, OFFICER);
        sqlRefuses(answer(version, true, OFFICER));
        sqlRefuses(answer(sum, true, OFFICER));
        sqlRefuses(answer(sum, true, SECOND));
        sqlRefuses(
                "insert into call_prepared select gen_random_uuid(), call_id, rule_number, rule, receiver, rails, cents,"
                        + " null, reason, person_id, role, at from call_prepared where id = '" + version + "'");
        sqlRefuses("update call_prepared set reason = 'altro' where id = '" + version + "'");
        prepared.drop(call, version, SECOND);
        sqlRefuses("update call_answer set confirmed = true where prepared_id = '" + version + "'");
        sqlRefuses("insert into call_prepared select gen_random_uuid(), call_id, 3, rule, receiver, rails, cents, null,"
                + " reason, person_id, role, at from call_prepared where id = '" + version + "'");
        assertEquals(1, calls.byId(call).rule().number());
        assertEquals(100, envelopes.envelope(call).given());
        var draft = desk.create(UUID.randomUUID(), TestCalls.usual(HALF), OFFICER);
        sqlRefuses("insert into call_prepared select gen_random_uuid(), '" + draft
                + "', rule_number, rule, receiver, rails, cents, null, reason, person_id, role, at from call_prepared where id = '"
                + version + "'");
        assertNotEquals(OFFICER.id(), SECOND.id());
    }

    private UUID rule(UUID call, UUID instead, MatchRule rule, Actor by) {
        return prepared.prepareRule(call, UUID.randomUUID(), instead, 1, rule, Paying.USUAL, "Nuova delibera", by)
                .orElseThrow();
    }

    private UUID money(UUID call, UUID instead, long cents, Actor by) {
        return prepared.prepareMoney(call, UUID.randomUUID(), instead, Money.ofCents(cents), ACT, by);
    }

    private static String answer(UUID id, boolean confirmed, Actor by) {
        return "insert into call_answer (prepared_id, confirmed, person_id, at) values ('" + id + "', " + confirmed
                + ", '" + by.id() + "', now())";
    }

    private static Actor somebody() {
        return new Somebody(UUID.randomUUID(), "officer");
    }

    private static Throwable root(Throwable from) {
        var at = from;
        while (at.getCause() != null && !(at instanceof SQLException)) {
            at = at.getCause();
        }
        return at;
    }

    private static void refused(Reason reason, Runnable act) {
        assertEquals(reason, assertThrows(Refusal.class, act::run).reason());
    }

    private void sqlRefuses(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var refused = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
            assertEquals("23001", refused.getSQLState(), refused.getMessage());
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
