package it.broletto.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.audit.Actor;
import it.broletto.campaign.Town;
import it.broletto.ledger.Account.Kind;
import it.broletto.shared.Refusal;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LedgerTest {

    @Inject
    LedgerService ledger;

    @Inject
    EnvelopeService envelopes;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    private final UUID campaign = UUID.randomUUID();
    private final Account escrow = Kind.ESCROW.of(campaign);
    private final Account refunds = Kind.REFUND_PAYABLE.of(campaign);
    private final Account clearing =
            Kind.CLEARING.of("test-" + campaign.toString().substring(0, 8));

    private NewEntry collect(UUID id, long cents) {
        return new NewEntry(id, "collect", campaign, null, List.of(clearing.up(cents), escrow.up(cents)));
    }

    private NewEntry refund(UUID id, long cents) {
        return new NewEntry(id, "refund", campaign, null, List.of(escrow.down(cents), refunds.up(cents)));
    }

    @Test
    void anEntryMovesBothBalancesAndTheSameAgainIsTheSameEntry() {
        var id = UUID.randomUUID();
        var made = ledger.post(collect(id, 2_500), Actor.SYSTEM);
        assertEquals(made, ledger.post(collect(id, 2_500), Actor.SYSTEM));
        assertEquals(made, ledger.byId(id));
        assertEquals(new Balance(2_500, 0), ledger.balance(escrow));
        assertEquals(new Balance(2_500, 0), ledger.balance(clearing));
        refused(Refusal.Reason.INTENT_REUSED, () -> ledger.post(collect(id, 2_501), Actor.SYSTEM));
        assertEquals(2_500, ledger.balance(escrow).posted());
        assertEquals(List.of(made), ledger.about(campaign, Long.MAX_VALUE, 10));
        assertEquals(List.of(made), ledger.in(escrow, Long.MAX_VALUE, 10));
    }

    @Test
    void whatIsNotThereIsNotMoved() {
        ledger.post(collect(UUID.randomUUID(), 1_000), Actor.SYSTEM);
        refused(Refusal.Reason.NOT_COVERED, () -> ledger.post(refund(UUID.randomUUID(), 1_001), Actor.SYSTEM));
        ledger.hold(refund(UUID.randomUUID(), 400), clock.instant().plusSeconds(60), Actor.SYSTEM);
        assertEquals(new Balance(1_000, 400), ledger.balance(escrow));
        refused(Refusal.Reason.NOT_COVERED, () -> ledger.post(refund(UUID.randomUUID(), 601), Actor.SYSTEM));
        refused(
                Refusal.Reason.NOT_COVERED,
                () -> ledger.hold(
                        refund(UUID.randomUUID(), 601), clock.instant().plusSeconds(60), Actor.SYSTEM));
        ledger.post(refund(UUID.randomUUID(), 600), Actor.SYSTEM);
        assertEquals(new Balance(400, 400), ledger.balance(escrow));
    }

    @Test
    void aHoldEndsOnce() {
        ledger.post(collect(UUID.randomUUID(), 1_000), Actor.SYSTEM);
        var settled = hold(300, 60);
        var entry = ledger.settle(settled, Actor.SYSTEM);
        assertEquals(entry, ledger.settle(settled, Actor.SYSTEM));
        assertEquals(new Balance(700, 0), ledger.balance(escrow));
        refused(Refusal.Reason.ALREADY_DONE, () -> ledger.voidHold(settled, "not wanted", Actor.SYSTEM));
        var given = hold(300, 60);
        refused(Refusal.Reason.REASON_NEEDED, () -> ledger.voidHold(given, null, Actor.SYSTEM));
        ledger.voidHold(given, "not wanted", Actor.SYSTEM);
        ledger.voidHold(given, "not wanted", Actor.SYSTEM);
        assertEquals(new Balance(700, 0), ledger.balance(escrow));
        refused(Refusal.Reason.ALREADY_DONE, () -> ledger.settle(given, Actor.SYSTEM));
    }

    @Test
    void aHoldThatIsForgottenExpires() throws Exception {
        ledger.post(collect(UUID.randomUUID(), 1_000), Actor.SYSTEM);
        var id = UUID.randomUUID();
        var expires = clock.instant().plus(Duration.ofMinutes(1));
        ledger.hold(refund(id, 300), expires, Actor.SYSTEM);
        assertEquals(new Balance(1_000, 300), ledger.balance(escrow));
        Town.later(Duration.ofMinutes(1));
        refused(Refusal.Reason.ALREADY_DONE, () -> ledger.settle(id, Actor.SYSTEM));
        while (ledger.expireDue() > 0) {
            assertTrue(true);
        }
        assertEquals(new Balance(1_000, 0), ledger.balance(escrow));
        assertEquals(
                Entry.Phase.EXPIRE,
                ledger.about(campaign, Long.MAX_VALUE, 1).get(0).phase());
    }

    private UUID hold(long cents, long seconds) {
        var id = UUID.randomUUID();
        ledger.hold(refund(id, cents), clock.instant().plusSeconds(seconds), Actor.SYSTEM);
        return id;
    }

    @Test
    void aCorrectionIsTheOppositeEntryWithAReason() {
        var wrong = ledger.post(collect(UUID.randomUUID(), 1_000), Actor.SYSTEM);
        refused(Refusal.Reason.REASON_NEEDED, () -> ledger.reverse(wrong.id(), null, Actor.SYSTEM));
        var back = ledger.reverse(wrong.id(), "booked twice", Actor.SYSTEM);
        assertEquals(back, ledger.reverse(wrong.id(), "booked twice", Actor.SYSTEM));
        assertEquals(new Balance(0, 0), ledger.balance(escrow));
        refused(Refusal.Reason.INVALID_INPUT, () -> ledger.reverse(back.id(), "the other way", Actor.SYSTEM));
    }

    @Test
    void linesThatDoNotBalanceAreRefused() {
        for (var lines : List.of(
                List.of(clearing.up(5), escrow.up(4)),
                List.of(clearing.up(5)),
                List.<Line>of(),
                List.of(clearing.up(5), clearing.down(5)),
                List.of(clearing.up(5), Kind.AVAILABLE.of(campaign).up(5)))) {
            refused(
                    Refusal.Reason.INVALID_INPUT,
                    () -> new NewEntry(UUID.randomUUID(), "collect", campaign, null, lines));
        }
    }

    /** The envelope's last cents go to one of those who want them at the same time. */
    @Test
    void manyWhoReserveAtOnceShareOnlyWhatThereIs() throws Exception {
        var call = UUID.randomUUID();
        envelopes.give(UUID.randomUUID(), call, 10_005, "Determina 1/2026", Actor.SYSTEM);
        var tasks = new ArrayList<Callable<Boolean>>();
        for (var at = 0; at < 40; at++) {
            tasks.add(() -> {
                try {
                    envelopes.reserve(UUID.randomUUID(), call, UUID.randomUUID(), 1_000, Actor.SYSTEM);
                    return true;
                } catch (Refusal refusal) {
                    assertEquals(Refusal.Reason.NOT_COVERED, refusal.reason());
                    return false;
                }
            });
        }
        var pool = Executors.newFixedThreadPool(8);
        var reserved = 0;
        for (var done : pool.invokeAll(tasks)) {
            reserved += done.get() ? 1 : 0;
        }
        pool.shutdown();
        assertEquals(10, reserved);
        assertEquals(new EnvelopeService.Envelope(10_005, 5), envelopes.envelope(call));
    }

    @Test
    void matchMoneyGoesThroughItsStages() {
        var call = UUID.randomUUID();
        envelopes.give(UUID.randomUUID(), call, 5_000, "Determina 1/2026", Actor.SYSTEM);
        envelopes.reserve(UUID.randomUUID(), call, campaign, 3_000, Actor.SYSTEM);
        envelopes.release(UUID.randomUUID(), call, campaign, 500, "less was needed", Actor.SYSTEM);
        envelopes.commit(UUID.randomUUID(), campaign, 2_500, "Impegno 7/2026", Actor.SYSTEM);
        refused(
                Refusal.Reason.NOT_COVERED,
                () -> envelopes.pay(UUID.randomUUID(), campaign, 2_500, "Mandato 9/2026", Actor.SYSTEM));
        envelopes.liquidate(UUID.randomUUID(), campaign, 2_000, "Liquidazione 8/2026", Actor.SYSTEM);
        envelopes.pay(UUID.randomUUID(), campaign, 2_000, "Mandato 9/2026", Actor.SYSTEM);
        assertEquals(new EnvelopeService.Grant(0, 500, 0, 2_000), envelopes.grant(campaign));
        assertEquals(new EnvelopeService.Envelope(5_000, 2_500), envelopes.envelope(call));
        assertEquals(2_500, envelopes.envelope(call).promised());
    }

    @Test
    void oneIdAskedForManyTimesAtOnceIsOneEntry() throws Exception {
        var id = UUID.randomUUID();
        var tasks = new ArrayList<Callable<Entry>>();
        for (var at = 0; at < 20; at++) {
            tasks.add(() -> ledger.post(collect(id, 700), Actor.SYSTEM));
        }
        var pool = Executors.newFixedThreadPool(8);
        var first = ledger.post(collect(id, 700), Actor.SYSTEM);
        for (var done : pool.invokeAll(tasks)) {
            assertEquals(first, done.get());
        }
        pool.shutdown();
        assertEquals(700, ledger.balance(escrow).posted());
    }

    @Test
    void anybodyCanComputeTheHashOfAnEntry() {
        ledger.post(collect(UUID.randomUUID(), 1), Actor.SYSTEM);
        var entry = ledger.post(
                new NewEntry(
                        UUID.randomUUID(),
                        "collect",
                        campaign,
                        "\"quoted\" \\ è\n\u0001€",
                        List.of(clearing.up(9), escrow.up(9))),
                Actor.SYSTEM);
        var before = ledger.byNumber(entry.number() - 1);
        assertEquals(entry.hash(), Chain.hash(before.hash(), ledger.byNumber(entry.number())));
        assertTrue(Chain.text(entry).contains("\"reason\":\"\\\"quoted\\\" \\\\ è\\n\\u0001€\""), Chain.text(entry));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set reason = 'another' where number = %d",
                "delete from ledger_entry where number = %d",
                "update ledger_line set cents = cents * 2 where entry = %d",
                "delete from ledger_line where entry = %d",
                "truncate ledger_line",
                "truncate ledger_entry cascade",
                "update ledger_account set posted_cents = posted_cents + 1 where id = (select account from ledger_line where entry = %d limit 1)",
                "delete from ledger_account where id = (select account from ledger_line where entry = %d limit 1)",
                "update ledger_head set number = number + 1",
                "delete from ledger_head",
                "insert into ledger_head (only_one, number, hash) select false, number, hash from ledger_head",
                "insert into ledger_account (kind, owner, book, side, floored, posted_cents) values ('BANK', 'mine', 'MONEY', 1, true, 5)",
                // a line more on an entry of before, and an entry that balances on nothing
                "insert into ledger_line (entry, position, account, cents) select %d, 9, account, 1 from ledger_line limit 1",
                "insert into ledger_entry (number, id, phase, type, role, at, hash) select number + 1, gen_random_uuid(), 'POST', 'collect', 'system', now(), hash from ledger_head",
                "insert into ledger_entry (number, id, phase, type, role, at, hash) select number + 2, gen_random_uuid(), 'POST', 'collect', 'system', now(), hash from ledger_head",
                // a line of one sign only
                "with e as (insert into ledger_entry (number, id, phase, type, role, at, hash) select number + 1, gen_random_uuid(), 'POST', 'collect', 'system', now(), hash from ledger_head returning number) "
                        + "insert into ledger_line (entry, position, account, cents) select e.number, 0, l.account, 5 from e, ledger_line l where l.entry = %d",
            })
    void theDatabaseRefusesWhatNoEntryMay(String sql) throws SQLException {
        var entry = ledger.post(collect(UUID.randomUUID(), 1_000), Actor.SYSTEM);
        ledger.post(collect(UUID.randomUUID(), 1_000), Actor.SYSTEM);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.executeUpdate(sql.formatted(entry.number())));
        }
        assertEquals(2_000, ledger.balance(escrow).posted());
    }

    @Test
    void aFailureOfTheCallerTakesItsEntryBack() {
        var id = UUID.randomUUID();
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    ledger.post(collect(id, 1_000), Actor.SYSTEM);
                    throw new IllegalStateException("the caller fails");
                }));
        refused(Refusal.Reason.NOT_FOUND, () -> ledger.byId(id));
        assertEquals(0, ledger.balance(escrow).posted());
        assertEquals(
                1_000,
                ledger.post(collect(id, 1_000), Actor.SYSTEM).lines().get(0).cents());
    }

    private static void refused(Refusal.Reason reason, Runnable act) {
        assertEquals(reason, assertThrows(Refusal.class, act::run).reason());
    }
}
