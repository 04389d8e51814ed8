package it.broletto;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application with the sandbox in it, as a process of its own that can be killed and started again. */
public final class Instance implements AutoCloseable {

    private static final Path APP = Path.of("target", "quarkus-app-with-sandbox", "quarkus-run.jar");

    private final String name;
    private final Path log;
    private final int port;
    private final Map<String, String> settings;
    private Process process;

    /** @param settings environment on top of what a production start needs */
    public Instance(String name, Path folder, Map<String, String> settings) throws IOException {
        this.name = name;
        this.log = folder.resolve(name + ".log");
        try (var free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.settings = new HashMap<>(RequiredSettingsTest.RIGHT);
        this.settings.putAll(Map.of(
                "QUARKUS_PROFILE", "prod",
                "QUARKUS_HTTP_PORT", String.valueOf(port),
                "BROLETTO_KEYCLOAK_URL", "http://localhost:1"));
        this.settings.putAll(settings);
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public Instance with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    public Instance start() throws IOException {
        process = process(List.of(), ProcessBuilder.Redirect.appendTo(log.toFile()));
        return this;
    }

    private Process process(List<String> arguments, ProcessBuilder.Redirect out) throws IOException {
        assertTrue(Files.exists(APP), "the application is packaged with the sandbox");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dbroletto.rails=sandbox",
                "-jar",
                APP.toAbsolutePath().toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(out);
        builder.environment().keySet().removeIf(key -> key.startsWith("BROLETTO_") || key.startsWith("QUARKUS_"));
        builder.environment().putAll(settings);
        return builder.start();
    }

    public Instance awaitReady() throws Exception {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create(url() + "/api/v1/status"))
                .timeout(Duration.ofSeconds(5))
                .build();
        for (var at = 0; at < 600; at++) {
            assertTrue(process.isAlive(), () -> name + " has ended:\n" + said());
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500) {
                    return this;
                }
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError(name + " does not answer:\n" + said());
    }

    public String said() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** As the machine does it when it dies: no time for a last word (SIGKILL). */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    }

    /** Runs a command of the application with its settings; its exit status. */
    public int run(String... command) throws Exception {
        var run = process(List.of(command), ProcessBuilder.Redirect.appendTo(log.toFile()));
        assertTrue(run.waitFor(60, TimeUnit.SECONDS));
        return run.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}
