package it.broletto.payout;

import it.broletto.shared.Money;
import java.util.UUID;

/**
 * A part that is asked for.
 *
 * @param evidence what was done, 10 to 5,000 characters
 * @param link {@code https}, at most 500 characters; null for none
 * @param intent made with the form; the same intent again is the same request
 */
public record NewPayout(int position, Money amount, String evidence, String link, UUID intent) {}
