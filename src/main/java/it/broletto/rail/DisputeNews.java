package it.broletto.rail;

import java.util.UUID;

/** A charge is disputed, or a dispute ended. Fired outside of transactions; may be fired again for the same. */
public record DisputeNews(String rail, UUID pledge, Dispute dispute) {}
