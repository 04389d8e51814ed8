package it.broletto.need;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.campaign.CampaignService;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Needs in kind and offers. Each public method is one transaction. Who may call is the caller's to check. Templates read
 * it as {@code inject:needs}.
 */
@Named("needs")
@ApplicationScoped
@Transactional
public class NeedService {

    static final int MOST = 30;
    private static final int OFFERS = 500;

    private final CampaignService campaigns;
    private final Needs needs;
    private final AuditService audit;
    private final Clock clock;

    NeedService(CampaignService campaigns, Needs needs, AuditService audit, Clock clock) {
        this.campaigns = campaigns;
        this.needs = needs;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a campaign needs, at most {@value #MOST}. */
    public List<NeedView> of(UUID campaign) {
        return needs.of(campaign, MOST);
    }

    /** Refuses with {@code NOT_FOUND}. */
    public NeedView one(UUID campaign, UUID need) {
        return needs.one(campaign, need).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** Asks for something; it stays as it is. The same intent again is the same need. Refuses with {@code CAMPAIGN_NOT_LIVE}, {@code INTENT_REUSED} and {@code INVALID_INPUT} (lengths, quantity, more than {@value #MOST}). */
    public void ask(UUID campaign, NewNeed wanted, Actor actor) {
        if (needs.isAsked(campaign, wanted)) {
            return;
        }
        requireOpen(campaign);
        if (Text.length(wanted.name()) < 3
                || Text.length(wanted.name()) > 120
                || wanted.wanted() < 1
                || wanted.wanted() > 100_000
                || of(campaign).size() == MOST) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        if (needs.add(campaign, wanted, clock.instant())) {
            audit.record(actor, "campaign.need-asked", campaign, null, null);
        } else if (!needs.isAsked(campaign, wanted)) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
    }

    /** Offers something; the same intent again is the same offer. Refuses with {@code NOT_FOUND}, {@code CAMPAIGN_NOT_LIVE}, {@code INVALID_INPUT} and {@code INTENT_REUSED}. */
    public void offer(UUID campaign, UUID need, NewOffer wanted, Actor person) {
        one(campaign, need);
        requireOpen(campaign);
        if (wanted.quantity() < 1
                || wanted.quantity() > 10_000
                || Text.length(wanted.note()) < 2
                || Text.length(wanted.note()) > 300) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        if (needs.offer(need, person.id(), wanted, clock.instant())) {
            audit.record(person, "campaign.help-offered", campaign, null, null);
        } else if (!needs.isOffered(need, person.id(), wanted)) {
            throw new Refusal(Refusal.Reason.INTENT_REUSED);
        }
    }

    /** Takes an offer back, at any time; again is the same answer. Refuses another person's with {@code NOT_FOUND}. */
    public void withdraw(UUID campaign, UUID offer, Actor person) {
        if (needs.of(campaign, person.id(), OFFERS).stream()
                .noneMatch(own -> own.id().equals(offer))) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        if (needs.withdraw(offer, clock.instant())) {
            audit.record(person, "campaign.help-withdrawn", campaign, null, null);
        }
    }

    /** A person's own offers for a campaign, newest first. */
    public List<OfferView> offersOf(UUID campaign, UUID person) {
        return needs.of(campaign, person, OFFERS);
    }

    /** All that stand, for the promoter alone, newest first, at most 500. */
    public List<OfferView> standing(UUID campaign) {
        return needs.standing(campaign, OFFERS);
    }

    private void requireOpen(UUID campaign) {
        var card = campaigns.byIds(List.of(campaign)).get(campaign);
        if (card == null) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        if (!card.open()) {
            throw new Refusal(Refusal.Reason.CAMPAIGN_NOT_LIVE);
        }
    }
}
