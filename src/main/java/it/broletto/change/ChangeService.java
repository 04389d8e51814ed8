package it.broletto.change;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.call.CallService;
import it.broletto.campaign.CampaignChanged;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CampaignView;
import it.broletto.campaign.Promoters;
import it.broletto.campaign.ReturnService;
import it.broletto.campaign.ReturnView;
import it.broletto.change.ChangeStatus.Event;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Changes of campaigns before their close. Each public method is one transaction; it and the close wait for each other.
 * Who may ask is the caller's to check. Templates read it as {@code inject:changes}.
 *
 * <p>The rule about time: an approved change keeps the campaign from closing before the days for withdrawing are over, so
 * nobody's money is taken while they may still leave, and what is decided at the close is what people wanted who knew.
 */
@Named("changes")
@ApplicationScoped
@Transactional
public class ChangeService {

    static final int LEAST_REASON = 10;
    static final int MOST_REASON = 1000;

    /** No campaign changes oftener. */
    static final int MOST = 50;

    private final Changes changes;
    private final CampaignService campaigns;
    private final ReturnService returns;
    private final CallService calls;
    private final Promoters promoters;
    private final AuditService audit;
    private final jakarta.enterprise.event.Event<CampaignChanged> changed;
    private final Clock clock;
    private final int days;

    ChangeService(
            Changes changes,
            CampaignService campaigns,
            ReturnService returns,
            CallService calls,
            Promoters promoters,
            AuditService audit,
            jakarta.enterprise.event.Event<CampaignChanged> changed,
            Clock clock,
            @ConfigProperty(name = "broletto.change.withdrawal-days") int days) {
        if (days < 1 || days > 60) {
            throw new IllegalArgumentException("broletto.change.withdrawal-days is from 1 to 60, not " + days);
        }
        this.changes = changes;
        this.campaigns = campaigns;
        this.returns = returns;
        this.calls = calls;
        this.promoters = promoters;
        this.audit = audit;
        this.changed = changed;
        this.clock = clock;
        this.days = days;
    }

    /** For how many whole days after an approval backers are asked whether they stay. */
    public int days() {
        return days;
    }

    /**
     * Asks for a change; slips of the pen are corrected at once. The same intent again is the same change. Refuses with
     * {@code CAMPAIGN_NOT_LIVE} after the close, with {@code ALREADY_DONE} while another one waits, with {@code
     * INVALID_INPUT} what does not fit or changes nothing, and as {@link CallService#requireRoom} a budget that the call
     * does not cover.
     */
    UUID ask(String slug, Content after, String reason, UUID intent, Actor by) {
        var held = changes.hold(slug);
        var before = changes.byIntent(intent);
        if (before.isPresent()) {
            if (!before.get().slug().equals(slug)
                    || !before.get().after().equals(after)
                    || !before.get().reason().equals(reason)
                    || !before.get().requestedBy().equals(by.id())) {
                throw new Refusal(Reason.INTENT_REUSED);
            }
            return before.get().id();
        }
        requireReason(reason);
        var now = clock.instant();
        if (!held.mayChange(now)) {
            throw new Refusal(Reason.CAMPAIGN_NOT_LIVE);
        }
        var earlier = changes.of(held.id(), MOST);
        if (earlier.stream().anyMatch(ChangeView::waits) || earlier.size() == MOST) {
            throw new Refusal(Reason.ALREADY_DONE);
        }
        var says = says(slug);
        var offered = returns.of(held.id()).stream().map(ReturnView::id).collect(Collectors.toSet());
        if (after.equals(says) || !after.fits() || !offered.containsAll(after.ended())) {
            throw new Refusal(Reason.INVALID_INPUT);
        }
        if (!after.goal().equals(says.goal())) {
            calls.requireRoom(held.id(), after.goal().cents());
        }
        var id = UUID.randomUUID();
        var material = after.isMaterialAfter(says) || after.isMaterialAfter(agreed(earlier, says));
        changes.ask(id, held.id(), earlier.size() + 1, says, after, material, reason, by.id(), intent, now);
        if (material) {
            audit.record(by, "campaign.change-asked", held.id(), null, reason);
        } else {
            changes.move(id, Event.APPLY, by.id(), null, null, now);
            audit.record(by, "campaign.corrected", held.id(), null, reason);
        }
        return id;
    }

    /** What two of the offices read last: letter by letter, many slips of the pen would make another text. */
    private static Content agreed(List<ChangeView> newestFirst, Content says) {
        var agreed = says;
        for (var one : newestFirst) {
            if (one.status() == ChangeStatus.APPROVED) {
                return agreed;
            }
            if (one.status() == ChangeStatus.APPLIED) {
                agreed = one.before();
            }
        }
        return agreed;
    }

    /** Says that it may be approved. Refuses who asked or speaks for the campaign with {@code SAME_PERSON}. */
    void propose(UUID id, String reason, Actor by) {
        requireReason(reason);
        var change = waiting(id, by);
        changes.move(id, Event.PROPOSE, by.id(), reason, null, clock.instant());
        audit.record(by, "campaign.change-proposed", change.campaign(), null, reason);
    }

    /**
     * Approves what somebody else proposed: the campaign says it from now on, backers are told, and the close waits until
     * they had time to withdraw. Refuses as {@link #propose}, who proposed it with {@code SECOND_PERSON_NEEDED}, and as
     * {@link CallService#change} a budget that the call does not cover by now.
     */
    void approve(UUID id, Actor by) {
        var change = waiting(id, by);
        if (!change.proposed() || by.id().equals(change.proposedBy())) {
            throw new Refusal(Reason.SECOND_PERSON_NEEDED);
        }
        var held = changes.hold(change.campaign());
        var now = clock.instant();
        if (!held.mayChange(now)) {
            throw new Refusal(Reason.CAMPAIGN_NOT_LIVE);
        }
        var until = now.atZone(Time.ROME)
                .toLocalDate()
                .plus(Period.ofDays(days + 1))
                .atStartOfDay(Time.ROME)
                .toInstant();
        if (!change.after().goal().equals(change.before().goal())) {
            calls.change(change.campaign(), id, change.after().goal().cents(), by);
        }
        var closes = held.closesAt().isBefore(until) ? until : held.closesAt();
        changes.move(id, Event.APPROVE, by.id(), null, new Changes.Closing(until, held.closesAt(), closes), now);
        audit.record(by, "campaign.changed", change.campaign(), null, null);
        changed.fire(new CampaignChanged(change.campaign(), id, until));
    }

    /** Says no. Refuses as {@link #propose}. */
    void reject(UUID id, String reason, Actor by) {
        requireReason(reason);
        var change = waiting(id, by);
        changes.move(id, Event.REJECT, by.id(), reason, null, clock.instant());
        audit.record(by, "campaign.change-rejected", change.campaign(), null, reason);
    }

    /** Takes the request back that waits; nothing waits any more is the same answer. */
    boolean retract(String slug, Actor by) {
        var campaign = changes.hold(slug).id();
        var waiting = changes.open(campaign);
        waiting.ifPresent(change -> {
            changes.move(change.id(), Event.RETRACT, by.id(), null, null, clock.instant());
            audit.record(by, "campaign.change-retracted", campaign, null, null);
        });
        return waiting.isPresent();
    }

    /** Holds the campaign; refuses what does not wait any more, and whoever is on the campaign's side. */
    private ChangeView waiting(UUID id, Actor by) {
        changes.hold(one(id).campaign());
        var change = one(id);
        if (isAside(change, by)) {
            throw new Refusal(Reason.SAME_PERSON);
        }
        if (!change.waits()) {
            throw new Refusal(Reason.ILLEGAL_TRANSITION);
        }
        return change;
    }

    /** Whether somebody asked for a change or speaks for its campaign. */
    boolean isAside(ChangeView change, Actor somebody) {
        return somebody.id().equals(change.requestedBy()) || promoters.isPromoter(change.campaign(), somebody.id());
    }

    private static void requireReason(String reason) {
        if (Text.length(reason) < LEAST_REASON || Text.length(reason) > MOST_REASON) {
            throw new Refusal(Reason.INVALID_INPUT, "reason");
        }
    }

    /** What a campaign says now. */
    Content says(String slug) {
        return Content.of(campaigns.bySlug(slug));
    }

    CampaignView campaign(String slug) {
        return campaigns.bySlug(slug);
    }

    /** Refuses an unknown one with {@code NOT_FOUND}. */
    ChangeView one(UUID id) {
        return changes.byId(id).orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    /** The newest first, at most {@value #MOST}. */
    public List<ChangeView> of(UUID campaign) {
        return changes.of(campaign, MOST);
    }

    /** The one that waits for a decision; null if none does. */
    public ChangeView open(UUID campaign) {
        return changes.open(campaign).orElse(null);
    }

    /** The last one that backers were told of; null without. */
    public ChangeView lastApproved(UUID campaign) {
        return changes.of(campaign, MOST).stream()
                .filter(one -> one.status() == ChangeStatus.APPROVED)
                .findFirst()
                .orElse(null);
    }

    /** A person's promises that wait for their word since the campaign changed, at most 100. */
    public List<Told> told(UUID person) {
        return changes.told(person, clock.instant());
    }

    /** The same for one promise; null if it does not wait. */
    public Told toldOf(UUID pledge) {
        return changes.toldOf(pledge, clock.instant()).orElse(null);
    }

    List<ChangeView> waitingAfter(Instant at, UUID id, int limit) {
        return changes.waitingAfter(at, id, limit);
    }

    List<ChangeView> waitingBefore(Instant at, UUID id, int limit) {
        return changes.waitingBefore(at, id, limit);
    }

    /** How many wait for the offices. */
    public long waiting() {
        return changes.waiting();
    }

    /** The returns that a change may take back. */
    List<ReturnView> offered(UUID campaign) {
        return returns.of(campaign);
    }

    Map<UUID, String> titles(Collection<UUID> ids) {
        return changes.returns(ids);
    }
}
