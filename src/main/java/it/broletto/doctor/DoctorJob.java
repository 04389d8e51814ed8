package it.broletto.doctor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks at the invariants whose time has come. Any number of instances may run it: the database lets one look at a time.
 * Metric {@code broletto_money_invariant_broken}, by invariant: how many things were wrong when somebody looked last.
 */
@ApplicationScoped
class DoctorJob {

    private final DoctorService doctor;
    private final Map<Invariant, AtomicLong> broken = new EnumMap<>(Invariant.class);

    DoctorJob(DoctorService doctor, MeterRegistry metrics) {
        this.doctor = doctor;
        for (var invariant : Invariant.values()) {
            broken.put(
                    invariant,
                    metrics.gauge(
                            "broletto.money.invariant.broken",
                            Tags.of("invariant", invariant.number()),
                            new AtomicLong()));
        }
    }

    @Scheduled(
            every = "${broletto.doctor.every}",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        Arrays.stream(Invariant.values()).forEach(this::examine);
        doctor.latest().forEach(found -> broken.get(found.invariant()).set(found.broken()));
    }

    private void examine(Invariant invariant) {
        try {
            doctor.examine(invariant)
                    .filter(found -> !found.sound())
                    .ifPresent(found -> Log.errorf(
                            "money invariant %s (%s) is broken %d times, for example: %s",
                            invariant.number(), invariant, found.broken(), found.example()));
        } catch (RuntimeException e) {
            Log.errorf(
                    e,
                    "money invariant %s (%s) could not be looked at; it is tried again",
                    invariant.number(),
                    invariant);
        }
    }
}
