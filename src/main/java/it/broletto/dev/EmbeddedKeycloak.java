package it.broletto.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The real Keycloak as a child process, with the two realms of {@code realm-config/} and the demo accounts. It listens
 * on localhost only.
 */
public final class EmbeddedKeycloak implements AutoCloseable {
    /**
     * @param distribution the unpacked Keycloak, shared by all who run it
     * @param realmConfig  the project's {@code realm-config}
     * @param state        what this Keycloak remembers between runs; its realms are imported when it is empty
     * @param application  where the application answers, without a slash at the end
     * @param codesReusable whether a one-time code may be used twice, which tests need
     */
    public record Settings(
            Path distribution,
            Path realmConfig,
            Path state,
            int port,
            String application,
            String clientSecret,
            boolean codesReusable) {
        public String url() {
            return "http://localhost:" + port;
        }
    }

    private static final List<String> JVM = List.of(
            "-Xms64m",
            "-Xmx512m",
            "-XX:MetaspaceSize=96M",
            "-XX:+UseSerialGC",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000");

    private final Settings settings;
    private final Process process;

    private EmbeddedKeycloak(Settings settings, Process process) {
        this.settings = settings;
        this.process = process;
    }

    /** Starts it and returns at once; {@link #awaitReady} waits. Throws {@link IllegalStateException} if it cannot. */
    public static EmbeddedKeycloak start(Settings settings, Consumer<String> progress) {
        var distribution = settings.distribution();
        if (!Files.exists(distribution.resolve("lib/quarkus-run.jar"))) {
            throw new IllegalStateException("Keycloak is not in " + distribution + ". Remove the folder "
                    + distribution.resolveSibling("unpacked") + " and run mvn -Pdemo again, connected to the network.");
        }
        try {
            optimise(distribution, progress);
            prepare(settings);
            return new EmbeddedKeycloak(settings, launch(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keycloak's own build step, once a distribution: it makes every later start three times as fast. */
    private static void optimise(Path distribution, Consumer<String> progress) throws IOException {
        try (var channel = FileChannel.open(
                        distribution.resolve("broletto.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            var done = distribution.resolve("broletto.built");
            if (Files.exists(done)) {
                return;
            }
            progress.accept("Keycloak is being prepared, once (about 20 seconds)");
            var log = distribution.resolve("broletto-build.log");
            var build = new ProcessBuilder(command(distribution, distribution, "build", "--db=dev-file"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!build.waitFor(5, TimeUnit.MINUTES) || build.exitValue() != 0) {
                build.destroyForcibly();
                throw new IllegalStateException("Keycloak could not be prepared; see " + log);
            }
            Files.createFile(done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak was being prepared", e);
        }
    }

    private static void prepare(Settings settings) throws IOException {
        Files.createDirectories(settings.state().resolve("conf"));
        Folders.copy(
                settings.distribution().resolve("lib/quarkus"), settings.state().resolve("lib/quarkus"));
        Folders.copy(settings.realmConfig().resolve("themes"), settings.state().resolve("themes"));
        var imports = settings.state().resolve("data/import");
        Folders.delete(imports);
        Folders.copyFiles(settings.realmConfig(), imports);
        Folders.copyFiles(settings.realmConfig().resolve("demo"), imports);
    }

    private static Process launch(Settings settings) throws IOException {
        var builder = new ProcessBuilder(command(
                settings.distribution(),
                settings.state(),
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=localhost",
                "--http-port=" + settings.port(),
                "--hostname=" + settings.url()));
        builder.environment()
                .putAll(Map.of(
                        "KEYCLOAK_URL", settings.url(),
                        "BROLETTO_URL", settings.application(),
                        "BROLETTO_OIDC_SECRET", settings.clientSecret(),
                        "OTP_CODE_REUSABLE", String.valueOf(settings.codesReusable()),
                        "PASSWORD_POLICY", "length(4)",
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
        return builder.redirectErrorStream(true)
                .redirectOutput(log(settings).toFile())
                .start();
    }

    private static List<String> command(Path distribution, Path home, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Watchdog.java());
        command.addAll(JVM);
        command.add("-Dkc.home.dir=" + home.toAbsolutePath());
        command.add("-Djboss.server.config.dir=" + home.resolve("conf").toAbsolutePath());
        command.addAll(List.of(
                "-cp",
                distribution.resolve("lib/quarkus-run.jar").toAbsolutePath().toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Throws {@link IllegalStateException} with the name of the log if it dies or is not ready in time. */
    public void awaitReady(Duration patience) {
        var realm = HttpRequest.newBuilder(URI.create(settings.url() + "/realms/comune"))
                .timeout(Duration.ofSeconds(5))
                .build();
        var client = HttpClient.newHttpClient();
        for (var deadline = System.nanoTime() + patience.toNanos(); System.nanoTime() < deadline; pause()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Keycloak stopped while it was starting; see " + log(settings));
            }
            try {
                if (client.send(realm, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It does not listen yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while Keycloak was starting", e);
            }
        }
        throw new IllegalStateException(
                "Keycloak was not ready after " + patience.toSeconds() + " s; see " + log(settings));
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path log(Settings settings) {
        return settings.state().resolve("keycloak.log");
    }

    public Path log() {
        return log(settings);
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        Watchdog.stop(process.toHandle());
    }
}
