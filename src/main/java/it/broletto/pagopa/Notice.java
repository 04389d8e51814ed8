package it.broletto.pagopa;

import java.util.UUID;

/**
 * A payment notice made for one call of a pledge.
 *
 * @param key of the call, and the position's name at pagoPA
 * @param attempt of the call
 */
record Notice(String key, UUID pledge, int attempt, NoticeNumber number, long cents) {}
