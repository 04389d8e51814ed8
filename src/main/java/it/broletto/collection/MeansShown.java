package it.broletto.collection;

import java.util.UUID;

/**
 * A backer showed how a pledge is paid, the first time or anew. Fired once for each, within the transaction.
 *
 * @param attempt from 1
 */
public record MeansShown(UUID pledge, int attempt, String rail) {}
