package it.broletto.call;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Shares pools when a window's time is over. Any number of instances may run it. */
@ApplicationScoped
class CallJob {

    private final CallService calls;

    CallJob(CallService calls) {
        this.calls = calls;
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void share() {
        try {
            calls.shareDue();
        } catch (RuntimeException e) {
            Log.error("a pool could not be shared; it is tried again", e);
        }
    }
}
