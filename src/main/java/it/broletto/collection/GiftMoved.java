package it.broletto.collection;

import java.util.UUID;

/**
 * The money of a pledge went on, as its backer wanted it.
 *
 * @param arrival the pledge as which it counts now; null in the neighbourhood fund
 */
public record GiftMoved(UUID pledge, UUID arrival) {}
