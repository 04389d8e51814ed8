package it.broletto.proposal;

import it.broletto.shared.Money;

/**
 * An officer's answer.
 *
 * @param cost what it will cost; needed if feasible, null otherwise
 * @param reason public, 10 to 2,000 characters; needed if not feasible, else it may be null
 */
public record NewReview(boolean feasible, Money cost, String reason) {}
