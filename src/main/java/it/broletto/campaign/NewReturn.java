package it.broletto.campaign;

import it.broletto.shared.Money;
import java.util.UUID;

/**
 * What backers are to get back.
 *
 * @param title 3 to 120 characters
 * @param body at most 1,000 characters
 * @param minimum the least that a pledge for it must promise, 1 € to 100,000 €
 * @param stock how many there are, 1 to 100,000; null = as many as are wanted, always so if it is for everybody
 * @param intent made with the form; the same intent again is the same return
 */
public record NewReturn(ReturnKind kind, String title, String body, Money minimum, Integer stock, UUID intent) {}
