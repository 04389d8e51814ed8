package it.broletto.news;

import it.broletto.audit.AuditService;
import it.broletto.campaign.Promoters;
import it.broletto.identity.Person;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Updates. Each public method is one transaction. Templates read it as {@code inject:news}. */
@Named("news")
@ApplicationScoped
@Transactional
public class NewsService {

    static final Instant FAR_OFF = Instant.parse("9999-12-31T00:00:00Z");
    static final UUID LAST = new UUID(-1, -1);

    private final Updates updates;
    private final Promoters promoters;
    private final AuditService audit;
    private final Event<UpdateTold> told;
    private final Clock clock;

    NewsService(Updates updates, Promoters promoters, AuditService audit, Event<UpdateTold> told, Clock clock) {
        this.updates = updates;
        this.promoters = promoters;
        this.audit = audit;
        this.told = told;
        this.clock = clock;
    }

    /** The newest ones. */
    public List<UpdateView> newest(UUID campaign, int limit) {
        return updates.after(campaign, FAR_OFF, LAST, limit);
    }

    List<UpdateView> after(UUID campaign, Instant told, UUID id, int limit) {
        return updates.after(campaign, told, id, limit);
    }

    List<UpdateView> before(UUID campaign, Instant told, UUID id, int limit) {
        return updates.before(campaign, told, id, limit);
    }

    /** All versions of one update, the latest first. Refuses with {@code NOT_FOUND}. */
    public List<UpdateView> versions(UUID campaign, UUID id) {
        var found = updates.versions(campaign, id);
        if (found.isEmpty()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        return found;
    }

    /** Tells something; the same intent again is the same update. Refuses anybody but promoter and officers with {@code NOT_ALLOWED}, {@code INTENT_REUSED}, and {@code INVALID_INPUT}. */
    public void tell(UUID campaign, NewUpdate wanted, Person by) {
        promoters.require(campaign, by);
        requireFits(wanted);
        var now = clock.instant();
        var id = UUID.randomUUID();
        if (updates.add(id, 1, campaign, wanted, by.id(), byOfficer(campaign, by), now, now)) {
            audit.record(by, "campaign.update-told", campaign, null, null);
            told.fire(new UpdateTold(campaign, id));
        } else if (!updates.isSame(campaign, 1, wanted, by.id())) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
    }

    /** Corrects an update: its last version counts. Refuses as {@link #tell} does, with {@code NOT_FOUND}, and with {@code STALE_FORM} if another correction came first. */
    public void correct(UUID campaign, UUID id, int seen, NewUpdate wanted, Person by) {
        promoters.require(campaign, by);
        requireFits(wanted);
        var latest = versions(campaign, id).get(0);
        if (updates.isSame(campaign, seen + 1, wanted, by.id())) {
            return;
        }
        if (latest.version() != seen) {
            throw new Refusal(Refusal.Reason.STALE_FORM);
        }
        if (updates.add(
                id, seen + 1, campaign, wanted, by.id(), byOfficer(campaign, by), latest.toldAt(), clock.instant())) {
            audit.record(by, "campaign.update-corrected", campaign, null, null);
        } else if (!updates.isSame(campaign, seen + 1, wanted, by.id())) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
    }

    private boolean byOfficer(UUID campaign, Person by) {
        return !promoters.isPromoter(campaign, by.id());
    }

    private static void requireFits(NewUpdate wanted) {
        if (Text.length(wanted.title()) < 3
                || Text.length(wanted.title()) > 120
                || Text.length(wanted.body()) < 3
                || Text.length(wanted.body()) > 5000) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }
}
