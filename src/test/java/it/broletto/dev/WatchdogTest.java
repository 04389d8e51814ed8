package it.broletto.dev;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes: a parent that is killed without a word, and its child. */
class WatchdogTest {
    @Test
    void aChildDoesNotOutliveAParentThatWasKilled(@TempDir Path folder) throws Exception {
        var parent = new ProcessBuilder(
                        Watchdog.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = new BufferedReader(new InputStreamReader(parent.getInputStream())).readLine();
        var child = ProcessHandle.of(Long.parseLong(line)).orElseThrow();
        assertTrue(child.isAlive());
        parent.destroyForcibly().waitFor();
        child.onExit().get(30, TimeUnit.SECONDS);
    }

    @Test
    void whatAnEarlierRunLeftBehindIsStopped(@TempDir Path folder) throws Exception {
        var leftOver = sleeper();
        Files.writeString(
                folder.resolve("children"), leftOver.pid() + " " + Watchdog.startedAt(leftOver.toHandle()) + "\n");
        Children.stopLeftOvers(folder);
        assertTrue(leftOver.waitFor(30, TimeUnit.SECONDS));
        assertFalse(Files.exists(folder.resolve("children")));
    }

    @Test
    void aStrangerThatGotTheSameProcessIdIsLeftAlone(@TempDir Path folder) throws Exception {
        var stranger = sleeper();
        try {
            Files.writeString(folder.resolve("children"), stranger.pid() + " 12345\n");
            Children.stopLeftOvers(folder);
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aPortInUseIsNamedTogetherWithTheWayOut(@TempDir Path folder) throws IOException {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            var settings = new DemoSettings(folder, folder, "", taken.getLocalPort(), 0, false, false);
            var failure = assertThrows(DemoFailure.class, settings::requirePorts);
            assertTrue(failure.getMessage().contains("port " + taken.getLocalPort()), failure.getMessage());
            assertTrue(failure.getMessage().contains("-Dbroletto.demo.port="), failure.getMessage());
        }
    }

    private static Process sleeper() throws IOException {
        return new ProcessBuilder(
                        Watchdog.java(), "-cp", System.getProperty("java.class.path"), Sleeper.class.getName())
                .start();
    }

    /** Starts a child under a watchdog, prints its process id and waits to be killed. */
    static final class Parent {
        public static void main(String[] args) throws Exception {
            var child = sleeper();
            Children.watched(Path.of(args[0])).add(child.toHandle());
            System.out.println(child.pid());
            Thread.sleep(120_000);
        }
    }

    static final class Sleeper {
        public static void main(String[] args) throws InterruptedException {
            Thread.sleep(120_000);
        }
    }
}
