package it.broletto.home;

import it.broletto.bridge.AwardService;
import it.broletto.call.CallService;
import it.broletto.call.CallStatus;
import it.broletto.campaign.CampaignService;
import it.broletto.ledger.LedgerNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;

/** Leads from the ledger to the campaigns and calls whose money it keeps. */
@ApplicationScoped
class LedgerSubjects implements LedgerNames {

    private final CampaignService campaigns;

    private final CallService calls;

    private final AwardService awards;

    LedgerSubjects(CampaignService campaigns, CallService calls, AwardService awards) {
        this.campaigns = campaigns;
        this.calls = calls;
        this.awards = awards;
    }

    @Override
    public Map<UUID, Named> named(Collection<UUID> ids) {
        var names = new HashMap<UUID, Named>();
        var given = awards.byIds(ids);
        var owners = new HashSet<>(ids);
        given.values().forEach(award -> owners.add(award.campaign()));
        campaigns
                .byIds(owners)
                .forEach((id, card) -> names.put(id, new Named(card.title(), "/campaigns/" + card.slug())));
        given.forEach((id, award) -> names.put(id, names.get(award.campaign())));
        calls.byIds(ids).values().stream()
                .filter(call -> call.status() != CallStatus.DRAFT)
                .forEach(call -> names.put(call.id(), new Named(call.title(), "/calls/" + call.slug())));
        return names;
    }
}
