package it.broletto.rail;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks at what providers told, and asks about what they did not tell. Any number of instances may run it. */
@ApplicationScoped
class RailJob {

    private final RailService rails;

    RailJob(RailService rails) {
        this.rails = rails;
    }

    @Scheduled(every = "2s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAtMessages() {
        while (rails.lookAtMessages() > 0) {
            Log.debug("messages of providers were looked at");
        }
    }

    @Scheduled(every = "30s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resolveOpen() {
        rails.resolveOpen();
    }
}
