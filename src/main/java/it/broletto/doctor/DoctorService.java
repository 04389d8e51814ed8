package it.broletto.doctor;

import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** What others may do with the money doctor. Each public method is one transaction. */
@ApplicationScoped
@Transactional
class DoctorService {

    /** A look may use one part in so many of the time, however large the ledger grows. */
    private static final int RARELY = 50;

    private final Findings findings;
    private final EntityManager database;
    private final Clock clock;
    private final Duration every;

    DoctorService(
            Findings findings,
            EntityManager database,
            Clock clock,
            @ConfigProperty(name = "broletto.doctor.fresh") Duration every) {
        this.findings = findings;
        this.database = database;
        this.clock = clock;
        this.every = every;
    }

    /** Looks at an invariant if its time has come and nobody else does it; what was found is kept. */
    Optional<Finding> examine(Invariant invariant) {
        if (!findings.take(invariant)) {
            return Optional.empty();
        }
        var before = findings.latest(invariant);
        if (before.isPresent() && clock.instant().isBefore(next(before.get()))) {
            return Optional.empty();
        }
        Sql.write(database, "set local statement_timeout = '60s'");
        var upTo = before.filter(Finding::sound).map(Finding::upTo).orElse(0L);
        var found = database.unwrap(Session.class)
                .doReturningWork(connection -> new Examination(connection, clock).of(invariant, upTo));
        findings.write(found);
        return Optional.of(found);
    }

    private java.time.Instant next(Finding before) {
        var rarely = Duration.ofMillis(before.tookMillis() * RARELY);
        return before.at().plus(rarely.compareTo(every) > 0 ? rarely : every);
    }

    /** The latest finding of each invariant that was looked at. */
    List<Finding> latest() {
        return findings.latest();
    }
}
