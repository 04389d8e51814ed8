package it.broletto.rail;

import java.util.UUID;

/** What became of a call is known, or known better. Fired outside of transactions; may be fired again for the same. */
public record RailNews(String rail, UUID pledge, Act act, int attempt, Reply reply) {}
