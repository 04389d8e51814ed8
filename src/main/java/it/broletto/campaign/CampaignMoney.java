package it.broletto.campaign;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What became of the promises of campaigns; known where money is collected. */
public interface CampaignMoney {

    /** By campaign, in one question to the database; those that only take promises are left out. */
    Map<UUID, CampaignSums> sums(Collection<UUID> campaigns);

    /** Who receives what is given to a campaign, and how one may pay. */
    GivenTo givenTo(UUID campaign);
}
