package it.broletto.collection;

import java.util.UUID;

/**
 * Something happened to a pledge after its campaign closed. Fired within the transaction.
 *
 * @param number of the event, from 1
 */
public record PledgeMoved(UUID pledge, PledgeStatus.Event event, int number) {}
