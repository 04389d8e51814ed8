package it.broletto.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.audit.Actor;
import it.broletto.ledger.Account.Kind;
import it.broletto.shared.Refusal;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The real ledger beside a small model in memory, through a long random sequence of commands, of which many are wrong or
 * come twice. After each step what the ledger says is what the model says; at the end the whole ledger is verified.
 * Longer: {@code -Dbroletto.steps=100000}; another sequence: {@code -Dbroletto.seed=7}.
 */
@QuarkusTest
class LedgerModelTest {

    private static final int STEPS = Integer.getInteger("broletto.steps", 10_000);
    private static final long SEED = Long.getLong("broletto.seed", 2026);

    @Inject
    LedgerService ledger;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    private final Random random = new Random(SEED);
    private final List<Account> accounts = new ArrayList<>();
    private final Map<Account, Long> posted = new HashMap<>();
    private final Map<Account, Long> held = new HashMap<>();
    private final Map<UUID, NewEntry> holds = new HashMap<>();
    private final Map<UUID, String> ended = new HashMap<>();
    private final List<NewEntry> made = new ArrayList<>();
    private final Map<UUID, Boolean> reversed = new HashMap<>();
    private long entries;

    @Test
    void theLedgerSaysWhatTheModelSaysAfterEveryStep() throws SQLException {
        for (var at = 0; at < 3; at++) {
            var owner = UUID.randomUUID();
            accounts.addAll(
                    List.of(Kind.CLEARING.of("model-" + at), Kind.ESCROW.of(owner), Kind.REFUND_PAYABLE.of(owner)));
        }
        var before = count();
        for (var step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> post();
                case 4, 5 -> hold();
                case 6 -> settle();
                case 7 -> giveUp();
                case 8 -> reverse();
                default -> again();
            }
            for (var account : accounts) {
                assertEquals(
                        new Balance(posted.getOrDefault(account, 0L), held.getOrDefault(account, 0L)),
                        ledger.balance(account),
                        "step " + step + " of seed " + SEED);
            }
        }
        assertEquals(entries, count() - before);
        assertTrue(made.size() > STEPS / 10, "much of it was possible");
        try (var connection = database.getConnection()) {
            var verification = new Verification(List.of());
            new LedgerReader(connection).each(verification::add);
            assertNull(verification.flaw());
            for (var account : accounts) {
                assertEquals(
                        posted.getOrDefault(account, 0L),
                        verification
                                .balances()
                                .getOrDefault(account, new Balance(0, 0))
                                .posted());
            }
        }
    }

    private NewEntry random() {
        var one = accounts.get(random.nextInt(accounts.size()));
        var other = accounts.get(random.nextInt(accounts.size()));
        var cents = 1 + random.nextInt(5_000);
        while (other.equals(one)) {
            other = accounts.get(random.nextInt(accounts.size()));
        }
        return new NewEntry(
                UUID.randomUUID(), "collect", null, null, List.of(new Line(one, cents), new Line(other, -cents)));
    }

    private void post() {
        var entry = random();
        if (expect(isCovered(entry), Refusal.Reason.NOT_COVERED, () -> ledger.post(entry, Actor.SYSTEM))) {
            entry.lines().forEach(line -> add(posted, line.account(), raise(line)));
            made.add(entry);
        }
    }

    private void hold() {
        var entry = random();
        if (expect(
                isCovered(entry),
                Refusal.Reason.NOT_COVERED,
                () -> ledger.hold(entry, clock.instant().plusSeconds(3_600), Actor.SYSTEM))) {
            entry.lines().forEach(line -> add(held, line.account(), Math.max(0, -raise(line))));
            holds.put(entry.id(), entry);
        }
    }

    private void settle() {
        end("settle", hold -> ledger.settle(hold, Actor.SYSTEM), true);
    }

    private void giveUp() {
        end("void", hold -> ledger.voidHold(hold, "not wanted", Actor.SYSTEM), false);
    }

    private interface End {
        void of(UUID hold);
    }

    private void end(String how, End end, boolean moves) {
        if (holds.isEmpty()) {
            return;
        }
        var hold = holds.values().stream()
                .skip(random.nextInt(holds.size()))
                .findFirst()
                .orElseThrow();
        var before = ended.get(hold.id());
        var possible = before == null || before.equals(how);
        if (expect(possible, Refusal.Reason.ALREADY_DONE, before != null, () -> end.of(hold.id())) && before == null) {
            ended.put(hold.id(), how);
            hold.lines().forEach(line -> add(held, line.account(), -Math.max(0, -raise(line))));
            if (moves) {
                hold.lines().forEach(line -> add(posted, line.account(), raise(line)));
            }
        }
    }

    private void reverse() {
        if (made.isEmpty()) {
            return;
        }
        var entry = made.get(random.nextInt(made.size()));
        var back = entry.lines().stream()
                .map(line -> new Line(line.account(), -line.cents()))
                .toList();
        var before = reversed.containsKey(entry.id());
        var possible = before || isCovered(new NewEntry(UUID.randomUUID(), "reversal", null, "by the test", back));
        if (expect(
                        possible,
                        Refusal.Reason.NOT_COVERED,
                        before,
                        () -> ledger.reverse(entry.id(), "by the test", Actor.SYSTEM))
                && !before) {
            reversed.put(entry.id(), true);
            back.forEach(line -> add(posted, line.account(), raise(line)));
        }
    }

    /** What was made before, once more, changes nothing; with another amount it is refused. */
    private void again() {
        if (made.isEmpty()) {
            return;
        }
        var entry = made.get(random.nextInt(made.size()));
        expect(true, null, true, () -> ledger.post(entry, Actor.SYSTEM));
        var line = entry.lines().get(0);
        var other = new NewEntry(
                entry.id(),
                entry.type(),
                null,
                null,
                List.of(
                        new Line(line.account(), line.cents() + 1),
                        new Line(entry.lines().get(1).account(), -line.cents() - 1)));
        expect(false, Refusal.Reason.INTENT_REUSED, () -> ledger.post(other, Actor.SYSTEM));
    }

    private boolean expect(boolean possible, Refusal.Reason reason, Runnable act) {
        return expect(possible, reason, false, act);
    }

    private boolean expect(boolean possible, Refusal.Reason reason, boolean repeated, Runnable act) {
        try {
            act.run();
            assertTrue(possible, "refused by the model: " + reason);
            entries += repeated ? 0 : 1;
            return true;
        } catch (Refusal refusal) {
            assertEquals(reason, refusal.reason());
            assertTrue(!possible, "refused by the ledger: " + reason);
            return false;
        }
    }

    private boolean isCovered(NewEntry entry) {
        return entry.lines().stream()
                .allMatch(line -> raise(line) >= 0
                        || line.account().kind() == Kind.CLEARING
                        || posted.getOrDefault(line.account(), 0L) - held.getOrDefault(line.account(), 0L) + raise(line)
                                >= 0);
    }

    private static long raise(Line line) {
        return line.account().kind().side() * line.cents();
    }

    private static void add(Map<Account, Long> to, Account account, long cents) {
        to.merge(account, cents, Long::sum);
    }

    private long count() throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("select number from ledger_head")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
