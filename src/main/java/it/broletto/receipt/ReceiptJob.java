package it.broletto.receipt;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Issues and revokes receipts. Any number of instances may run it. */
@ApplicationScoped
class ReceiptJob {

    private final ReceiptService receipts;

    ReceiptJob(ReceiptService receipts) {
        this.receipts = receipts;
    }

    @Scheduled(
            every = "${broletto.receipt.every}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        receipts.issueDue();
        receipts.revokeDue();
    }
}
