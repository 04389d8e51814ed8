package it.broletto;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import it.broletto.dev.EmbeddedDatabase;
import it.broletto.dev.EmbeddedKeycloak;
import it.broletto.dev.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One PostgreSQL and one Keycloak for the whole test run. A run of single tests ({@code -Dtest=…}) starts Keycloak when
 * the first of them asks for it; a whole run starts it at once, beside the tests that do not need it. What is shared is
 * kept in system properties, because more than one class loader may load this class in one run.
 */
public class EmbeddedServices implements QuarkusTestResourceLifecycleManager {
    private static final String PREFIX = "broletto.test.";
    private static final String SECRET = "a-secret-for-the-demo-and-for-the-tests-only";

    @Override
    public Map<String, String> start() {
        if (System.getProperty("test") == null && System.getProperty("it.test") == null) {
            CompletableFuture.runAsync(EmbeddedServices::keycloakUrl);
        }
        return Map.ofEntries(
                Map.entry("broletto.mail.port", String.valueOf(port("mail"))),
                Map.entry("broletto.stripe.url", "http://localhost:" + port("stripe")),
                Map.entry("broletto.pagopa.url", "http://localhost:" + port("pagopa") + "/gpd"),
                Map.entry("broletto.pagopa.checkout", "http://localhost:" + port("pagopa") + "/checkout"),
                Map.entry("quarkus.http.test-port", String.valueOf(port("application"))),
                Map.entry("broletto.url", applicationUrl()),
                Map.entry("broletto.keycloak.url", "http://localhost:" + port("keycloak")),
                Map.entry("quarkus.datasource.jdbc.url", databaseUrl()),
                Map.entry("quarkus.datasource.username", "postgres"),
                Map.entry("quarkus.datasource.password", "postgres"));
    }

    public static String applicationUrl() {
        return "http://localhost:" + port("application");
    }

    public static String databaseUrl() {
        return once("database", () -> {
            var database = EmbeddedDatabase.throwaway();
            Watchdog.start().watch(ProcessHandle.of(database.pid()).orElseThrow());
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            return database.jdbcUrl();
        });
    }

    /** Waits until Keycloak answers. Its administrator is admin with password admin. */
    public static String keycloakUrl() {
        return once("keycloak.url", () -> {
            var home = Path.of(System.getProperty("broletto.home", ".broletto"));
            var settings = new EmbeddedKeycloak.Settings(
                    home.resolve("keycloak-" + System.getProperty("broletto.keycloak.version")),
                    Path.of("realm-config"),
                    temporary(),
                    port("keycloak"),
                    applicationUrl(),
                    SECRET,
                    true);
            var keycloak = EmbeddedKeycloak.start(settings, System.out::println);
            Watchdog.start().watch(keycloak.process());
            Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close));
            keycloak.awaitReady(Duration.ofMinutes(5));
            return settings.url();
        });
    }

    private static Path temporary() throws IOException {
        return java.nio.file.Files.createDirectories(
                Path.of("target", "keycloak-" + ProcessHandle.current().pid()));
    }

    private static int port(String of) {
        return Integer.parseInt(once("port." + of, () -> {
            try (var socket = new ServerSocket(0)) {
                return String.valueOf(socket.getLocalPort());
            }
        }));
    }

    private interface Starter {
        String start() throws IOException;
    }

    private static String once(String what, Starter starter) {
        var name = PREFIX + what;
        synchronized (name.intern()) {
            if (System.getProperty(name) == null) {
                try {
                    System.setProperty(name, starter.start());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return System.getProperty(name);
        }
    }

    @Override
    public void stop() {
        // Shared by every test class of the run; the shutdown hooks end them.
    }
}
