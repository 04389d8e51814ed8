package it.broletto.ballot;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what has closed. Any number of instances may run it: rounds are claimed in the database. */
@ApplicationScoped
class CountJob {

    private final CountService counts;

    CountJob(CountService counts) {
        this.counts = counts;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void countClosedRounds() {
        try {
            while (counts.countNext()) {
                Log.info("a round was counted");
            }
        } catch (RuntimeException e) {
            Log.error("a round could not be counted; it is tried again", e);
        }
    }
}
