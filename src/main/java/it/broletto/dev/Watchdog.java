package it.broletto.dev;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small process of its own that outlives us by a moment: when our end of its pipe closes, however we died, it stops
 * the processes it was told of. {@link #main} uses nothing but the JDK.
 */
public final class Watchdog {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    public static Watchdog start() throws IOException {
        var classes = Path.of(java.net.URI.create(Watchdog.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        return new Watchdog(new ProcessBuilder(
                        java(),
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes.toString(),
                        Watchdog.class.getName())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public synchronized void watch(ProcessHandle child) throws IOException {
        var pipe = process.getOutputStream();
        pipe.write((child.pid() + " " + startedAt(child) + "\n").getBytes(StandardCharsets.UTF_8));
        pipe.flush();
    }

    /** Milliseconds since 1970, or 0 where the system does not tell; with the pid it names one process for good. */
    static long startedAt(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }

    /** Asks politely, then insists. */
    static void stop(ProcessHandle child) {
        child.destroy();
        try {
            child.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception tooSlow) {
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly();
        }
    }

    public static void main(String[] args) throws IOException {
        ignore("INT"); // Ctrl-C reaches the whole terminal; the children are stopped in order by whoever started us.
        ignore("HUP");
        List<ProcessHandle> children = new ArrayList<>();
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.split(" ");
                ProcessHandle.of(Long.parseLong(words[0]))
                        .filter(child -> startedAt(child) == Long.parseLong(words[1]))
                        .ifPresent(children::add);
            }
        }
        children.stream().filter(ProcessHandle::isAlive).toList().forEach(Watchdog::stop);
    }

    private static void ignore(String signal) {
        try {
            sun.misc.Signal.handle(new sun.misc.Signal(signal), sun.misc.SignalHandler.SIG_IGN);
        } catch (IllegalArgumentException unknownHere) {
            // Windows has no HUP.
        }
    }
}
