package it.broletto.campaign;

import java.time.Instant;
import java.util.UUID;

/**
 * A change of a live campaign was approved; whoever had promised may withdraw.
 *
 * @param change id of the change
 * @param withdrawUntil the campaign does not close before it
 */
public record CampaignChanged(UUID campaign, UUID change, Instant withdrawUntil) {}
