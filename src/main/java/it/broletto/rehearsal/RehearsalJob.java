package it.broletto.rehearsal;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs rehearsals that wait, one run after the other. The row it works on is locked, so every instance may run it. */
@ApplicationScoped
class RehearsalJob {

    private final RehearsalDeskService rehearsals;

    RehearsalJob(RehearsalDeskService rehearsals) {
        this.rehearsals = rehearsals;
    }

    @Scheduled(every = "${broletto.rehearsal.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        while (rehearsals.work()) {
            Thread.onSpinWait();
        }
    }
}
