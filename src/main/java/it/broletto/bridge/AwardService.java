package it.broletto.bridge;

import it.broletto.audit.Actor;
import it.broletto.audit.AuditService;
import it.broletto.call.CallService;
import it.broletto.call.CallStatus;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CampaignStatus;
import it.broletto.campaign.Promoters;
import it.broletto.identity.Person;
import it.broletto.ledger.EnvelopeService;
import it.broletto.ledger.NewEntry;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The city as the first to add to a campaign: from the envelope of a call, proposed by one person and approved by another.
 * It is nobody's promise, so no minimum, threshold or match counts it. Approved it is reserved; committed once the campaign
 * is funded, released if it is not.
 */
@ApplicationScoped
@Transactional
public class AwardService {

    private final Awards awards;
    private final CampaignService campaigns;
    private final CallService calls;
    private final EnvelopeService envelopes;
    private final Promoters promoters;
    private final AuditService audit;
    private final Clock clock;

    AwardService(
            Awards awards,
            CampaignService campaigns,
            CallService calls,
            EnvelopeService envelopes,
            Promoters promoters,
            AuditService audit,
            Clock clock) {
        this.awards = awards;
        this.campaigns = campaigns;
        this.calls = calls;
        this.envelopes = envelopes;
        this.promoters = promoters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for an award; the same id again is the same one, and refused with {@code INTENT_REUSED} if it says
     * something else. Refuses with {@code CAMPAIGN_NOT_LIVE} after the close, with
     * {@code ALREADY_DONE} while another one stands, with {@code CALL_NOT_OPEN} a call that is not published, with
     * {@code INVALID_INPUT} an act of less than 3 or more than 140 characters, with {@code AMOUNT_OUT_OF_RANGE} nothing and
     * more than the goal, and with {@code SAME_PERSON} the campaign's own promoter.
     */
    public void propose(UUID id, UUID campaign, UUID call, Money amount, String act, Person officer) {
        if (Text.length(act) < 3 || Text.length(act) > 140) {
            throw new Refusal(Reason.INVALID_INPUT, "act");
        }
        refusePromoter(campaign, officer);
        awards.hold(campaign);
        var before = awards.named(List.of(id));
        if (!before.isEmpty()) {
            requireSame(before.get(0), campaign, call, amount, act, officer);
            return;
        }
        var card = campaigns.byIds(List.of(campaign)).get(campaign);
        if (card.status() != CampaignStatus.LIVE && card.status() != CampaignStatus.SUSPENDED) {
            throw new Refusal(Reason.CAMPAIGN_NOT_LIVE);
        }
        if (!of(List.of(campaign), false).isEmpty()) {
            throw new Refusal(Reason.ALREADY_DONE);
        }
        if (calls.byId(call).status() != CallStatus.PUBLISHED) {
            throw new Refusal(Reason.CALL_NOT_OPEN);
        }
        if (amount.cents() < 1 || amount.compareTo(card.goal()) > 0) {
            throw new Refusal(Reason.AMOUNT_OUT_OF_RANGE, Money.ofCents(1), card.goal());
        }
        awards.propose(id, campaign, call, amount, act, officer.id(), clock.instant());
        audit.record(officer, "campaign.award-proposed", campaign, null, words(amount, act));
    }

    private static void requireSame(Award one, UUID campaign, UUID call, Money amount, String act, Person officer) {
        if (!one.campaign().equals(campaign)
                || !one.call().equals(call)
                || !one.amount().equals(amount)
                || !one.act().equals(act)
                || !one.proposedBy().equals(officer.id())) {
            throw new Refusal(Reason.INTENT_REUSED);
        }
    }

    /**
     * Approves and reserves it; again is nothing. Refuses with {@code SAME_PERSON} who proposed it and the campaign's own
     * promoter, with {@code CAMPAIGN_NOT_LIVE} after the close, with {@code NOT_COVERED} what the envelope does not have.
     */
    public void approve(UUID id, Person officer) {
        var award = held(id);
        if (award.approved()) {
            return;
        }
        if (award.proposedBy().equals(officer.id())) {
            throw new Refusal(Reason.SAME_PERSON);
        }
        refusePromoter(award.campaign(), officer);
        var status =
                campaigns.byIds(List.of(award.campaign())).get(award.campaign()).status();
        if (status != CampaignStatus.LIVE && status != CampaignStatus.SUSPENDED) {
            throw new Refusal(Reason.CAMPAIGN_NOT_LIVE);
        }
        awards.answer(id, true, officer.id(), clock.instant());
        envelopes.reserve(
                NewEntry.id("award-reserve", id),
                award.call(),
                id,
                award.amount().cents(),
                officer);
        audit.record(officer, "campaign.award-approved", award.campaign(), null, words(award.amount(), award.act()));
    }

    /** Takes back what waits for approval. Refuses with {@code ALREADY_DONE} what was approved. */
    void refuse(UUID id, Person officer) {
        var award = held(id);
        if (award.approved()) {
            throw new Refusal(Reason.ALREADY_DONE);
        }
        awards.answer(id, false, officer.id(), clock.instant());
        audit.record(officer, "campaign.award-refused", award.campaign(), null, words(award.amount(), award.act()));
    }

    /** Held until the transaction ends. Refuses with {@code NOT_FOUND} one that does not stand. */
    private Award held(UUID id) {
        var campaign =
                awards.byId(id).orElseThrow(() -> new Refusal(Reason.NOT_FOUND)).campaign();
        awards.hold(campaign);
        return awards.byId(id).orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    private void refusePromoter(UUID campaign, Person officer) {
        if (promoters.isPromoter(campaign, officer.id())) {
            throw new Refusal(Reason.SAME_PERSON);
        }
    }

    /** Commits or releases what is reserved for campaigns that ended; returns how many. Safe to run twice or at once. */
    int endDue() {
        var due = awards.toEnd(20);
        for (var id : due) {
            var award = awards.byId(id).orElseThrow();
            var funded = awards.isFunded(award.campaign());
            var cents = award.amount().cents();
            awards.end(id, funded, clock.instant());
            if (funded) {
                envelopes.commit(NewEntry.id("award-commit", id), id, cents, award.act(), Actor.SYSTEM);
            } else {
                envelopes.release(NewEntry.id("award-release", id), award.call(), id, cents, null, Actor.SYSTEM);
            }
            audit.record(
                    Actor.SYSTEM,
                    funded ? "campaign.award-committed" : "campaign.award-released",
                    award.campaign(),
                    null,
                    words(award.amount(), award.act()));
        }
        return due.size();
    }

    /** What was approved and not released, the oldest first. */
    public List<Award> of(Collection<UUID> campaigns) {
        return of(campaigns, true);
    }

    /** @param approvedOnly without those that wait for the second person */
    List<Award> of(Collection<UUID> campaigns, boolean approvedOnly) {
        return awards.of(campaigns).stream()
                .filter(award -> !approvedOnly || award.approved())
                .toList();
    }

    /** By id, whatever became of them. */
    public Map<UUID, Award> byIds(Collection<UUID> ids) {
        return awards.named(ids).stream().collect(Collectors.toMap(Award::id, Function.identity()));
    }

    private static String words(Money amount, String act) {
        return amount.decimal() + " EUR, " + act;
    }
}
