package it.broletto.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The processes we started: watched, and written down, so that none outlives us, however we die. */
final class Children {
    private static final String FILE = "children";
    private final Path file;
    private final Watchdog watchdog;

    private Children(Path file, Watchdog watchdog) {
        this.file = file;
        this.watchdog = watchdog;
    }

    static Children watched(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        Files.writeString(file, "");
        return new Children(file, Watchdog.start());
    }

    synchronized void add(ProcessHandle child) throws IOException {
        watchdog.watch(child);
        Files.writeString(file, child.pid() + " " + Watchdog.startedAt(child) + "\n", StandardOpenOption.APPEND);
    }

    /** Ends what an earlier run left behind. A process id that was given to another program since is left alone. */
    static void stopLeftOvers(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        for (var line : Files.readAllLines(file)) {
            var words = line.split(" ");
            ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(child -> Watchdog.startedAt(child) == Long.parseLong(words[1]))
                    .ifPresent(Watchdog::stop);
        }
        Files.delete(file);
    }
}
