package it.broletto.campaign;

import java.util.UUID;

/**
 * Which campaigns, and in which order: null fields and empty words do not narrow.
 *
 * @param district code of a district
 */
record CampaignFilter(CampaignStatus status, UUID call, String district, String words, CampaignOrder order) {

    static final CampaignFilter LIVE = new CampaignFilter(CampaignStatus.LIVE, null, null, "", CampaignOrder.CLOSING);
}
