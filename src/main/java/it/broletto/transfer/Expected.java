package it.broletto.transfer;

import java.util.UUID;

/**
 * What is known of a pledge that a credit could be for.
 *
 * @param open whether it waits for a transfer
 * @param paid whether a credit pays it already
 * @param payerKey of the set-up that named who pays; null if nobody did
 * @param payer sealed; null if nobody did
 */
record Expected(
        UUID pledge, Reference reference, long cents, boolean open, boolean paid, String payerKey, String payer) {}
