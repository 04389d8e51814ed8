package it.broletto.doctor;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import it.broletto.rail.RailService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Asks providers for their lists and compares them with ours, day by day. Any number of instances may run it. */
@ApplicationScoped
class Reconciler {

    private final RailService rails;
    private final ReconciliationService reconciliations;

    Reconciler(RailService rails, ReconciliationService reconciliations) {
        this.rails = rails;
        this.reconciliations = reconciliations;
    }

    @Scheduled(
            every = "${broletto.reconciliation.every}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        for (var rail : rails.names()) {
            try {
                reconciliations.due(rail).forEach(day -> compare(rail, day));
            } catch (RuntimeException e) {
                Log.errorf(e, "the list of %s could not be compared; it is tried again", rail);
            }
        }
    }

    /** The network call stands before the transaction. */
    void compare(String rail, LocalDate day) {
        rails.settled(rail, ReconciliationService.begin(day.minusDays(1)), ReconciliationService.end(day.plusDays(1)))
                .ifPresent(theirs -> reconciliations.compare(rail, day, theirs));
    }
}
