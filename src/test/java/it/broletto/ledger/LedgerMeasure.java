package it.broletto.ledger;

import static it.broletto.Measured.millis;
import static it.broletto.Measured.page;
import static it.broletto.Measured.seconds;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.EmbeddedServices;
import it.broletto.Measured;
import it.broletto.audit.Actor;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A large ledger, measured; no test of a build. {@code mvn -Dtest=LedgerMeasure test}, {@code -Dledger.entries=…} for other sizes. */
@QuarkusTest
class LedgerMeasure {

    private static final int ENTRIES = Integer.getInteger("ledger.entries", 1_000_000);

    @Inject
    LedgerService ledger;

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** Figures into {@code target/ledger-benchmark.md}. */
    @Test
    void isMeasured() throws Exception {
        var report = new StringBuilder(
                "| what | with 1,000 entries | with %,d | × |\n|---|---:|---:|---:|\n".formatted(ENTRIES));
        var few = new LargeLedger();
        few.fill(1_000);
        var before = measured(few);
        var many = new LargeLedger();
        var began = System.nanoTime();
        many.fill(ENTRIES);
        var filled = seconds(began);
        var after = measured(many);
        for (var at = 0; at < NAMES.size(); at++) {
            report.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f |%n",
                    NAMES.get(at),
                    before[at],
                    after[at],
                    after[at] / before[at]));
        }
        report.append(String.format(Locale.ROOT, "%nfilled in %.0f s%n", filled));
        report.append(streamed());
        report.append(verified());
        Files.writeString(Path.of("target", "ledger-benchmark.md"), report);
    }

    private static final List<String> NAMES = List.of(
            "`/ledger`, ms",
            "`/ledger`, an older page, ms",
            "a large account, ms",
            "a large account, an older page, ms",
            "an entry, ms",
            "sums of accounts by kind, ms",
            "looking for holds to expire, the first time, ms",
            "looking for holds to expire, later, ms",
            "entries posted by four writers, a second");

    private double[] measured(LargeLedger in) throws Exception {
        var last = ledger.before(Long.MAX_VALUE, 1).get(0).number();
        var account = "/ledger/accounts/escrow/" + in.large;
        var since = Instant.EPOCH;
        return new double[] {
            page("/ledger"),
            page("/ledger?page=" + cursor(last / 2)),
            page(account),
            page(account + "?page=" + cursor(last / 2)),
            page("/ledger/entries/" + last / 2),
            millis(() -> ledger.totals()),
            millis(() -> QuarkusTransaction.requiringNew()
                    .call(() -> new Journal(database).overdue(since, clock.instant(), 1))),
            millis(() -> ledger.expireDue()),
            posted(in.large)
        };
    }

    private static String cursor(long number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((">" + number).getBytes(StandardCharsets.UTF_8));
    }

    private double posted(UUID campaign) throws Exception {
        var writers = Executors.newFixedThreadPool(4);
        var posted = new AtomicLong();
        var began = System.nanoTime();
        for (var writer = 0; writer < 4; writer++) {
            writers.submit(() -> {
                while (seconds(began) < 10) {
                    ledger.post(LargeLedgerTest.collect(campaign), Actor.SYSTEM);
                    posted.incrementAndGet();
                }
            });
        }
        writers.shutdown();
        assertTrue(writers.awaitTermination(60, TimeUnit.SECONDS));
        return posted.get() / seconds(began);
    }

    private String streamed() throws IOException, InterruptedException {
        return Measured.stream("/ledger.ndjson", Path.of("target", "ledger.ndjson"));
    }

    private String verified() throws Exception {
        var began = System.nanoTime();
        var ofDatabase = new Verification(List.of());
        try (var connection = DriverManager.getConnection(EmbeddedServices.databaseUrl(), "postgres", "postgres")) {
            new LedgerReader(connection).each(ofDatabase::add);
        }
        var database = seconds(began);
        assertNull(ofDatabase.flaw());
        began = System.nanoTime();
        var ofFile = new Verification(List.of());
        try (var lines = Files.newBufferedReader(Path.of("target", "ledger.ndjson"), StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                ofFile.add(LedgerJson.entry(line));
            }
        }
        assertNull(ofFile.flaw());
        return String.format(
                Locale.ROOT,
                "verified %,d entries: database %.1f s, file %.1f s%n",
                ofFile.entries(),
                database,
                seconds(began));
    }
}
