package it.broletto.privacy;

import io.quarkus.logging.Log;
import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What others may do with what is kept of persons. Each public method is one transaction. */
@ApplicationScoped
@Transactional
public class PrivacyService {

    private final Persons persons;
    private final AuditService audit;
    private final Clock clock;

    PrivacyService(Persons persons, AuditService audit, Clock clock) {
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    /** Everything that is kept of a person, by section; at most 1,000 things in each. Sections with nothing are left out. */
    public List<Kept> kept(UUID person) {
        return Arrays.stream(Section.values())
                .map(section -> persons.kept(section, person))
                .filter(kept -> !kept.things().isEmpty())
                .toList();
    }

    /** What has to end before this person can be forgotten. */
    public List<Running> running(UUID person) {
        return persons.running(person);
    }

    /**
     * Forgets a person, for good: nothing leads from their facts to them any more, and what they wrote about themselves is
     * gone. No sum changes. Again changes nothing. Refuses with {@code STILL_RUNNING} as long as something has to end first.
     */
    public void forget(UUID person) {
        if (!persons.hold(person)) {
            return;
        }
        if (!persons.running(person).isEmpty()) {
            throw new Refusal(Refusal.Reason.STILL_RUNNING);
        }
        persons.forget(person, clock.instant());
        audit.record(Actor.SYSTEM, "privacy.forgotten", null, null, null);
        // Needed once more if the city is restored from a backup that is older.
        Log.infof("person %s is forgotten", person);
    }

    /** Forgets what nobody needs any more; returns how much. Safe to run twice or at once. */
    public long forgetByAge() {
        return persons.forgetByAge(clock.instant());
    }
}
