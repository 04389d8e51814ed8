package it.broletto.bridge;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Commits or releases what the city gave to campaigns that ended. Rows are locked, so every instance may run it. */
@ApplicationScoped
class AwardJob {

    private final AwardService awards;

    AwardJob(AwardService awards) {
        this.awards = awards;
    }

    @Scheduled(every = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void endDue() {
        awards.endDue();
    }
}
