package it.broletto.campaign;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Closes campaigns on their date, and lets returns go that nobody pays for. The rows it works on are locked in the database, so every instance may run it. */
@ApplicationScoped
class CampaignClosing {

    private final CampaignService campaigns;
    private final ReturnService returns;

    CampaignClosing(CampaignService campaigns, ReturnService returns) {
        this.campaigns = campaigns;
        this.returns = returns;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void closeDue() {
        campaigns.closeDue();
    }

    @Scheduled(every = "60s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lapseDue() {
        while (returns.lapseDue() > 0) {
            Log.debug("returns were let go");
        }
    }
}
