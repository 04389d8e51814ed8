package it.broletto.campaign;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Closes campaigns on their date. The rows it works on are locked in the database, so every instance may run it. */
@ApplicationScoped
class CampaignClosing {

    private final CampaignService campaigns;

    CampaignClosing(CampaignService campaigns) {
        this.campaigns = campaigns;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void closeDue() {
        campaigns.closeDue();
    }
}
