package it.broletto.privacy;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets once a day what nobody needs any more. Any number of instances may run it. */
@ApplicationScoped
class PrivacyJob {

    private final PrivacyService privacy;

    PrivacyJob(PrivacyService privacy) {
        this.privacy = privacy;
    }

    @Scheduled(every = "24h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        Log.infof("%d things are forgotten: their time is over", privacy.forgetByAge());
    }
}
