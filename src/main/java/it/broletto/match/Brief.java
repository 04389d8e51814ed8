package it.broletto.match;

/**
 * A {@link Claim} without its single gifts.
 *
 * @param id names it in the result
 * @param budgetCents what its project costs, more than 0
 * @param awardCents what the city gave it beside any match; counted only by a rule that says so
 */
public record Brief(String id, long budgetCents, Gifts gifts, long awardCents) {

    static Brief of(Claim claim, MatchRule rule) {
        return new Brief(claim.id(), claim.budgetCents(), Gifts.of(claim.gifts(), rule), claim.awardCents());
    }
}
