package it.broletto.fund;

import it.broletto.shared.Money;
import java.util.UUID;

/**
 * What the fund is asked for.
 *
 * @param reason public words, 10 to 500 characters
 * @param intent made with the form; the same intent again is the same grant
 */
public record NewGrant(UUID campaign, Money amount, String reason, UUID intent) {}
