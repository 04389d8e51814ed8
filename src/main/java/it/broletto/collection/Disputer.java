package it.broletto.collection;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import it.broletto.rail.DisputeNews;
import it.broletto.rail.RailService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Hears of disputes, and asks how they stand where nothing is heard. Any number of instances may run it. */
@ApplicationScoped
class Disputer {

    private static final int BATCH = 50;

    private final DisputeService disputes;
    private final RailService rails;

    Disputer(DisputeService disputes, RailService rails) {
        this.disputes = disputes;
        this.rails = rails;
    }

    void hear(@Observes DisputeNews news) {
        disputes.heard(news.pledge(), news.dispute());
    }

    @Scheduled(
            every = "${broletto.collection.disputes}",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        for (var pledge : disputes.toLookAt(BATCH)) {
            try {
                rails.lookForDispute(disputes.chargedFor(pledge));
            } catch (RuntimeException e) {
                Log.warnf("the dispute about pledge %s could not be looked at: %s", pledge, e.getMessage());
            }
        }
    }
}
