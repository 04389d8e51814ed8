package it.broletto.call;

import static it.broletto.AtOnce.atOnce;
import static it.broletto.AtOnce.said;
import static it.broletto.call.TestCalls.HALF;
import static it.broletto.call.TestCalls.OFFICER;
import static it.broletto.call.TestCalls.SECOND;
import static it.broletto.call.TestCalls.gifts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.audit.Actor;
import it.broletto.ledger.EnvelopeService;
import it.broletto.ledger.EnvelopeService.Envelope;
import it.broletto.ledger.EnvelopeService.Grant;
import it.broletto.match.Gift;
import it.broletto.match.Match.Kind;
import it.broletto.match.MatchRule;
import it.broletto.match.PerDonation;
import it.broletto.match.Quadratic;
import it.broletto.match.Threshold;
import it.broletto.match.Threshold.Policy;
import it.broletto.round.TestRounds.Somebody;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What the city adds, from the envelope to the decision. */
@QuarkusTest
class CallTest {

    /** 1,000 €. */
    private static final long BUDGET = 100_000;

    @Inject
    TestCalls testCalls;

    @Inject
    CallService calls;

    @Inject
    CallDeskService desk;

    @Inject
    EnvelopeService envelopes;

    @Inject
    AgroalDataSource database;

    @Test
    void anAdmissionReservesTheMostThatTheRuleCanGive() {
        var call = testCalls.open(HALF, 120_000);
        var campaign = testCalls.campaign();
        var admission = calls.admit(call, campaign, BUDGET, OFFICER);
        assertEquals(Money.ofEuros(500), admission.reserved());
        assertEquals(new Envelope(120_000, 70_000), envelopes.envelope(call));
        assertEquals(new Grant(50_000, 0, 0, 0), envelopes.grant(campaign));
        assertEquals(admission, calls.admit(call, campaign, BUDGET, OFFICER), "the same again is the same");
        assertEquals(new Envelope(120_000, 70_000), envelopes.envelope(call));
        refused(Reason.ALREADY_DONE, () -> calls.admit(call, campaign, BUDGET + 1, OFFICER));
        refused(Reason.ALREADY_DONE, () -> calls.admit(testCalls.open(HALF, 1_000_000), campaign, BUDGET, OFFICER));
    }

    @Test
    void aCallAdmitsOnlyFromItsFirstWindowToItsEndAndWithinItsCosts() {
        var campaign = testCalls.campaign();
        var draft = desk.create(UUID.randomUUID(), TestCalls.usual(HALF), OFFICER);
        refused(Reason.CALL_NOT_OPEN, () -> calls.admit(draft, campaign, BUDGET, OFFICER));
        refused(Reason.CALL_NOT_READY, () -> desk.publish(draft, 0, SECOND));
        var call = testCalls.open(HALF, 10_000_000);
        refused(Reason.COST_OUTSIDE_CALL, () -> calls.admit(call, campaign, 10_000_001, OFFICER));
        refused(Reason.COST_OUTSIDE_CALL, () -> calls.admit(call, campaign, 99, OFFICER));
        desk.close(call, OFFICER);
        refused(Reason.CALL_NOT_OPEN, () -> calls.admit(call, campaign, BUDGET, OFFICER));
        assertTrue(calls.admission(campaign).isEmpty());
    }

    @Test
    void whatIsNotAddedGoesBackToTheEnvelope() {
        var call = testCalls.open(new Threshold(5_000, Policy.TOP_UP, 5_000, 5_000_000), 120_000);
        var campaign = testCalls.campaign();
        calls.admit(call, campaign, BUDGET, OFFICER);
        var gifts = gifts(7, 10_000);
        assertEquals(30_000, calls.expected(campaign, gifts).orElseThrow().cents());
        var match = calls.decide(campaign, gifts, Instant.now()).orElseThrow();
        assertEquals(30_000, match.cents());
        assertEquals(Kind.ROOM, match.binding().kind());
        assertEquals(new Grant(0, 30_000, 0, 0), envelopes.grant(campaign));
        assertEquals(new Envelope(120_000, 90_000), envelopes.envelope(call));
        var decision = calls.decision(campaign).orElseThrow();
        assertEquals(
                List.of(new Decision.Part("Comune", 20_000), new Decision.Part("Fondazione", 10_000)),
                decision.split());
        assertEquals(
                match, calls.decide(campaign, gifts(9, 10_000), Instant.now()).orElseThrow(), "decided once");
        assertEquals(match, calls.expected(campaign, List.of()).orElseThrow());
        assertEquals(new Envelope(120_000, 90_000), envelopes.envelope(call));
    }

    @Test
    void belowTheThresholdNothingIsAddedAndAllIsReleased() {
        var call = testCalls.open(HALF, 120_000);
        var campaign = testCalls.campaign();
        calls.admit(call, campaign, BUDGET, OFFICER);
        assertEquals(
                0,
                calls.decide(campaign, gifts(1, 49_999), Instant.now())
                        .orElseThrow()
                        .cents());
        assertEquals(new Envelope(120_000, 120_000), envelopes.envelope(call));
    }

    @Test
    void aFailedCampaignGivesBackAllThatWasReserved() {
        var call = testCalls.open(HALF, 120_000);
        var campaign = testCalls.campaign();
        calls.admit(call, campaign, BUDGET, OFFICER);
        calls.fail(campaign, Instant.now());
        calls.fail(campaign, Instant.now());
        assertEquals(new Envelope(120_000, 120_000), envelopes.envelope(call));
        assertEquals(
                0,
                calls.decide(campaign, gifts(9, 10_000), Instant.now())
                        .orElseThrow()
                        .cents());
    }

    @Test
    void aCallThatClosesDecidesNothingAgain() {
        var call = testCalls.open(HALF, 120_000);
        var decided = testCalls.campaign();
        var open = testCalls.campaign();
        calls.admit(call, decided, BUDGET, OFFICER);
        calls.admit(call, open, BUDGET, OFFICER);
        calls.decide(decided, gifts(6, 10_000), Instant.now());
        desk.close(call, OFFICER);
        calls.shareDue();
        assertEquals(50_000, cents(decided));
        assertEquals(new Grant(50_000, 0, 0, 0), envelopes.grant(open));
        calls.decide(open, gifts(6, 10_000), Instant.now());
        assertEquals(new Envelope(120_000, 20_000), envelopes.envelope(call));
    }

    @Test
    void aCampaignInNoCallGetsNothing() {
        var campaign = testCalls.campaign();
        assertTrue(calls.expected(campaign, gifts(1, 10_000)).isEmpty());
        assertTrue(calls.decide(campaign, gifts(1, 10_000), Instant.now()).isEmpty());
        calls.fail(campaign, Instant.now());
        assertTrue(calls.due(campaign, List.of()).isEmpty());
    }

    /** The rule of a campaign is the one it was admitted with. */
    @Test
    void F26_aRuleThatChangesDuringACampaignIsForLaterOnesOnly() {
        var call = testCalls.open(HALF, 1_000_000);
        var early = testCalls.campaign();
        calls.admit(call, early, BUDGET, OFFICER);
        var generous = new Threshold(5_000, Policy.FIXED_SHARE, 6_000, 5_000_000);
        refused(Reason.REASON_NEEDED, () -> testCalls.changeRule(call, 1, generous, "", OFFICER));
        testCalls.changeRule(call, 1, generous, "La Giunta ha alzato la quota", OFFICER);
        refused(Reason.STALE_FORM, () -> testCalls.changeRule(call, 1, HALF, "Ripensamento", OFFICER));
        var late = testCalls.campaign();
        calls.admit(call, late, BUDGET, OFFICER);
        assertEquals(
                50_000,
                calls.decide(early, gifts(6, 10_000), Instant.now())
                        .orElseThrow()
                        .cents());
        assertEquals(
                60_000,
                calls.decide(late, gifts(6, 10_000), Instant.now())
                        .orElseThrow()
                        .cents());
        assertEquals(HALF.sha256(), calls.admission(early).orElseThrow().rule().sha256());
    }

    @Test
    void F27_anEnvelopeThatAnEarlierCampaignExhaustedAdmitsNoOther() {
        var call = testCalls.open(HALF, 99_999);
        calls.admit(call, testCalls.campaign(), BUDGET, OFFICER);
        var late = testCalls.campaign();
        refused(Reason.NOT_COVERED, () -> calls.admit(call, late, BUDGET, OFFICER));
        assertTrue(calls.admission(late).isEmpty(), "nothing is left half done");
        assertEquals(new Envelope(99_999, 49_999), envelopes.envelope(call));
        testCalls.give(call, 1);
        calls.admit(call, late, BUDGET, OFFICER);
        assertEquals(0, envelopes.envelope(call).available());
    }

    /** Ten campaigns, money for three. */
    @RepeatedTest(3)
    void F27_ofThoseWhoRaceForTheLastCentOfAnEnvelopeOnlyAsManyComeInAsItCovers() throws Exception {
        var call = testCalls.open(HALF, 150_000);
        var acts = new ArrayList<Callable<Boolean>>();
        for (var each = 0; each < 10; each++) {
            var campaign = testCalls.campaign();
            for (var again = 0; again < 2; again++) {
                acts.add(() -> admitted(call, campaign));
            }
        }
        atOnce(acts);
        assertEquals(new Envelope(150_000, 0), envelopes.envelope(call));
        assertEquals(3, number("select count(*) from admission where call_id = '" + call + "'"));
    }

    private boolean admitted(UUID call, UUID campaign) {
        try {
            calls.admit(call, campaign, BUDGET, OFFICER);
            return true;
        } catch (Refusal refusal) {
            assertEquals(Reason.NOT_COVERED, refusal.reason());
            return false;
        }
    }

    /** Two gifts race for the last euro: the first to be settled gets it, and the sum is exact whoever decides. */
    @RepeatedTest(3)
    void F18_twoGiftsThatRaceForTheLastMatchEuroGetItOnce() throws Exception {
        var call = testCalls.open(new PerDonation(10_000, 2_500, 5_100, 1), 5_100);
        var campaign = testCalls.campaign();
        calls.admit(call, campaign, BUDGET, OFFICER);
        var gifts = List.of(new Gift("a", 2_500), new Gift("b", 2_500), new Gift("c", 100), new Gift("d", 100));
        var others = List.of(new Gift("a", 2_500), new Gift("b", 2_500), new Gift("d", 100), new Gift("c", 100));
        var acts = new ArrayList<Callable<Boolean>>();
        for (var each = 0; each < 8; each++) {
            var seen = each % 2 == 0 ? gifts : others;
            acts.add(() ->
                    calls.decide(campaign, seen, Instant.now()).orElseThrow().cents() == 5_100);
        }
        assertFalse(atOnce(acts).contains(false));
        assertEquals(
                List.of(2_500L, 2_500L, 100L, 0L),
                calls.gifts(campaign, 0, false, 9).stream()
                        .map(Admissions.Added::addedCents)
                        .toList());
        assertEquals(new Grant(0, 5_100, 0, 0), envelopes.grant(campaign));
        assertEquals(new Envelope(5_100, 0), envelopes.envelope(call));
    }

    @Test
    void I22_aLaterRefundLeavesTheDecisionAndLowersWhatIsDue() {
        var call = testCalls.open(HALF, 120_000);
        var campaign = testCalls.campaign();
        calls.admit(call, campaign, BUDGET, OFFICER);
        calls.decide(campaign, gifts(6, 10_000), Instant.now());
        assertEquals(Money.ofEuros(500), calls.due(campaign, gifts(5, 10_000)).orElseThrow());
        assertEquals(Money.ZERO, calls.due(campaign, gifts(4, 10_000)).orElseThrow());
        assertEquals(Money.ofEuros(500), calls.decision(campaign).orElseThrow().amount());
        assertEquals(new Grant(0, 50_000, 0, 0), envelopes.grant(campaign));
    }

    /** Where less given means more to fill, no more is due than was decided. */
    @Test
    void I22_whatIsDueNeverExceedsTheDecision() {
        var call = testCalls.open(new Threshold(5_000, Policy.TOP_UP, 5_000, 5_000_000), 120_000);
        var campaign = testCalls.campaign();
        calls.admit(call, campaign, BUDGET, OFFICER);
        calls.decide(campaign, gifts(8, 10_000), Instant.now());
        assertEquals(Money.ofEuros(200), calls.due(campaign, gifts(6, 10_000)).orElseThrow());
    }

    /** 1,000 € for three campaigns: one gift of 100 €, ten of 10 €, a hundred of 1 €. */
    @Test
    void theRootsOfGiftsShareThePoolWhenTheLastCampaignIsDecided() {
        var call = testCalls.open(new Quadratic(10_000_000), 100_000);
        var one = testCalls.campaign();
        var ten = testCalls.campaign();
        var hundred = testCalls.campaign();
        var failed = testCalls.campaign();
        for (var campaign : List.of(one, ten, hundred, failed)) {
            calls.admit(call, campaign, BUDGET, OFFICER);
        }
        assertEquals(new Envelope(100_000, 100_000), envelopes.envelope(call), "nothing is reserved for one of them");
        calls.fail(failed, Instant.now());
        refused(Reason.MATCH_UNDER_WAY, () -> testCalls.changeRule(call, 1, HALF, "Ripensamento", OFFICER));
        assertTrue(calls.decide(one, gifts(1, 10_000), Instant.now()).isEmpty());
        assertTrue(calls.decide(ten, gifts(10, 1_000), Instant.now()).isEmpty());
        assertTrue(calls.decide(hundred, gifts(100, 100), Instant.now()).isEmpty(), "others may still come");
        assertEquals(
                91_667, calls.expected(hundred, gifts(100, 100)).orElseThrow().cents());
        desk.close(call, OFFICER);
        assertEquals(0, cents(one));
        assertEquals(8_333, cents(ten));
        assertEquals(91_667, cents(hundred));
        assertEquals(0, cents(failed));
        assertEquals(new Grant(0, 91_667, 0, 0), envelopes.grant(hundred));
        assertEquals(new Envelope(100_000, 0), envelopes.envelope(call));
        assertEquals(
                91_667,
                calls.decide(hundred, List.of(), Instant.now()).orElseThrow().cents());
    }

    /** The last two are decided in the same instant. */
    @RepeatedTest(3)
    void aPoolIsSharedOnceAlsoWhenTheLastOnesAreDecidedAtOnce() throws Exception {
        var call = testCalls.open(new Quadratic(10_000_000), 100_000);
        var acts = new ArrayList<Callable<Boolean>>();
        var all = new ArrayList<UUID>();
        for (var each = 1; each <= 4; each++) {
            var campaign = testCalls.campaign();
            var gifts = gifts(each, 5_000);
            all.add(campaign);
            calls.admit(call, campaign, BUDGET, OFFICER);
            acts.add(() -> calls.decide(campaign, gifts, Instant.now()).isPresent());
        }
        desk.close(call, OFFICER);
        atOnce(acts);
        assertEquals(100_000, all.stream().mapToLong(this::cents).sum());
        assertEquals(new Envelope(100_000, 0), envelopes.envelope(call));
    }

    @Test
    void theDatabaseAddsNoMoreThanIsReservedAndKeepsWhatWasPublished() throws SQLException {
        var call = testCalls.open(HALF, 120_000);
        var campaign = testCalls.campaign();
        calls.admit(call, campaign, BUDGET, OFFICER);
        execute("insert into match_claim (campaign_id, funded, settled_cents, gifts, claimed_at) values ('" + campaign
                + "', true, 60000, '[]', now())");
        var decide =
                "insert into match_decision (campaign_id, call_id, rule_sha256, pool_cents, cents, match, split, decided_at)"
                        + " values ('%s', '%s', '%s', %d, %d, '{}', '[]', now())";
        forbidden(decide.formatted(campaign, call, HALF.sha256(), 50_001, 50_001));
        forbidden(decide.formatted(campaign, call, HALF.sha256(), 60_000, 50_000));
        forbidden(decide.formatted(campaign, call, "0".repeat(64), 50_000, 50_000));
        forbidden("update call set title = 'Altro titolo' where id = '" + call + "'");
        forbidden("update call set status = 'DRAFT' where id = '" + call + "'");
        forbidden("delete from call where id = '" + call + "'");
        forbidden("update call_window set closes_at = now() where call_id = '" + call + "'");
        forbidden("delete from call_sponsor where call_id = '" + call + "'");
        forbidden("update call_rule set reason = 'altro' where call_id = '" + call + "'");
        forbidden("update admission set reserved_cents = 0 where campaign_id = '" + campaign + "'");
        forbidden(
                "insert into admission select gen_random_uuid(), call_id, 1, 1, 10000001, 0, now() from admission where campaign_id = '"
                        + campaign + "'");
    }

    @Test
    void theTableOfStatusesIsTheSameInTheDatabase() throws SQLException {
        var edges = new TreeSet<String>();
        for (var from : CallStatus.values()) {
            for (var event : CallStatus.Event.values()) {
                try {
                    edges.add(from + " " + event + " " + from.after(event));
                } catch (Refusal illegal) {
                    assertEquals(Reason.ILLEGAL_TRANSITION, illegal.reason());
                }
            }
        }
        var found = new TreeSet<String>();
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select from_status || ' ' || event || ' ' || to_status from call_edge")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        assertEquals(edges, found);
    }

    @Test
    void moneyIsGivenOncePerFormAndADraftChangesUntilItIsPublished() {
        var intent = UUID.randomUUID();
        var asked = TestCalls.usual(HALF);
        var id = desk.create(intent, asked, OFFICER);
        assertEquals(id, desk.create(intent, asked, OFFICER));
        MatchRule other = new Threshold(4_000, Policy.FIXED_SHARE, 6_000, 6_000_000);
        var wanted = TestCalls.usual(other);
        desk.change(id, 0, wanted, OFFICER);
        refused(Reason.STALE_FORM, () -> desk.change(id, 0, wanted, OFFICER));
        assertEquals(other, calls.byId(id).rule().rule());
        assertEquals(2, calls.byId(id).rule().number());
        desk.give(id, intent, Money.ofEuros(5), "cap. 1234, det. 56/2026", OFFICER);
        desk.give(id, intent, Money.ofEuros(5), "cap. 1234, det. 56/2026", OFFICER);
        assertEquals(500, envelopes.envelope(id).given());
        desk.publish(id, 1, SECOND);
        refused(Reason.CALL_PUBLISHED, () -> desk.change(id, 2, wanted, OFFICER));
        assertTrue(calls.open().stream().anyMatch(call -> call.id().equals(id)));
    }

    @Test
    void whoMadeChangedOrPaidForACallDoesNotPublishIt() throws SQLException {
        var maker = somebody();
        var between = somebody();
        var last = somebody();
        var giver = somebody();
        var id = desk.create(UUID.randomUUID(), TestCalls.usual(HALF), maker);
        desk.change(id, 0, TestCalls.usual(HALF), between);
        desk.change(id, 1, TestCalls.usual(HALF), last);
        var intent = UUID.randomUUID();
        desk.give(id, intent, Money.ofEuros(5), "cap. 1234, det. 56/2026", giver);
        desk.give(id, intent, Money.ofEuros(5), "cap. 1234, det. 56/2026", giver);
        var before = calls.byId(id);
        for (var one : List.of(maker, between, last, giver)) {
            refused(Reason.SAME_PERSON, () -> desk.publish(id, 2, one));
            sqlRefuses("insert into call_act (call_id, stage, version, person_id, at) values ('" + id
                    + "', 'PUBLISHED', 2, '" + one.id() + "', now())");
        }
        sqlRefuses("update call set status = 'PUBLISHED', version = 3 where id = '" + id + "'");
        sqlRefuses("update call set status = 'CLOSED' where id = '" + id + "'");
        sqlRefuses("insert into call_act (call_id, stage, version, person_id, at) values ('" + id
                + "', 'PUBLISHED', 1, '" + SECOND.id() + "', now())");
        sqlRefuses("update call_act set person_id = '" + SECOND.id() + "' where call_id = '" + id + "'");
        refused(Reason.STALE_FORM, () -> desk.publish(id, 1, SECOND));
        assertEquals(before, calls.byId(id), "nothing changed");
        assertEquals(0, number("select count(*) from call_act where stage = 'PUBLISHED' and call_id = '" + id + "'"));
        assertEquals(
                0,
                number("select count(*) from audit_entry where act = 'call.published' and subject_id = '" + id + "'"));
        desk.publish(id, 2, SECOND);
        assertEquals(CallStatus.PUBLISHED, calls.byId(id).status());
    }

    @Test
    void theDatabasePublishesNoCallWhoseMoneyIsOfNobody() throws SQLException {
        var id = desk.create(UUID.randomUUID(), TestCalls.usual(HALF), OFFICER);
        envelopes.give(UUID.randomUUID(), id, 500, "cap. 1234, det. 56/2026", OFFICER);
        sqlRefuses("insert into call_act (call_id, stage, version, person_id, at) values ('" + id
                + "', 'PUBLISHED', 0, '" + SECOND.id() + "', now())");
    }

    @Test
    void twoWhoPublishAtOncePublishOnce() throws Exception {
        var id = desk.create(UUID.randomUUID(), TestCalls.usual(HALF), OFFICER);
        desk.give(id, UUID.randomUUID(), Money.ofEuros(5), "cap. 1234, det. 56/2026", OFFICER);
        var said = atOnce(6, each -> said(() -> desk.publish(id, 0, each % 3 == 2 ? OFFICER : somebody())));
        assertTrue(said.stream().filter("done"::equals).count() >= 4, said.toString());
        assertEquals(1, number("select count(*) from call_act where stage = 'PUBLISHED' and call_id = '" + id + "'"));
        assertEquals(
                1,
                number("select count(*) from audit_entry where act = 'call.published' and subject_id = '" + id + "'"));
        assertEquals(1, calls.byId(id).version());
    }

    private static Actor somebody() {
        return new Somebody(UUID.randomUUID(), "officer");
    }

    private void sqlRefuses(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            var refused = assertThrows(SQLException.class, () -> statement.execute(sql), sql);
            assertEquals("23001", refused.getSQLState(), refused.getMessage());
        }
    }

    /** Two windows, one pool for each. */
    @Test
    void aPoolIsSharedPerWindowWhenTheNextOneBegins() {
        var now = Instant.now();
        var windows = List.of(
                new Window(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(5))),
                new Window(now.plusSeconds(60), now.plus(Duration.ofDays(5))));
        var call = testCalls.open(
                TestCalls.usual(new Quadratic(10_000_000), windows, TestCalls.SPONSORS, Paying.USUAL), 100_000);
        var campaign = testCalls.campaign();
        calls.admit(call, campaign, BUDGET, OFFICER);
        assertTrue(calls.decide(campaign, gifts(3, 1_000), now).isEmpty());
        calls.shareDue();
        assertTrue(calls.decision(campaign).isEmpty());
        it.broletto.campaign.Town.later(Duration.ofSeconds(90));
        calls.shareDue();
        assertEquals(50_000, cents(campaign));
        assertEquals(new Envelope(100_000, 50_000), envelopes.envelope(call));
    }

    private long cents(UUID campaign) {
        return calls.decision(campaign).orElseThrow().match().cents();
    }

    private static void refused(Reason reason, Runnable act) {
        assertEquals(reason, assertThrows(Refusal.class, act::run).reason());
    }

    private void forbidden(String sql) {
        assertEquals(
                "23001",
                assertThrows(SQLException.class, () -> execute(sql), sql).getSQLState(),
                sql);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.createStatement().execute(sql);
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
