package it.broletto.campaign;

import java.util.UUID;

/** A campaign came to its end: funded, failed or cancelled. Fired within the transaction. */
public record CampaignEnded(UUID campaign, CampaignStatus status) {}
