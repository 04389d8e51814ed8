package it.broletto.collection;

import static it.broletto.Measured.page;

import io.quarkus.test.junit.QuarkusTest;
import it.broletto.EmbeddedServices;
import it.broletto.Measured;
import it.broletto.call.CallService;
import it.broletto.call.TestCalls;
import it.broletto.ledger.LargeLedger;
import it.broletto.match.Gift;
import it.broletto.match.MatchRule;
import it.broletto.match.PerDonation;
import it.broletto.match.Quadratic;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Campaigns with very many backers beside a large ledger, measured; no test of a build. {@code mvn -Dtest=CampaignMeasure
 * test}, {@code -Dcampaign.backers=…} and {@code -Dledger.entries=…} for other sizes.
 */
@QuarkusTest
class CampaignMeasure {

    private static final int ENTRIES = Integer.getInteger("ledger.entries", 1_000_000);
    private static final int BACKERS = Integer.getInteger("campaign.backers", 100_000);
    private static final String PAGE = "/campaigns/folla-";
    private static final String API = "/api/v1" + PAGE;

    @Inject
    TestCalls testCalls;

    @Inject
    CallService calls;

    private final StringBuilder report = new StringBuilder();

    /** Figures into {@code target/campaign-benchmark.md}. */
    @Test
    void isMeasured() throws Exception {
        report.append(String.format(Locale.ROOT, "| ms | 10 backers | %,d | × |%n|---|---:|---:|---:|%n", BACKERS));
        try (var city = database();
                var provider = database()) {
            var crowd = new Crowd(city, provider);
            var began = System.nanoTime();
            var few = live(crowd, 10, TestCalls.HALF);
            var fewPaid = crowd.collected(10);
            new LargeLedger().fill(ENTRIES);
            var many = live(crowd, BACKERS, TestCalls.HALF);
            var each = live(crowd, BACKERS, new PerDonation(10_000, 2_500, 20_000_000, 1));
            var shared = live(crowd, BACKERS, new Quadratic(5_000_000));
            var manyPaid = crowd.collected(BACKERS);
            run(city, "analyze");
            report.append(String.format(Locale.ROOT, "filled in %.0f s%n", Measured.seconds(began)));
            page(PAGE + few);
            page(PAGE + fewPaid);
            lines("live, threshold", few, many, "", "/match", "/backers", "/money");
            lines("live, per donation", few, each, "", "/match");
            lines("live, quadratic", few, shared, "", "/match");
            lines("collected", fewPaid, manyPaid, "", "/backers", "/money");
            line("`/api/v1/campaigns/{slug}`", API + few, API + many);
            for (var rule : Map.of("threshold", many, "per donation", each, "quadratic", shared)
                    .entrySet()) {
                var name = "first view after a promise, " + rule.getKey() + ": `/campaigns/{slug}";
                first(crowd, name + "`", few, rule.getValue(), "");
                first(crowd, name + "/match`", few, rule.getValue(), "/match");
            }
            for (var one : List.of(few, many, each)) {
                decide(one, one == few ? 10 : BACKERS);
            }
            lines("decided, threshold", few, many, "/match");
            lines("decided, per donation", few, each, "/match", "/match?page=" + cursor(BACKERS - 40));
            lines("decided, per donation", few, each, "");
            report.append(Measured.stream(PAGE + each + "/match.json", Path.of("target", "match.json")));
            report.append(String.format(
                    Locale.ROOT, "%n`/campaigns`: %.1f ms; `/`: %.1f ms%n%n", page("/campaigns"), page("/")));
            report.append(Measured.stream(PAGE + manyPaid + "/statement.csv", Path.of("target", "statement.csv")));
        }
        Files.writeString(Path.of("target", "campaign-benchmark.md"), report);
    }

    private UUID live(Crowd crowd, int backers, MatchRule rule) throws Exception {
        var campaign = crowd.live(backers);
        calls.admit(
                testCalls.open(rule, 100_000_000),
                campaign,
                Math.min(10_000_000, backers * Crowd.CENTS),
                TestCalls.OFFICER);
        return campaign;
    }

    private void decide(UUID campaign, int backers) {
        var gifts = IntStream.range(0, backers)
                .mapToObj(each -> new Gift("backer " + each, Crowd.CENTS))
                .toList();
        var began = System.nanoTime();
        calls.decide(campaign, gifts, Instant.now());
        report.append(String.format(Locale.ROOT, "%d gifts decided in %.1f s%n", backers, Measured.seconds(began)));
    }

    private static String cursor(int number) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((">" + number).getBytes(StandardCharsets.UTF_8));
    }

    private void first(Crowd crowd, String name, UUID few, UUID many, String path) throws Exception {
        var before = Measured.pageAfter(() -> another(crowd, few), PAGE + few + path);
        var after = Measured.pageAfter(() -> another(crowd, many), PAGE + many + path);
        report.append(String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f |%n", name, before, after, after / before));
    }

    private static Object another(Crowd crowd, UUID campaign) throws Exception {
        crowd.another(campaign);
        return null;
    }

    private void lines(String name, UUID few, UUID many, String... paths) throws Exception {
        for (var path : paths) {
            line(name + ": `/campaigns/{slug}" + path + "`", PAGE + few + path, PAGE + many + path);
        }
    }

    private void line(String name, String few, String many) throws Exception {
        var before = page(few);
        var after = page(many);
        report.append(String.format(Locale.ROOT, "| %s | %.1f | %.1f | %.1f |%n", name, before, after, after / before));
    }

    /** Plans that were made for empty tables would read the full ones from end to end. */
    private static Connection database() throws Exception {
        var connection = DriverManager.getConnection(EmbeddedServices.databaseUrl(), "postgres", "postgres");
        run(connection, "set plan_cache_mode = force_custom_plan");
        return connection;
    }

    private static void run(Connection connection, String sql) throws Exception {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
