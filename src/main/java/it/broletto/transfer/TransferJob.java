package it.broletto.transfer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends back what came for pledges that are not collected after all. Any number of instances may run it. */
@ApplicationScoped
class TransferJob {

    private final SuspenseService suspense;

    TransferJob(SuspenseService suspense) {
        this.suspense = suspense;
    }

    @Scheduled(
            every = "${broletto.transfer.every}",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void release() {
        suspense.toRelease().forEach(suspense::release);
    }
}
