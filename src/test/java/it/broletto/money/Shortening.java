package it.broletto.money;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Leaves commands out of a sequence that fails, as long as it fails in the same way; for a minute at most. */
final class Shortening {

    private static final long TIME = Duration.ofSeconds(60).toNanos();

    /** Plays commands in a fresh town. */
    interface Replay {
        /** What goes wrong; null if nothing does. */
        Throwable fails(long seed, List<Command> commands);
    }

    private final Replay replay;
    private final long seed;
    private final String wanted;
    private final long end = System.nanoTime() + TIME;

    Shortening(Replay replay, long seed, Throwable broken) {
        this.replay = replay;
        this.seed = seed;
        this.wanted = kind(broken);
    }

    List<Command> of(List<Command> commands) {
        var rest = List.copyOf(commands);
        // Ids are new each time, and what is due at once is taken in their order: it may go well by chance.
        if (!stillFails(rest) && !stillFails(rest) && !stillFails(rest)) {
            return rest;
        }
        // Whole kinds first: most have nothing to do with it, and what is left is played faster.
        for (var kind : Command.Kind.values()) {
            var without =
                    rest.stream().filter(command -> command.kind() != kind).toList();
            if (without.size() < rest.size() && System.nanoTime() < end && stillFails(without)) {
                rest = without;
            }
        }
        for (var piece = Math.max(1, rest.size() / 2); ; piece /= 2) {
            for (var at = 0; at < rest.size() && System.nanoTime() < end; ) {
                var without = new ArrayList<>(rest);
                without.subList(at, Math.min(rest.size(), at + piece)).clear();
                if (stillFails(without)) {
                    rest = List.copyOf(without);
                } else {
                    at += piece;
                }
            }
            if (piece == 1 || System.nanoTime() >= end) {
                return rest;
            }
        }
    }

    private boolean stillFails(List<Command> commands) {
        var broken = replay.fails(seed, commands);
        return broken != null && kind(broken).equals(wanted);
    }

    /** The number of an invariant, or what else the message begins with. */
    private static String kind(Throwable broken) {
        var words = String.valueOf(broken.getMessage()).split("[ :]", 2);
        return broken.getClass().getSimpleName() + " " + words[0];
    }
}
