package it.broletto.application;

import it.broletto.application.ApplicationStatus.Event;
import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.call.CallService;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CourseService;
import it.broletto.campaign.NewCampaign;
import it.broletto.collection.CollectionService;
import it.broletto.round.Slug;
import it.broletto.shared.Refusal;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What applicants may do. Each public method is one transaction. Level and freshness are the caller's to check. */
@ApplicationScoped
@Transactional
public class ApplicationService {

    /** As many as a person may write at once. */
    static final int MOST_DRAFTS = 10;

    /** How far ahead an opening may be put. */
    static final Duration AHEAD = Duration.ofDays(90);

    private final Applications applications;
    private final CallService calls;
    private final CampaignService campaigns;
    private final CourseService courses;
    private final CollectionService collections;
    private final AuditService audit;
    private final jakarta.enterprise.event.Event<CampaignOpened> opened;
    private final Clock clock;

    ApplicationService(
            Applications applications,
            CallService calls,
            CampaignService campaigns,
            CourseService courses,
            CollectionService collections,
            AuditService audit,
            jakarta.enterprise.event.Event<CampaignOpened> opened,
            Clock clock) {
        this.applications = applications;
        this.calls = calls;
        this.campaigns = campaigns;
        this.courses = courses;
        this.collections = collections;
        this.audit = audit;
        this.opened = opened;
        this.clock = clock;
    }

    /** Begins a draft; the same intent leads to the same one. Refuses with {@code TOO_MANY_DRAFTS}. */
    UUID begin(UUID intent, ApplicationForm form, Actor applicant) {
        applications.waitToBegin(applicant.id());
        if (applications.byIntent(intent).isEmpty()) {
            requireFewDrafts(applicant);
        }
        applications.begin(UUID.randomUUID(), applicant.id(), intent, form.json(), clock.instant());
        var begun = applications.byIntent(intent).orElseThrow();
        if (!begun.applicant().equals(applicant.id())) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
        return begun.id();
    }

    private void requireFewDrafts(Actor applicant) {
        var drafts = applications.of(applicant.id(), 100).stream()
                .filter(one -> one.status() == ApplicationStatus.DRAFT)
                .count();
        if (drafts >= MOST_DRAFTS) {
            throw new Refusal(Refusal.Reason.TOO_MANY_DRAFTS, MOST_DRAFTS);
        }
    }

    /**
     * Begins a draft that goes on with a project which lost the vote of a round; again, and in several windows at once,
     * is the same draft. Who may is the caller's to check. Refuses with {@code TOO_MANY_DRAFTS}, and with
     * {@code ALREADY_DONE} if somebody else goes on with it.
     *
     * @param fields of the form by name: {@code title}, {@code line.0.amount}; others are left out
     */
    public UUID beginOf(UUID project, Map<String, String> fields, Actor applicant) {
        applications.waitToBegin(applicant.id());
        if (applications.byProject(project).isEmpty()) {
            requireFewDrafts(applicant);
            var form = ApplicationForm.of(fields);
            applications.beginOf(UUID.randomUUID(), project, applicant.id(), form.json(), clock.instant());
        }
        return applications
                .byProject(project)
                .filter(one -> one.applicant().equals(applicant.id()))
                .orElseThrow(() -> new Refusal(Refusal.Reason.ALREADY_DONE))
                .id();
    }

    /** The application that goes on with a project, without those that were refused. */
    public Optional<ApplicationView> ofProject(UUID project) {
        return applications.byProject(project);
    }

    /**
     * Keeps what was typed, right or wrong. Refuses another person's with {@code NOT_FOUND}, one that is not being
     * written with {@code ILLEGAL_TRANSITION}, and with {@code STALE_FORM} if it was saved elsewhere since.
     */
    void save(UUID id, int saved, ApplicationForm form, Actor applicant) {
        var application = lockOwn(id, applicant);
        application.status().after(Event.SEND);
        if (application.saved() != saved) {
            throw new Refusal(Refusal.Reason.STALE_FORM);
        }
        applications.save(id, form.json(), clock.instant());
    }

    /** Sends a new version in. Refuses as {@link #save}. */
    void send(UUID id, Content content, Actor applicant) {
        var application = lockOwn(id, applicant);
        application.status().after(Event.SEND);
        var now = clock.instant();
        var version = application.versions() + 1;
        applications.addVersion(id, version, content, now);
        applications.move(application, Event.SEND, version, applicant.id(), null, null, null, now);
        audit.record(applicant, "application.sent", id, null, null);
    }

    /** Throws away a draft that was never sent in. Refuses any other with {@code ILLEGAL_TRANSITION}. */
    void discard(UUID id, Actor applicant) {
        if (lockOwn(id, applicant).number() > 0) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION);
        }
        applications.discard(id);
    }

    /**
     * Opens the campaign of an approved application; again is the same campaign. Refuses what its call refuses: with
     * {@code NOT_COVERED}, {@code CALL_NOT_OPEN} or {@code COST_OUTSIDE_CALL}; with {@code NO_RAIL} where there is none of
     * its rails.
     *
     * @param opensAt null = now; at most 90 days ahead
     * @return the campaign's slug
     */
    String open(UUID id, Instant opensAt, Actor applicant) {
        var application = lockOwn(id, applicant);
        if (application.status() == ApplicationStatus.OPENED) {
            return application.campaignSlug();
        }
        application.status().after(Event.OPEN);
        var now = clock.instant();
        var opens = opensAt == null ? now : opensAt;
        if (opens.isBefore(now) || opens.isAfter(now.plus(AHEAD))) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT, "opensOn");
        }
        var version = applications.versions(id).get(0);
        applications.waitToName();
        var slug = Slug.free(version.content().title(), campaigns::isTaken);
        var project = applications.projectOf(id);
        var campaign = campaigns.create(campaign(slug, version.content(), project, opens), applicant);
        var call = version.content().call();
        if (call != null) {
            calls.admit(call, campaign, version.content().optimum().cents(), applicant);
        }
        courses.setSurplus(campaign, version.content().surplus());
        collections.setRails(campaign);
        applications.move(application, Event.OPEN, version.number(), applicant.id(), null, null, campaign, now);
        opened.fire(new CampaignOpened(campaign, project, applicant.id()));
        return slug;
    }

    /** It closes at the end of a day in Rome. */
    private static NewCampaign campaign(String slug, Content content, UUID project, Instant opens) {
        return new NewCampaign(
                slug,
                content.title(),
                content.summary(),
                content.body(),
                content.promoter(),
                content.category(),
                content.district(),
                opens,
                opens.atZone(Time.ROME)
                        .toLocalDate()
                        .plusDays(content.days())
                        .atStartOfDay(Time.ROME)
                        .toInstant(),
                project,
                content.budget());
    }

    /** Refuses an unknown or another person's one with {@code NOT_FOUND}. */
    ApplicationView own(UUID id, UUID applicant) {
        return applications
                .byId(id)
                .filter(one -> one.applicant().equals(applicant))
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    private ApplicationView lockOwn(UUID id, Actor applicant) {
        var application = applications.lock(id);
        if (!application.applicant().equals(applicant.id())) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        return application;
    }

    /** What was typed, for its author. */
    ApplicationForm draft(UUID id, UUID applicant) {
        own(id, applicant);
        return ApplicationForm.ofJson(applications.draft(id));
    }

    /** Newest first. */
    List<VersionView> versions(UUID id) {
        return applications.versions(id);
    }

    /** Oldest first. */
    List<EventView> events(UUID id) {
        return applications.events(id);
    }

    /** A person's own, newest first, at most 100. */
    public List<ApplicationView> ownedBy(UUID applicant) {
        return applications.of(applicant, 100);
    }

    /** Whether somebody applied for this campaign. */
    boolean isOf(UUID campaign) {
        return applications.byCampaign(campaign).isPresent();
    }

    /** Whether this person applied for this campaign. */
    public boolean isPromoter(UUID campaign, UUID person) {
        return applications
                .byCampaign(campaign)
                .filter(one -> one.applicant().equals(person))
                .isPresent();
    }
}
