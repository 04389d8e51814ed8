package it.broletto.bridge;

import it.broletto.audit.Actor;
import it.broletto.bridge.Entries.Entry;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CampaignStatus;
import it.broletto.campaign.Promoters;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** From a campaign that ended to a round that collects. Each public method is one transaction. */
@ApplicationScoped
@Transactional
public class EntryService {

    private final Entries entries;
    private final CampaignService campaigns;
    private final AwardService awards;
    private final Promoters promoters;
    private final RoundService rounds;
    private final Clock clock;

    EntryService(
            Entries entries,
            CampaignService campaigns,
            AwardService awards,
            Promoters promoters,
            RoundService rounds,
            Clock clock) {
        this.entries = entries;
        this.campaigns = campaigns;
        this.awards = awards;
        this.promoters = promoters;
        this.rounds = rounds;
        this.clock = clock;
    }

    /**
     * Begins the proposal by which a campaign enters a round, once per round: again, and in several windows at once, it is
     * the same one. Refuses with {@code NOT_ALLOWED} anybody but the campaign's promoter, with {@code ILLEGAL_TRANSITION} a
     * campaign that is neither funded nor failed, and with {@code WRONG_PHASE} a round that does not collect.
     */
    Entry enter(UUID campaign, UUID round, Actor promoter) {
        if (!promoters.isPromoter(campaign, promoter.id())) {
            throw new Refusal(Reason.NOT_ALLOWED);
        }
        var before = of(campaign, round);
        if (before.isPresent()) {
            return before.get();
        }
        var card = Optional.ofNullable(campaigns.byIds(List.of(campaign)).get(campaign))
                .orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
        var funded = MoneySources.funded(card.status());
        if (!funded && card.status() != CampaignStatus.FAILED) {
            throw new Refusal(Reason.ILLEGAL_TRANSITION, card.status(), CampaignStatus.FUNDED);
        }
        var view = rounds.requirePhase(round, Phase.COLLECTING);
        var given = awards.of(List.of(campaign)).stream()
                .map(Award::amount)
                .reduce(Money.ZERO, Money::plus)
                .plus(card.added() == null ? Money.ZERO : card.added());
        entries.add(
                new Entry(
                        campaign,
                        round,
                        view.slug(),
                        view.title(),
                        UUID.randomUUID(),
                        promoter.id(),
                        null,
                        funded ? Math.max(0, MoneySources.kept(card).cents()) : 0,
                        funded ? given.cents() : 0,
                        (int) card.backers(),
                        card.goal().cents()),
                clock.instant());
        return of(campaign, round).orElseThrow();
    }

    private Optional<Entry> of(UUID campaign, UUID round) {
        return entries.of(campaign).stream()
                .filter(one -> one.round().equals(round))
                .findFirst();
    }

    /** The latest first; at most 20. */
    List<Entry> of(UUID campaign) {
        return entries.of(campaign);
    }

    /** What a person began and has not sent yet. */
    Optional<Entry> begun(UUID intent, UUID person) {
        return entries.byIntent(intent)
                .filter(one -> one.author().equals(person))
                .filter(one -> one.proposal() == null);
    }
}
