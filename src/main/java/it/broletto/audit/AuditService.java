package it.broletto.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Writes and reads the public log. */
@ApplicationScoped
@Transactional
public class AuditService {

    private final AuditEntries entries;
    private final Clock clock;

    AuditService(AuditEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * Records one act in the transaction of the caller, so that neither happens without the other.
     *
     * @param act {@code feature.past-participle}, for example {@code proposal.submitted}; its words are the message
     *     {@code act_feature_past_participle} of the bundle {@code audit}
     * @param subject what it was done to; may be null
     * @param round the round it belongs to; may be null
     * @param detail a public reason or figure, at most 2,000 characters; may be null; never personal data
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Actor actor, String act, UUID subject, UUID round, String detail) {
        entries.persist(new AuditEntry(clock.instant(), actor, act, subject, round, detail));
    }

    /** The newest entries with an id below the given one, newest first; {@code round} null = of all rounds. */
    public List<AuditView> before(long id, UUID round, int limit) {
        var found = round == null ? entries.newestBefore(id, limit) : entries.ofRoundBefore(round, id, limit);
        return found.stream().map(AuditEntry::view).toList();
    }

    /** The oldest entries with an id above the given one, oldest first; {@code round} null = of all rounds. */
    public List<AuditView> after(long id, UUID round, int limit) {
        var found = round == null ? entries.oldestAfter(id, limit) : entries.ofRoundAfter(round, id, limit);
        return found.stream().map(AuditEntry::view).toList();
    }

    /** The newest entries about one thing, newest first. */
    public List<AuditView> about(UUID subject, int limit) {
        return entries.about(subject, limit).stream().map(AuditEntry::view).toList();
    }
}
