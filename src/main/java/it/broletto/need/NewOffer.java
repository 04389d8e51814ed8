package it.broletto.need;

import java.util.UUID;

/**
 * What somebody offers.
 *
 * @param quantity hours or pieces, 1 to 10,000
 * @param note 2 to 300 characters, for the promoter alone: how to reach them, when they can
 * @param intent made with the form; the same intent again is the same offer
 */
public record NewOffer(int quantity, String note, UUID intent) {}
