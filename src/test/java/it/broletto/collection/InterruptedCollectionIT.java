package it.broletto.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.Instance;
import it.broletto.dev.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances of the packaged application on one database, and a provider of payments that is a process of its own
 * with a database of its own. Instances are killed in the middle of their work, and started again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptedCollectionIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** What the provider has of a campaign, in its own tables. */
    private static final String PROVIDERS = """
            from sandbox.deal d where d.kind = '%s' and d.status = 'settled' and exists (
                select 1 from sandbox.deal s where s.id = 'setup_' || d.pledge and s.of = 'https://comune.example.it/%s')""";

    @TempDir
    static Path folder;

    private EmbeddedDatabase postgres;
    private Connection city;
    private Connection theirs;
    private Instance provider;
    private Instance one;
    private Instance other;

    @BeforeAll
    void start() throws Exception {
        postgres = EmbeddedDatabase.throwaway();
        try (var server = connection("postgres")) {
            server.createStatement().execute("create database city");
            server.createStatement().execute("create database provider");
        }
        migrate(url("city"), "db/migration");
        migrate(url("provider"), "db/migration", "db/sandbox");
        city = connection("city");
        theirs = connection("provider");
        provider = instance("provider", "provider").with("BROLETTO_COLLECTION_EVERY", "off");
        provider.with("BROLETTO_SANDBOX_URL", provider.url());
        one = instance("one", "city");
        other = instance("other", "city");
        provider.with("BROLETTO_URL", one.url()).start().awaitReady();
    }

    private String url(String database) {
        return postgres.jdbcUrl().replace("/postgres", "/" + database);
    }

    private Connection connection(String database) throws SQLException {
        return DriverManager.getConnection(url(database), postgres.user(), postgres.user());
    }

    private Instance instance(String name, String database) throws Exception {
        return new Instance(
                        name,
                        folder,
                        Map.of(
                                "BROLETTO_DB_URL", url(database),
                                "BROLETTO_DB_USER", postgres.user(),
                                "BROLETTO_COLLECTION_EVERY", "1s",
                                "BROLETTO_COLLECTION_BEGINS", "0s",
                                "BROLETTO_COLLECTION_PATIENCE", "PT3S",
                                "QUARKUS_FLYWAY_MIGRATE_AT_START", "false"))
                .with("BROLETTO_SANDBOX_URL", provider == null ? "" : provider.url());
    }

    private static void migrate(String url, String... folders) {
        var locations = java.util.Arrays.stream(folders)
                .map(each -> "filesystem:src/main/resources/" + each)
                .toArray(String[]::new);
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .locations(locations)
                .load()
                .migrate();
    }

    @AfterAll
    void stop() throws Exception {
        for (var closing : new AutoCloseable[] {one, other, provider, city, theirs, postgres}) {
            if (closing != null) {
                closing.close();
            }
        }
    }

    @Test
    void twoThousandPledgesAreCollectedOnceEachThoughInstancesAreKilled() throws Exception {
        var campaign = new Crowd(city, theirs).promised(2_000);
        var begun = Instant.now();
        one.start();
        other.start();
        killAt("charge", campaign, 300, one);
        killAt("charge", campaign, 900, other);
        killAt("charge", campaign, 1_500, one);
        awaitCity(begun, "select count(*) from collection_decision where campaign_id = '" + campaign + "'", 1);
        say("2,000 charges", begun);
        one.close();
        other.close();
        allCollectedOnce(campaign, 2_000);
        assertEquals(0, one.run("verify-ledger"), one::said);
    }

    private void allCollectedOnce(UUID campaign, int backers) throws SQLException {
        theirsIsOnce("charge", campaign, backers);
        assertEquals(
                backers,
                count(
                        city,
                        "select count(*) from pledge_state where status = 'COLLECTED' and campaign_id = '" + campaign
                                + "'"));
        assertEquals(backers, entries("collect", campaign));
        assertEquals(backers * Crowd.CENTS, balance("ESCROW", campaign));
        assertEquals(
                1,
                count(
                        city,
                        "select count(*) from collection_decision where funded and pledges = " + backers
                                + " and campaign_id = '" + campaign + "'"));
    }

    @Test
    void F23_tenThousandAndOneRefundsAreMadeOnceEachThoughInstancesAreKilled() throws Exception {
        var campaign = new Crowd(city, theirs).collected(10_001);
        var begun = Instant.now();
        one.start();
        other.start();
        killAt("refund", campaign, 500, other);
        killAt("refund", campaign, 3_000, one);
        killAt("refund", campaign, 7_000, other);
        var inStatus = "select count(*) from pledge_state where campaign_id = '" + campaign + "' and status = ";
        awaitCity(begun, inStatus + "'REFUNDED'", 10_001);
        awaitCity(begun, inStatus + "'DROPPED'", 1);
        say("10,001 refunds", begun);
        one.close();
        other.close();
        theirsIsOnce("refund", campaign, 10_001);
        assertEquals(10_001, entries("refund-queued", campaign));
        assertEquals(10_001, entries("refund", campaign));
        assertEquals(0, balance("ESCROW", campaign));
        assertEquals(0, balance("REFUND_PAYABLE", campaign));
        assertEquals(0, one.run("verify-ledger"), one::said);
    }

    /** The copy knows nothing of the charges that were made since; the keys are the same, and so the provider knows them. */
    @Test
    void F30_aCityThatIsRestoredFromItsBackupChargesNobodyAgain() throws Exception {
        var campaign = new Crowd(city, theirs).promised(300);
        city.close();
        onServer("create database backup template city");
        city = connection("city");
        var begun = Instant.now();
        one.start();
        awaitTheirs("charge", campaign, 120);
        one.kill();
        city.close();
        onServer("drop database city with (force)");
        onServer("alter database backup rename to city");
        city = connection("city");
        assertEquals(0, entries("collect", campaign));
        one.start();
        awaitCity(begun, "select count(*) from collection_decision where campaign_id = '" + campaign + "'", 1);
        one.close();
        allCollectedOnce(campaign, 300);
        assertEquals(0, one.run("verify-ledger"), one::said);
    }

    private void onServer(String sql) throws SQLException {
        try (var server = connection("postgres")) {
            server.createStatement()
                    .execute(
                            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname in ('city', 'backup')");
            server.createStatement().execute(sql);
        }
    }

    /** Kills it when so much is done, in the middle of its next calls, and starts it again. */
    private void killAt(String kind, UUID campaign, long done, Instance victim) throws Exception {
        awaitTheirs(kind, campaign, done);
        victim.kill();
        victim.start();
    }

    private void awaitTheirs(String kind, UUID campaign, long atLeast) throws Exception {
        await(theirs, Instant.now(), "select count(*) " + PROVIDERS.formatted(kind, campaign), atLeast);
    }

    private void awaitCity(Instant since, String sql, long atLeast) throws Exception {
        await(city, since, sql, atLeast);
    }

    private void await(Connection connection, Instant since, String sql, long atLeast) throws Exception {
        while (count(connection, sql) < atLeast) {
            assertTrue(Instant.now().isBefore(since.plus(PATIENCE)), () -> sql + "\n" + one.said() + other.said());
            Thread.sleep(300);
        }
    }

    private static void say(String what, Instant begun) {
        System.out.printf(
                "%s in %d s, with three kills%n",
                what, Duration.between(begun, Instant.now()).toSeconds());
    }

    /** In the provider's own tables each pledge is there once, with its amount. */
    private void theirsIsOnce(String kind, UUID campaign, long backers) throws SQLException {
        var rows = PROVIDERS.formatted(kind, campaign);
        assertEquals(backers, count(theirs, "select count(*) " + rows));
        assertEquals(backers, count(theirs, "select count(distinct d.pledge) " + rows));
        assertEquals(backers * Crowd.CENTS, count(theirs, "select sum(d.cents) " + rows));
    }

    private long entries(String type, UUID campaign) throws SQLException {
        var rows = "from ledger_entry e join pledge p on p.id = e.subject where e.type = '" + type
                + "' and p.campaign_id = '" + campaign + "'";
        assertEquals(count(city, "select count(*) " + rows), count(city, "select count(distinct subject) " + rows));
        return count(city, "select count(*) " + rows);
    }

    private long balance(String kind, UUID campaign) throws SQLException {
        return count(
                city,
                "select posted_cents from ledger_account where kind = '" + kind + "' and owner = '" + campaign + "'");
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }
}
