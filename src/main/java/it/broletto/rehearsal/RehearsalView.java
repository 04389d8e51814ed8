package it.broletto.rehearsal;

import it.broletto.collection.Rehearsed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A rehearsal and the runs that are over, those with fewer drop-outs first. */
record RehearsalView(UUID id, Instant startedAt, List<Run> runs) {

    /** How many runs a rehearsal has. */
    static final int RUNS = 3;

    /** @param report null if it ended before its end @param aborted why; null if it did not */
    record Run(int percent, Rehearsed report, String aborted) {}

    public boolean over() {
        return runs.size() == RUNS;
    }
}
