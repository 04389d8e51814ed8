package it.broletto.ledger;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Signs the end of the chain, and lets holds expire. Any number of instances may run it. */
@ApplicationScoped
class LedgerJob {

    private final AnchorService anchors;
    private final LedgerService ledger;

    LedgerJob(AnchorService anchors, LedgerService ledger) {
        this.anchors = anchors;
        this.ledger = ledger;
    }

    @Scheduled(every = "5m", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void signYesterday() {
        if (anchors.signDue()) {
            Log.info("the end of the ledger was signed");
        }
    }

    @Scheduled(every = "10s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expireHolds() {
        ledger.expireDue();
    }
}
