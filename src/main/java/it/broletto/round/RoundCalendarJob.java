package it.broletto.round;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Moves rounds on their dates. Any number of instances may run it: rows are claimed in the database. */
@ApplicationScoped
class RoundCalendarJob {

    private final RoundService rounds;

    RoundCalendarJob(RoundService rounds) {
        this.rounds = rounds;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void moveDueRounds() {
        for (var id : rounds.due()) {
            try {
                rounds.moveIfDue(id);
            } catch (RuntimeException e) {
                // One round that cannot move must not hold up the others; it is tried again next time.
                Log.errorf(e, "round %s could not be moved on its date", id);
            }
        }
    }
}
