package it.broletto.collection;

import java.util.UUID;

/**
 * Where a pledge stands.
 *
 * @param number of its last event; 0 before the first
 * @param attempts charges that were asked for
 * @param refunds refunds that were asked for
 */
record PledgeState(
        UUID pledge,
        UUID campaign,
        String rail,
        long cents,
        PledgeStatus status,
        int number,
        int attempts,
        int refunds) {}
