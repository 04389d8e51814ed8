package it.broletto.application;

import java.util.UUID;

/**
 * An approved application became a campaign; told within the same transaction.
 *
 * @param project of a round that it goes on with; may be null
 */
public record CampaignOpened(UUID campaign, UUID project, UUID applicant) {}
