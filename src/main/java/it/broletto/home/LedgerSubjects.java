package it.broletto.home;

import it.broletto.campaign.CampaignService;
import it.broletto.ledger.LedgerNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Leads from the ledger to the campaigns whose money it keeps. */
@ApplicationScoped
class LedgerSubjects implements LedgerNames {

    private final CampaignService campaigns;

    LedgerSubjects(CampaignService campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public Map<UUID, Named> named(Collection<UUID> ids) {
        var names = new HashMap<UUID, Named>();
        campaigns.byIds(ids).forEach((id, card) -> names.put(id, new Named(card.title(), "/campaigns/" + card.slug())));
        return names;
    }
}
