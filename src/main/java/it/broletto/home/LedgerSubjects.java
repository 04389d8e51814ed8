package it.broletto.home;

import it.broletto.call.CallService;
import it.broletto.call.CallStatus;
import it.broletto.campaign.CampaignService;
import it.broletto.ledger.LedgerNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Leads from the ledger to the campaigns and calls whose money it keeps. */
@ApplicationScoped
class LedgerSubjects implements LedgerNames {

    private final CampaignService campaigns;

    private final CallService calls;

    LedgerSubjects(CampaignService campaigns, CallService calls) {
        this.campaigns = campaigns;
        this.calls = calls;
    }

    @Override
    public Map<UUID, Named> named(Collection<UUID> ids) {
        var names = new HashMap<UUID, Named>();
        campaigns.byIds(ids).forEach((id, card) -> names.put(id, new Named(card.title(), "/campaigns/" + card.slug())));
        calls.byIds(ids).values().stream()
                .filter(call -> call.status() != CallStatus.DRAFT)
                .forEach(call -> names.put(call.id(), new Named(call.title(), "/calls/" + call.slug())));
        return names;
    }
}
