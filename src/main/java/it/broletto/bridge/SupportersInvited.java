package it.broletto.bridge;

import java.util.UUID;

/**
 * Who followed a project was invited to the campaign that goes on with it: the rows of {@code campaign_invitation}. Told
 * within the transaction that opens the campaign, so that mails may be put into an outbox with it.
 */
public record SupportersInvited(UUID campaign) {}
