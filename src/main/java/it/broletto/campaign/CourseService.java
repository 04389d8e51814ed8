package it.broletto.campaign;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.call.Admission;
import it.broletto.call.CallService;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What may happen to a campaign before its close, each with a public reason of 10 to 1,000 characters. Each public
 * method is one transaction; it and the close wait for each other. Who may call is the caller's to check.
 */
@ApplicationScoped
@Transactional
public class CourseService {

    static final int LEAST_REASON = 10;
    static final int MOST_REASON = 1000;

    /** The most that a campaign outside of any call may be extended. */
    static final int MOST_DAYS = 60;

    private final Courses courses;
    private final CampaignService campaigns;
    private final CallService calls;
    private final Promoters promoters;
    private final AuditService audit;
    private final Event<CampaignEnded> ended;
    private final Clock clock;

    CourseService(
            Courses courses,
            CampaignService campaigns,
            CallService calls,
            Promoters promoters,
            AuditService audit,
            Event<CampaignEnded> ended,
            Clock clock) {
        this.courses = courses;
        this.campaigns = campaigns;
        this.calls = calls;
        this.promoters = promoters;
        this.audit = audit;
        this.ended = ended;
        this.clock = clock;
    }

    /** How many days a campaign may be extended: as many as one of its call may last. */
    int mostDays(UUID campaign) {
        return calls.admission(campaign)
                .map(admission -> calls.byId(admission.call()).mostDays())
                .orElse(MOST_DAYS);
    }

    /**
     * Gives a campaign more time, once. Refuses with {@code CAMPAIGN_NOT_LIVE} after its close or while it rests, with
     * {@code ALREADY_DONE} a second time, with {@code INVALID_INPUT} other numbers of days.
     */
    public void extend(String slug, int days, String reason, Actor by) {
        requireReason(reason);
        var campaign = courses.hold(slug);
        var now = clock.instant();
        if (courses.of(campaign.id()).stream().anyMatch(one -> one.act() == CourseAct.EXTEND)) {
            throw new Refusal(Reason.ALREADY_DONE);
        }
        if (!campaign.runs(now)) {
            throw new Refusal(Reason.CAMPAIGN_NOT_LIVE);
        }
        if (days < 1 || days > mostDays(campaign.id())) {
            throw new Refusal(Reason.INVALID_INPUT, "days");
        }
        // In days of Rome: the hour of the close stays the same across a change of the clocks.
        var closesAt = campaign.closesAt().atZone(Time.ROME).plusDays(days).toInstant();
        courses.add(campaign, CourseAct.EXTEND, reason, closesAt, by.id(), now);
        audit.record(by, "campaign.extended", campaign.id(), null, reason);
    }

    /**
     * Lets a campaign rest. Refuses with {@code CAMPAIGN_NOT_LIVE} after its close and while it rests, with {@code
     * SAME_PERSON} who applied for it.
     */
    public void suspend(String slug, String reason, Actor by) {
        requireReason(reason);
        var campaign = courses.hold(slug);
        promoters.requireOther(campaign.id(), by.id());
        var now = clock.instant();
        if (!campaign.runs(now)) {
            throw new Refusal(Reason.CAMPAIGN_NOT_LIVE);
        }
        courses.add(campaign, CourseAct.SUSPEND, reason, null, by.id(), now);
        audit.record(by, "campaign.suspended", campaign.id(), null, reason);
    }

    /** Lets a campaign go on, for as long as it had left. Refuses with {@code ILLEGAL_TRANSITION} one that does not rest, with {@code SAME_PERSON} who applied for it. */
    public void resume(String slug, String reason, Actor by) {
        requireReason(reason);
        var campaign = courses.hold(slug);
        promoters.requireOther(campaign.id(), by.id());
        campaign.status().after(CampaignStatus.Event.RESUME);
        var now = clock.instant();
        var acts = courses.of(campaign.id());
        var rest = Duration.between(acts.get(acts.size() - 1).at(), now);
        var closesAt = campaign.closesAt().plus(rest.compareTo(Duration.ZERO) > 0 ? rest : Duration.ofSeconds(1));
        courses.add(campaign, CourseAct.RESUME, reason, closesAt, by.id(), now);
        audit.record(by, "campaign.resumed", campaign.id(), null, reason);
    }

    /**
     * Calls a campaign off; no money has moved, and none will. There is no way back, so it takes two: refuses with {@code
     * SECOND_PERSON_NEEDED} one that does not rest, and who let it rest; with {@code CAMPAIGN_NOT_LIVE} after its close,
     * with {@code SAME_PERSON} who applied for it.
     */
    public void cancel(String slug, String reason, Actor by) {
        requireReason(reason);
        var campaign = courses.hold(slug);
        promoters.requireOther(campaign.id(), by.id());
        var now = clock.instant();
        if (!campaign.runs(now) && campaign.status() != CampaignStatus.SUSPENDED) {
            throw new Refusal(Reason.CAMPAIGN_NOT_LIVE);
        }
        if (campaign.runs(now) || courses.isLastToSuspend(campaign.id(), by.id())) {
            throw new Refusal(Reason.SECOND_PERSON_NEEDED);
        }
        courses.add(campaign, CourseAct.CANCEL, reason, null, by.id(), now);
        calls.fail(campaign.id(), now);
        ended.fire(new CampaignEnded(campaign.id(), CampaignStatus.CANCELLED));
        audit.record(by, "campaign.cancelled", campaign.id(), null, reason);
    }

    /** Whether it rests, and somebody else let it. */
    boolean mayCancel(CampaignCard card, Actor actor) {
        return card.status() == CampaignStatus.SUSPENDED && !courses.isLastToSuspend(card.id(), actor.id());
    }

    /** What the city keeps for a campaign in its call. */
    Money reserved(UUID campaign) {
        return calls.admission(campaign).map(Admission::reserved).orElse(Money.ZERO);
    }

    /** What happened to a campaign, oldest first. */
    public List<CourseView> of(UUID campaign) {
        return courses.of(campaign);
    }

    /** Says what happens with promises beyond the goal; the first word stays. */
    public void setSurplus(UUID campaign, Surplus surplus) {
        courses.setSurplus(campaign, surplus);
    }

    /** Null if nobody said. */
    Surplus surplus(UUID campaign) {
        return courses.surplus(campaign);
    }

    List<CampaignCard> unclosedAfter(Instant closesAt, UUID id, int limit) {
        return cards(courses.unclosedAfter(closesAt, id, limit));
    }

    List<CampaignCard> unclosedBefore(Instant closesAt, UUID id, int limit) {
        return cards(courses.unclosedBefore(closesAt, id, limit));
    }

    private List<CampaignCard> cards(List<UUID> ids) {
        var found = campaigns.byIds(ids);
        return ids.stream().map(found::get).toList();
    }

    private static void requireReason(String reason) {
        if (Text.length(reason) < LEAST_REASON || Text.length(reason) > MOST_REASON) {
            throw new Refusal(Reason.INVALID_INPUT, "reason");
        }
    }
}
