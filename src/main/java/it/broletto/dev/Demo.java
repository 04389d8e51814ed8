package it.broletto.dev;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts PostgreSQL, Keycloak and then the application, and stops them in the opposite order, however it ends. Settings
 * are the system properties {@code broletto.*} that the Maven profile {@code demo} sets.
 */
public final class Demo {
    static final int FAILED = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final DemoSettings settings;
    private final Progress progress = new Progress();
    private final CountDownLatch applicationEnded = new CountDownLatch(1);
    private EmbeddedDatabase database;
    private EmbeddedKeycloak keycloak;
    private volatile boolean applicationStarted;
    private volatile boolean stopping;

    private Demo(DemoSettings settings) {
        this.settings = settings;
    }

    /** Returns when the demo has ended; prints what went wrong and what to do about it, then exits with 1. */
    public static void run(String... args) {
        try {
            new Demo(DemoSettings.ofSystemProperties()).start(args);
        } catch (DemoFailure failure) {
            System.err.println("\nThe demo cannot start: " + failure.getMessage());
            System.exit(FAILED);
        } catch (NoClassDefFoundError productionPackage) {
            System.err.println("\nThe demo cannot start: this package was built for production. Run mvn -Pdemo.");
            System.exit(FAILED);
        }
    }

    private void start(String... args) {
        quiet();
        progress.say("Broletto's demo is starting; it keeps its data in " + settings.folder());
        var lock = onlyOne();
        try {
            if (settings.reset()) {
                progress.say("Starting anew: the data of the last run are removed");
                Children.stopLeftOvers(settings.folder());
                settings.emptyFolder();
            }
            Children.stopLeftOvers(settings.folder());
            settings.requirePorts();
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop the demo"));
            startServices(Children.watched(settings.folder()));
        } catch (IOException e) {
            throw new DemoFailure("the folder " + settings.folder() + " cannot be written (" + e.getMessage() + ")", e);
        }
        followParent();
        progress.say("Application: starting");
        applicationStarted = true;
        Quarkus.run(DemoApplication.class, this::ended, args);
        assert lock.isValid() : "the lock is held as long as the process lives";
    }

    /** Before and after the application, whose own settings hold while it runs. */
    private static void quiet() {
        Logger.getLogger("").setLevel(Level.WARNING);
    }

    private FileLock onlyOne() {
        try {
            Files.createDirectories(settings.folder());
            var lock = FileChannel.open(
                            settings.folder().resolveSibling("demo.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)
                    .tryLock();
            if (lock == null) {
                throw new DemoFailure("it already runs from this folder. Open " + settings.applicationUrl()
                        + " or stop the other one first.");
            }
            return lock;
        } catch (IOException e) {
            throw new DemoFailure("the folder " + settings.folder() + " cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private void startServices(Children children) throws IOException {
        var keycloakReady = CompletableFuture.runAsync(() -> startKeycloak(children));
        startDatabase(children);
        try {
            keycloakReady.join();
        } catch (CompletionException e) {
            throw DemoFailure.of(e.getCause());
        }
        System.setProperty("quarkus.datasource.jdbc.url", database.jdbcUrl());
        System.setProperty("quarkus.datasource.username", database.user());
        System.setProperty("quarkus.datasource.password", database.user());
        System.setProperty("quarkus.http.port", String.valueOf(settings.port()));
        System.setProperty("broletto.keycloak.url", settings.keycloak().url());
        System.setProperty("broletto.url", settings.applicationUrl());
        System.setProperty("broletto.mail.port", String.valueOf(DemoSettings.freePort()));
    }

    private void startDatabase(Children children) throws IOException {
        progress.say("PostgreSQL: starting");
        try {
            database = EmbeddedDatabase.kept(settings.folder().resolve("postgresql"), 0);
        } catch (RuntimeException e) {
            throw new DemoFailure("PostgreSQL did not start (" + DemoFailure.root(e) + "). " + DemoFailure.RESET, e);
        }
        var process = ProcessHandle.of(database.pid()).orElseThrow();
        children.add(process);
        process.onExit().thenRun(() -> died("PostgreSQL", settings.folder().resolve("postgresql")));
        progress.say("PostgreSQL: ready");
    }

    private void startKeycloak(Children children) {
        try {
            if (settings.forgetKeycloakIfRealmsChanged()) {
                progress.say("Keycloak: the realms are imported (about half a minute)");
            }
            progress.say("Keycloak: starting");
            keycloak = EmbeddedKeycloak.start(settings.keycloak(), progress::say);
            children.add(keycloak.process());
            keycloak.awaitReady(PATIENCE);
            keycloak.process().onExit().thenRun(() -> died("Keycloak", keycloak.log()));
            progress.say("Keycloak: ready");
        } catch (IOException e) {
            throw new DemoFailure("Keycloak's folder cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private void died(String service, Path log) {
        if (!stopping) {
            System.err.println("\n" + service + " has died; the demo stops. See " + log + ", then start it again. "
                    + DemoFailure.RESET);
            Quarkus.asyncExit(FAILED);
        }
    }

    /** Maven may be killed without a word to us; then nobody could stop us from the terminal. */
    private void followParent() {
        if (settings.followsParent()) {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(Quarkus::asyncExit));
        }
    }

    private void ended(int status, Throwable problem) {
        applicationEnded.countDown();
        if (problem != null) {
            System.err.println("\nThe demo cannot start: " + DemoFailure.root(problem) + "\n" + DemoFailure.RESET);
        }
        System.exit(problem != null ? FAILED : status);
    }

    /** The shutdown hook: after the application, so that it never sees its database go. */
    private void stop() {
        stopping = true;
        try {
            if (applicationStarted && !applicationEnded.await(20, TimeUnit.SECONDS)) {
                System.err.println("The application takes long to stop; its services are stopped now.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        quiet();
        for (var service : new AutoCloseable[] {keycloak, database}) {
            try {
                if (service != null) {
                    service.close();
                }
            } catch (Exception e) {
                System.err.println("While stopping: " + e.getMessage());
            }
        }
        progress.say("Stopped. Everything you did is kept for the next start.");
    }
}
