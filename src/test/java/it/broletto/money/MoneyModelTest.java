package it.broletto.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.EmbeddedServices;
import it.broletto.ledger.LedgerReader;
import it.broletto.ledger.Verification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The real services, the real database and the real provider of the sandbox over HTTP, beside a small model in memory,
 * through a long random sequence of commands: promises and cards of every kind, closes, processes that die at every
 * point, decisions, what the city adds, refunds, disputes, payouts, receipts, messages doubled and shuffled. After each
 * step every invariant holds ({@link MoneyInvariants}); at the end of each season everybody's money is where the model
 * says. Longer: {@code -Dbroletto.steps=100000}; another sequence: {@code -Dbroletto.seed=7}. What fails is shortened,
 * and printed with its seed.
 */
@QuarkusTest
class MoneyModelTest {

    private static final int STEPS = Integer.getInteger("broletto.steps", 10_000);
    private static final long SEED = Long.getLong("broletto.seed", 2026);

    @Inject
    Services city;

    @Inject
    Scheduler scheduler;

    private final Map<String, Integer> done = new TreeMap<>();
    private Connection connection;

    @Test
    void afterEveryStepEveryInvariantHoldsAndTheModelAgrees() throws Exception {
        scheduler.pause();
        var started = System.nanoTime();
        var random = new Random(SEED);
        var seasons = 0;
        try (var open = DriverManager.getConnection(EmbeddedServices.databaseUrl(), "postgres", "postgres")) {
            connection = open;
            execute("set jit = off");
            // Tables are small at first and large at the end: by their indexes the cost stays the same.
            execute("set plan_cache_mode = force_generic_plan");
            for (var way : List.of("seqscan", "hashjoin", "mergejoin")) {
                execute("set enable_" + way + " = off");
            }
            for (var step = 0; step < STEPS; seasons++) {
                step += season(random.nextLong(), random.nextLong(), STEPS - step);
            }
            everything();
        } finally {
            try (var open = city.database.getConnection();
                    var statement = open.createStatement()) {
                statement.executeUpdate("delete from sandbox.message");
            }
            scheduler.resume();
        }
        System.out.printf(
                "%,d steps in %d s over %d seasons: %s%n",
                STEPS, (System.nanoTime() - started) / 1_000_000_000, seasons, done);
        assertTrue(seasons >= STEPS / 500, "seasons come to an end");
    }

    /** Plays one; returns how many steps it had. */
    private int season(long seed, long chances, int most) throws SQLException {
        leaveOthersAlone();
        var season = new Season(city, connection, seed);
        var commands = new Commands(new Random(chances));
        var played = new ArrayList<Command>();
        try {
            while (played.size() < most && !season.isOver(played.size())) {
                played.add(commands.next(season.model));
                season.step(played.get(played.size() - 1));
            }
            season.end();
        } catch (AssertionError | RuntimeException broken) {
            var shorter = new Shortening(this::fails, seed, broken).of(played);
            throw new AssertionError(
                    "seed " + SEED + ", after " + played.size() + " commands of season " + seed + "; these suffice: "
                            + shorter,
                    broken);
        }
        season.driver.done.forEach((command, times) -> done.merge(command, times, Integer::sum));
        season.model.happened.forEach((what, times) -> done.merge(what, times, Integer::sum));
        return played.size();
    }

    /** What goes wrong with these commands in a fresh town; null if nothing does. */
    private Throwable fails(long seed, List<Command> commands) {
        try {
            leaveOthersAlone();
            var season = new Season(city, connection, seed);
            for (var command : commands) {
                season.step(command);
            }
            season.end();
            return null;
        } catch (AssertionError | RuntimeException | SQLException broken) {
            return broken;
        }
    }

    /** What others left half done ends here, so that it is not worked on at every step. */
    private void leaveOthersAlone() throws SQLException {
        while (city.process.work() > 0) {
            Thread.onSpinWait();
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select pledge_id, attempts from pledge_state where status = 'COLLECTING'")) {
            while (rows.next()) {
                city.process.forget(rows.getObject(1, UUID.class), rows.getInt(2));
            }
        }
    }

    /** I16, and the whole of the ledger; and a byte that is flipped in it is noticed. */
    private void everything() throws SQLException {
        var verification = new Verification(List.of());
        var flipped = new Verification(List.of());
        new LedgerReader(connection).each(entry -> {
            verification.add(entry);
            flipped.add(entry.number() == 7 ? Flips.one(entry) : entry);
        });
        assertEquals(null, verification.flaw());
        assertEquals(7, flipped.flaw().number());
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
