package it.broletto.news;

import java.util.UUID;

/** The promoter of a campaign told something new; corrections are not news. Fired within the transaction. */
public record UpdateTold(UUID campaign, UUID update) {}
