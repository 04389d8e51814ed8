package it.broletto.collection;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import it.broletto.Sql;
import it.broletto.TestPerson;
import it.broletto.Until;
import it.broletto.audit.Actor;
import it.broletto.campaign.BudgetLine;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.NewCampaign;
import it.broletto.campaign.NewPledge;
import it.broletto.campaign.PledgeService;
import it.broletto.campaign.Town;
import it.broletto.identity.Person;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.proposal.Category;
import it.broletto.rail.Act;
import it.broletto.rail.DyingCaller;
import it.broletto.rail.Outcome;
import it.broletto.rail.RailService;
import it.broletto.rail.Reply;
import it.broletto.sandbox.Card;
import it.broletto.sandbox.Till;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Time;
import it.broletto.web.Texts;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between the city, its database and a provider, each at the worst moment. Minimum 600 €. */
@QuarkusTest
class FaultsTest {

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
    DyingCaller dying;

    @Inject
    Till till;

    @Inject
    LedgerService ledger;

    @Inject
    AgroalDataSource database;

    @Inject
    Sql sql;

    private final Map<UUID, Person> backers = new HashMap<>();
    private String slug;
    private UUID campaign;

    private void live() {
        slug = town.closingCampaign(Duration.ofMinutes(1));
        campaign = campaigns.bySlug(slug).card().id();
        collections.setRail(campaign, "sandbox");
    }

    private UUID pledge(long cents, Card card) {
        var backer = town.backer();
        var pledge = pledges.pledge(slug, new NewPledge(Money.ofCents(cents), null, null, UUID.randomUUID()), backer);
        backers.put(pledge, backer);
        var setup = rails.setUp("sandbox", pledge, 1, cents, BACK);
        till.show(setup.providerId(), card);
        rails.look("sandbox", pledge, Act.SETUP, 1, cents, null, null);
        return pledge;
    }

    /** Closes it, and opens its collection. */
    private void close() {
        Town.later(Duration.ofSeconds(61));
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
        while (collections.openDue() > 0) {
            Thread.onSpinWait();
        }
    }

    /** Takes this campaign's pledges as a worker does; what it took of others is left to whoever comes next. */
    private Map<UUID, PledgeState> claimed() {
        var mine = new HashMap<UUID, PledgeState>();
        for (var state : collections.claim(500)) {
            if (state.campaign().equals(campaign)) {
                mine.put(state.pledge(), state);
            }
        }
        return mine;
    }

    private void workUntil(String query) throws Exception {
        Until.until(60, () -> sql.number(query) > 0, collector::work);
    }

    private void until(UUID pledge, String status) throws Exception {
        workUntil("select count(*) from pledge_state where pledge_id = '" + pledge + "' and status = '" + status + "'");
    }

    private void tookOnce(UUID pledge) throws SQLException {
        assertEquals(1, deals("charge", pledge));
        assertEquals(1, entries("collect", pledge));
    }

    private void gaveBackOnce(UUID pledge) throws SQLException {
        assertEquals(1, deals("refund", pledge));
        assertEquals(1, entries("refund", pledge));
        assertEquals(1, entries("refund-queued", pledge));
    }

    private long deals(String kind, UUID pledge) throws SQLException {
        return sql.number("select count(*) from sandbox.deal where kind = '" + kind
                + "' and status = 'settled' and pledge = '" + pledge + "'");
    }

    private long entries(String type, UUID pledge) throws SQLException {
        return sql.number(
                "select count(*) from ledger_entry where type = '" + type + "' and subject = '" + pledge + "'");
    }

    /** The city took the rail out of its configuration while a pledge waited for it; then the backer shows a card. */
    @Test
    void whatWaitsForARailThatIsGoneStandsAtTheDeskAndFillsNoLog() throws Exception {
        live();
        var pledge = pledge(60_000, Card.GOOD);
        var card = collections.meansFor(pledge, 1).orElseThrow();
        collections.shown(pledge, 2, "satispay", "a wallet");
        close();
        var errors = new ArrayList<String>();
        var log = Logger.getLogger(Collector.class.getName());
        var listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue()) {
                    errors.add(line.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(listener);
        try {
            until(pledge, "COLLECTING");
            collector.work();
            collector.work();
        } finally {
            log.removeHandler(listener);
        }
        assertEquals(List.of(), errors);
        assertEquals(
                0,
                sql.number(
                        "select count(*) from provider_call where act = 'COLLECT' and pledge_id = '" + pledge + "'"));
        RestAssured.given()
                .header(TestPerson.HEADER, TestPerson.staff("officer"))
                .get("/desk/collections")
                .then()
                .statusCode(200)
                .body(containsString("Canale non più attivo: satispay"), containsString("Una promessa aspetta"));
        collections.shown(pledge, 3, "sandbox", card);
        until(pledge, "COLLECTED");
        tookOnce(pledge);
        RestAssured.given()
                .header(TestPerson.HEADER, TestPerson.staff("officer"))
                .get("/desk/collections")
                .then()
                .body(not(containsString("satispay")));
    }

    /** The provider has done it, and the process died before it could write that down. */
    @Test
    void F10_whatTheProviderDidBeforeACrashIsFoundAgainAndDoneOnce() throws Exception {
        live();
        var pledge = pledge(60_000, Card.GOOD);
        close();
        var state = claimed().get(pledge);
        var means = collections.meansFor(pledge, state.attempts()).orElseThrow();
        dying.diesAfterTheCall("sandbox", pledge, Act.COLLECT, state.attempts(), 60_000, means, null);
        assertEquals(1, deals("charge", pledge));
        until(pledge, "COLLECTED");
        tookOnce(pledge);
    }

    /** The answer is kept, and the process died before the pledge and the ledger heard of it. */
    @Test
    void F10_anAnswerThatWasKeptBeforeACrashIsHeardOfLater() throws Exception {
        live();
        var pledge = pledge(60_000, Card.GOOD);
        close();
        var state = claimed().get(pledge);
        rails.collect(
                "sandbox",
                pledge,
                state.attempts(),
                60_000,
                collections.meansFor(pledge, state.attempts()).orElseThrow());
        assertEquals(0, entries("collect", pledge));
        until(pledge, "COLLECTED");
        tookOnce(pledge);
    }

    /** Refunds: at each point of the way. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void F10_aRefundThatDiesOnItsWayIsMadeOnce(int point) throws Exception {
        live();
        var pledge = pledge(59_900, Card.GOOD);
        pledge(200, Card.DECLINED);
        close();
        until(pledge, "COLLECTED");
        Town.later(Duration.ofSeconds(90));
        collections.decideDue();
        collections.queueRefunds();
        var state = collections.claimRefunds(500).stream()
                .filter(one -> one.pledge().equals(pledge))
                .findFirst()
                .orElseThrow();
        var charge = collections.chargeOf(pledge);
        switch (point) {
            case 0 -> assertEquals(0, deals("refund", pledge));
            case 1 -> dying.diesBeforeTheCall("sandbox", pledge, Act.REFUND, state.refunds(), 59_900, null, charge);
            case 2 -> dying.diesAfterTheCall("sandbox", pledge, Act.REFUND, state.refunds(), 59_900, null, charge);
            default -> rails.refund("sandbox", pledge, state.refunds(), 59_900, charge);
        }
        until(pledge, "REFUNDED");
        gaveBackOnce(pledge);
        assertEquals(0, ledger.balance(Kind.ESCROW.of(campaign)).posted());
    }

    /** Every job runs four times at once, from the close to the last refund. */
    @Test
    void F11_jobsThatRunFourTimesAtOnceDoEverythingOnce() throws Exception {
        live();
        var all = new ArrayList<UUID>();
        for (var at = 0; at < 12; at++) {
            all.add(pledge(4_001 + at, Card.GOOD));
        }
        var never = pledge(100, Card.DECLINED);
        pledge(100_000, Card.DECLINED);
        Town.later(Duration.ofSeconds(61));
        var pool = Executors.newFixedThreadPool(4);
        var work = Stream.<Callable<Void>>generate(() -> () -> {
                    campaigns.closeDue();
                    workUntil("select count(*) from collection_decision where not funded and campaign_id = '" + campaign
                            + "' and not exists (select 1 from pledge_state where campaign_id = '" + campaign
                            + "' and status not in ('REFUNDED', 'DROPPED'))");
                    return null;
                })
                .limit(4)
                .toList();
        for (var done : pool.invokeAll(work)) {
            done.get();
        }
        pool.shutdown();
        for (var pledge : all) {
            // What was asked for before the minimum was out of reach came, and went back.
            tookOnce(pledge);
            gaveBackOnce(pledge);
        }
        assertEquals(0, deals("charge", never));
        assertEquals(0, ledger.balance(Kind.ESCROW.of(campaign)).posted());
    }

    /** A process sleeps in the middle of its batch, another one takes over, then the first wakes up and goes on. */
    @Test
    void F12_whoWakesUpAfterItsBatchWasTakenOverDoesNothingTwice() throws Exception {
        live();
        var one = pledge(40_000, Card.GOOD);
        var other = pledge(30_000, Card.BROKEN);
        close();
        var sleeper = claimed();
        assertEquals(2, sleeper.size());
        until(one, "COLLECTED");
        until(other, "COLLECTED");
        for (var state : sleeper.values()) {
            var reply = rails.collect(
                    "sandbox",
                    state.pledge(),
                    state.attempts(),
                    state.cents(),
                    collections.meansFor(state.pledge(), state.attempts()).orElseThrow());
            collections.heard(state.pledge(), state.attempts(), reply);
            tookOnce(state.pledge());
        }
        assertEquals(70_000, ledger.balance(Kind.ESCROW.of(campaign)).posted());
    }

    /** Somebody holds the end of the ledger and wants the pledge, while we hold the pledge and want the ledger. */
    @Test
    void F13_aDeadlockCostsOneOfThemItsTurnAndNobodyAnyMoney() throws Exception {
        live();
        var pledge = pledge(60_000, Card.GOOD);
        close();
        var worker = Executors.newSingleThreadExecutor();
        try (var rival = database.getConnection()) {
            rival.setAutoCommit(false);
            rival.createStatement().execute("set local deadlock_timeout = '10s'");
            rival.createStatement().execute("select 1 from ledger_head for update");
            var work = worker.submit(collector::work);
            Until.until(20, () -> waitsForLedger() > 0);
            // The collector, who waits longer than its deadlock_timeout of a second, is the one that gives way.
            rival.createStatement().execute("select 1 from pledge_state where pledge_id = '" + pledge + "' for update");
            rival.rollback();
            work.get();
        } finally {
            worker.shutdown();
        }
        assertEquals(1, deals("charge", pledge));
        until(pledge, "COLLECTED");
        tookOnce(pledge);
    }

    private long waitsForLedger() throws SQLException {
        return sql.number(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%ledger_head%for update%'");
    }

    /** The last second of a day in Rome, on the night that has 25 hours and on the one that has 23. */
    @ParameterizedTest
    @CsvSource({"2026-10-25, 2026-10-25T22:59:59Z", "2026-03-29, 2026-03-29T21:59:59Z"})
    void F14_theLastSecondOfTheDayInRomeStillCountsOnNightsWhenClocksChange(LocalDate day, Instant lastSecond) {
        var end = day.plusDays(1).atStartOfDay(Time.ROME).toInstant();
        assertEquals(lastSecond.plusSeconds(1), end);
        assertEquals(Texts.date(day, Locale.ITALIAN), Texts.lastMoment(end, Locale.ITALIAN));
        slug = "notte-" + UUID.randomUUID();
        // Nights that are over: a clock of the future would close and count all that other tests left.
        at(lastSecond.minusSeconds(60));
        campaign = campaigns.create(
                new NewCampaign(
                        slug,
                        "Un forno di notte",
                        "Pane buono.",
                        "Come funziona.",
                        "Il Forno",
                        Category.SOCIAL,
                        null,
                        end.minus(Duration.ofDays(30)),
                        end,
                        null,
                        List.of(new BudgetLine("Il forno", Money.ofEuros(600), true))),
                Actor.SYSTEM);
        at(lastSecond.plusMillis(999));
        var pledge = pledges.pledge(slug, Town.pledge(600), town.backer());
        assertEquals(0, closedNow());
        at(end);
        assertEquals(
                Refusal.Reason.CAMPAIGN_NOT_LIVE,
                assertThrows(Refusal.class, () -> pledges.pledge(slug, Town.pledge(600), town.backer()))
                        .reason());
        while (campaigns.closeDue() > 0) {
            Thread.onSpinWait();
        }
        assertEquals(1, closedNow());
        assertFalse(pledge.toString().isEmpty());
    }

    private static void at(Instant instant) {
        QuarkusMock.installMockForType(Clock.fixed(instant, ZoneOffset.UTC), Clock.class);
    }

    private long closedNow() {
        try {
            return sql.number("select count(*) from campaign_closing where promised_cents = 60000 and campaign_id = '"
                    + campaign + "'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Backers take their promises back while the campaign closes and is collected. */
    @Test
    void F20_whoWithdrawsWhileItIsCollectedIsEitherOutOrChargedNeverBoth() throws Exception {
        live();
        var all = new ArrayList<UUID>();
        for (var at = 0; at < 16; at++) {
            all.add(pledge(10_000, Card.GOOD));
        }
        var pool = Executors.newFixedThreadPool(6);
        var work = new ArrayList<Callable<Boolean>>();
        for (var pledge : all) {
            work.add(() -> {
                Thread.sleep(all.indexOf(pledge) * 15L);
                try {
                    pledges.withdraw(pledge, backers.get(pledge));
                    return true;
                } catch (Refusal tooLate) {
                    assertEquals(Refusal.Reason.CAMPAIGN_NOT_LIVE, tooLate.reason());
                    return false;
                }
            });
        }
        work.add(2, () -> {
            Thread.sleep(60);
            Town.later(Duration.ofSeconds(61));
            while (sql.number("select count(*) from campaign_closing where campaign_id = '" + campaign + "'") == 0) {
                campaigns.closeDue();
            }
            collector.work();
            return null;
        });
        var withdrawn = new HashMap<UUID, Boolean>();
        var results = pool.invokeAll(work);
        work.remove(2);
        var answers = new ArrayList<>(results);
        answers.remove(2).get();
        for (var at = 0; at < all.size(); at++) {
            withdrawn.put(all.get(at), answers.get(at).get());
        }
        pool.shutdown();
        close();
        workUntil(
                "select count(*) from campaign_closing l left join collection_decision d on d.campaign_id = l.campaign_id where l.campaign_id = '"
                        + campaign + "' and (d.funded is not null or not l.minimum_reached)");
        var out = withdrawn.values().stream().filter(yes -> yes).count();
        var promised = (all.size() - out) * 10_000;
        assertEquals(
                promised,
                sql.number("select promised_cents from campaign_closing where campaign_id = '" + campaign + "'"));
        for (var pledge : all) {
            if (withdrawn.get(pledge)) {
                assertEquals(
                        0,
                        sql.number("select count(*) from sandbox.deal where kind = 'charge' and pledge = '" + pledge
                                + "'"));
            } else if (promised >= 60_000) {
                tookOnce(pledge);
            }
            if (!withdrawn.get(pledge)) {
                assertEquals(
                        Refusal.Reason.CAMPAIGN_NOT_LIVE,
                        assertThrows(Refusal.class, () -> pledges.withdraw(pledge, backers.get(pledge)))
                                .reason());
            }
        }
    }

    /** To an account that is closed, then asked for again, twice; every cent, and no cent more. */
    @Test
    void F21_aRefundToAClosedAccountIsTriedAgainByPeopleAndMadeOnce() throws Exception {
        live();
        var pledge = pledge(59_833, Card.REFUND_FAILS);
        pledge(167, Card.EXPIRED);
        close();
        until(pledge, "COLLECTED");
        Town.later(Duration.ofSeconds(70));
        until(pledge, "REFUND_ERROR");
        assertEquals(59_833, ledger.balance(Kind.REFUND_PAYABLE.of(campaign)).posted());
        assertEquals(0, deals("refund", pledge));
        collections.retryRefund(pledge, Actor.SYSTEM);
        assertThrows(Refusal.class, () -> collections.retryRefund(pledge, Actor.SYSTEM));
        until(pledge, "REFUNDED");
        gaveBackOnce(pledge);
        assertEquals(0, ledger.balance(Kind.REFUND_PAYABLE.of(campaign)).posted());
        assertEquals(
                59_833,
                sql.number(
                        "select sum(cents) from sandbox.deal where kind = 'refund' and status = 'settled' and pledge = '"
                                + pledge + "'"));
        var charge = collections.chargeOf(pledge);
        assertThrows(RuntimeException.class, () -> rails.refund("sandbox", pledge, 3, 59_833, charge));
        assertEquals(
                Refusal.Reason.INTENT_REUSED,
                assertThrows(Refusal.class, () -> rails.refund("sandbox", pledge, 2, 59_832, charge))
                        .reason(),
                "a gift goes back whole");
        gaveBackOnce(pledge);
    }

    /** A no that comes when the decision was made already ends there: nobody is asked again for a campaign that is over. */
    @Test
    void whatIsRefusedAfterTheDecisionIsDroppedAndNeverAskedForAgain() throws Exception {
        live();
        var late = pledge(60_000, Card.GOOD);
        close();
        var state = claimed().get(late);
        Town.later(Duration.ofSeconds(90));
        while (sql.number("select count(*) from collection_decision where campaign_id = '" + campaign + "'") == 0) {
            collections.decideDue();
        }
        collections.heard(
                late,
                state.attempts(),
                new Reply(Outcome.DECLINED, "charge_x", late, 60_000, "EUR", 0, null, null, "card-declined"));
        until(late, "DROPPED");
        collector.work();
        assertEquals(
                0,
                sql.number("select count(*) from provider_call where act = 'COLLECT' and pledge_id = '" + late + "'"));
    }

    /** A bank that wants its customer to agree when the decision was made already waits for nobody: it is told so. */
    @Test
    void whatWaitsForItsBackerAfterTheDecisionIsGivenUpSoThatNobodyPaysIt() throws Exception {
        live();
        var late = pledge(60_000, Card.ASKS);
        close();
        var state = claimed().get(late);
        Town.later(Duration.ofSeconds(90));
        while (sql.number("select count(*) from collection_decision where campaign_id = '" + campaign + "'") == 0) {
            collections.decideDue();
        }
        var means = collections.meansFor(late, state.attempts()).orElseThrow();
        collections.heard(late, state.attempts(), rails.collect("sandbox", late, state.attempts(), 60_000, means));
        until(late, "DROPPED");
        workUntil("select count(*) from pledge_event where event = 'GIVE_UP' and pledge_id = '" + late + "'");
        assertEquals(
                0,
                sql.number(
                        "select count(*) from sandbox.deal where kind = 'charge' and status = 'action-required' and pledge = '"
                                + late + "'"));
    }
}
