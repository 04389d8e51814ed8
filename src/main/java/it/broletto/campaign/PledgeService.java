package it.broletto.campaign;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What others may do with pledges. Each public method is one transaction. Who may call is the caller's to check: level, freshness. */
@ApplicationScoped
@Transactional
public class PledgeService {

    private final Campaigns campaigns;
    private final Pledges pledges;
    private final AuditService audit;
    private final Clock clock;

    PledgeService(Campaigns campaigns, Pledges pledges, AuditService audit, Clock clock) {
        this.campaigns = campaigns;
        this.pledges = pledges;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Promises an amount; no money moves. The same intent with the same words returns the same pledge, however often and
     * whenever it comes; with other words it is refused with {@code INTENT_REUSED}. Refuses with {@code NOT_FOUND},
     * {@code AMOUNT_OUT_OF_RANGE}, {@code INVALID_INPUT} (name or message too long) and {@code CAMPAIGN_NOT_LIVE}.
     */
    public UUID pledge(String slug, NewPledge wanted, Actor backer) {
        requireInRange(wanted);
        var campaign = campaigns.heldOpen(slug).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        var before = pledges.byIntent(wanted.intent());
        if (before.isPresent()) {
            return same(before.get(), campaign.id(), wanted, backer);
        }
        var now = clock.instant();
        campaign.requireTakesPledges(now);
        if (pledges.add(campaign.id(), backer.id(), wanted, now)) {
            audit.record(backer, "campaign.pledged", campaign.id(), null, null);
        }
        return same(pledges.byIntent(wanted.intent()).orElseThrow(), campaign.id(), wanted, backer);
    }

    /** Takes a promise back; again is the same answer. Refuses another person's with {@code NOT_FOUND}, after the close with {@code CAMPAIGN_NOT_LIVE}. */
    public void withdraw(UUID pledge, Actor backer) {
        var campaign = pledges.campaignOf(pledge, backer.id())
                .flatMap(campaigns::heldOpen)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        if (pledges.withdrawn(pledge)) {
            return;
        }
        var now = clock.instant();
        campaign.requireTakesPledges(now);
        if (pledges.withdraw(pledge, now)) {
            audit.record(backer, "campaign.pledge-withdrawn", campaign.id(), null, null);
        }
    }

    /** A person's own pledge. Refuses an unknown or another person's one with {@code NOT_FOUND}. */
    public PledgeView own(UUID pledge, UUID person) {
        return pledges.one(pledge, person, clock.instant()).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** A person's pledges, newest first, at most 500. */
    public List<PledgeView> ownedBy(UUID person) {
        return pledges.of(person, 500, clock.instant());
    }

    /** Backers of a campaign who want to be named or left a message, newest first. */
    public List<BackerView> seenBackers(UUID campaign, int limit) {
        return pledges.seen(campaign, limit);
    }

    private static UUID same(Pledges.Made made, UUID campaign, NewPledge wanted, Actor backer) {
        if (!made.campaign().equals(campaign)
                || !made.person().equals(backer.id())
                || !made.amount().equals(wanted.amount())
                || !Objects.equals(made.publicName(), wanted.publicName())
                || !Objects.equals(made.message(), wanted.message())) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
        return made.id();
    }

    private static void requireInRange(NewPledge wanted) {
        if (wanted.amount().compareTo(NewPledge.LEAST) < 0 || wanted.amount().compareTo(NewPledge.MOST) > 0) {
            throw new Refusal(Refusal.Reason.AMOUNT_OUT_OF_RANGE, NewPledge.LEAST, NewPledge.MOST);
        }
        var name = wanted.publicName();
        if (name != null && (Text.length(name) < 2 || Text.length(name) > 80)
                || wanted.message() != null && Text.length(wanted.message()) > 300) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }
}
