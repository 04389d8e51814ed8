package it.broletto.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CampaignStatus;
import it.broletto.collection.CollectionService;
import it.broletto.collection.RehearsalService;
import it.broletto.collection.Rehearsed;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** Rehearsals of closes, kept as reports. Each public method is one transaction; what is rehearsed is in one of its own. */
@ApplicationScoped
@Transactional
public class RehearsalDeskService {

    private static final List<Integer> PERCENTS = List.of(0, 5, 10);
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final EntityManager database;
    private final RehearsalService rehearsals;
    private final CampaignService campaigns;
    private final CollectionService collections;
    private final AuditService audit;
    private final Clock clock;

    RehearsalDeskService(
            EntityManager database,
            RehearsalService rehearsals,
            CampaignService campaigns,
            CollectionService collections,
            AuditService audit,
            Clock clock) {
        this.database = database;
        this.rehearsals = rehearsals;
        this.campaigns = campaigns;
        this.collections = collections;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a campaign can be rehearsed. */
    boolean isPossible(CampaignCard card) {
        return card.status() == CampaignStatus.LIVE
                && collections.railOf(card.id()).isPresent();
    }

    /** Starts a rehearsal; it is run soon. The same intent again is the same one. Refuses with {@code CAMPAIGN_NOT_LIVE}. */
    void start(String slug, UUID intent, Actor by) {
        var card = campaigns.bySlug(slug).card();
        if (!isPossible(card)) {
            throw new Refusal(Reason.CAMPAIGN_NOT_LIVE);
        }
        var id = UUID.randomUUID();
        var begun =
                Sql.write(database, """
                insert into close_rehearsal (id, campaign_id, started_by, started_at, seed, intent) values (?1, ?2, ?3, ?4, ?5, ?6)
                on conflict (intent) do nothing""", id, card.id(), by.id(), clock.instant(), id.getLeastSignificantBits(), intent);
        if (begun == 1) {
            audit.record(by, "campaign.rehearsed", card.id(), null, null);
        }
    }

    /** Runs the next one that waits, unless somebody else does; false if nothing waits. */
    boolean work() {
        var waiting = Sql.rows(database, """
                select r.id, r.campaign_id, r.seed, (select count(*) from close_rehearsal_run u where u.rehearsal_id = r.id)
                from close_rehearsal r where (select count(*) from close_rehearsal_run u where u.rehearsal_id = r.id) < 3
                order by r.started_at, r.id limit 1 for update of r skip locked""");
        if (waiting.isEmpty()) {
            return false;
        }
        var row = waiting.get(0);
        var id = row.get(0, UUID.class);
        var percent = PERCENTS.get(row.get(3, Long.class).intValue());
        String report = null;
        String aborted = null;
        try {
            report = JSON.writeValueAsString(rehearsals.run(row.get(1, UUID.class), percent, row.get(2, Long.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (Refusal refusal) {
            aborted = refusal.reason().name();
        } catch (RuntimeException e) {
            Log.errorf(e, "rehearsal %s was aborted", id);
            aborted = e.getClass().getSimpleName();
        }
        Sql.write(database, """
                insert into close_rehearsal_run (rehearsal_id, percent, report, aborted, at)
                values (?1, ?2, cast(cast(?3 as text) as jsonb), cast(?4 as text), ?5)""", id, percent, report, aborted, clock.instant());
        return true;
    }

    /** The latest ten of a campaign, the newest first. */
    List<RehearsalView> of(UUID campaign) {
        var found = new LinkedHashMap<UUID, RehearsalView>();
        Sql.rows(
                        database,
                        "select id, started_at from close_rehearsal where campaign_id = ?1 order by started_at desc, id desc limit 10",
                        campaign)
                .forEach(row -> found.put(
                        row.get(0, UUID.class),
                        new RehearsalView(
                                row.get(0, UUID.class), row.get(1, java.time.Instant.class), new ArrayList<>())));
        if (!found.isEmpty()) {
            Sql.rows(database, """
                    select rehearsal_id, percent, cast(report as text), aborted from close_rehearsal_run where rehearsal_id in (?1)
                    order by percent limit 30""", found.keySet()).forEach(row -> found.get(row.get(0, UUID.class))
                    .runs()
                    .add(new RehearsalView.Run(
                            row.get(1, Integer.class), read(row.get(2, String.class)), row.get(3, String.class))));
        }
        return List.copyOf(found.values());
    }

    private static Rehearsed read(String report) {
        try {
            return report == null ? null : JSON.readValue(report, Rehearsed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
