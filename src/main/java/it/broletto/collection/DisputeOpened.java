package it.broletto.collection;

import java.util.UUID;

/**
 * A gift is disputed and its amount is about to be kept: who gave money of the campaign away but has not paid it yet
 * takes it back. Fired within the transaction.
 */
public record DisputeOpened(UUID campaign, long cents) {}
