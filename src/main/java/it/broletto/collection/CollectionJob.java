package it.broletto.collection;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries collections on. Any number of instances may run it. */
@ApplicationScoped
class CollectionJob {

    private final Collector collector;

    CollectionJob(Collector collector) {
        this.collector = collector;
    }

    @Scheduled(
            every = "${broletto.collection.every}",
            delayed = "${broletto.collection.begins}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            while (collector.work() > 0) {
                Log.debug("collections went on");
            }
        } catch (RuntimeException e) {
            Log.error("a collection could not go on; it is tried again", e);
        }
    }
}
