package it.broletto.match;

import java.util.List;

/**
 * What a campaign brings to its match.
 *
 * @param id names it in the result
 * @param budgetCents what its project costs, more than 0
 * @param gifts in the order in which they were settled
 * @param awardCents what the city gave it beside any match; counted only by a rule that says so
 */
public record Claim(String id, long budgetCents, List<Gift> gifts, long awardCents) {

    /** A billion euros: so no product of an amount and a rate leaves 64 bits. */
    static final long MOST_CENTS = 100_000_000_000L;

    /** @throws UnusableMatch if an amount is out of range */
    public Claim {
        if (id == null || id.isEmpty()) {
            throw new UnusableMatch("a claim without an id");
        }
        if (budgetCents <= 0 || budgetCents > MOST_CENTS) {
            throw new UnusableMatch(id + ": the budget is from 1 to " + MOST_CENTS + " cents, not " + budgetCents);
        }
        MatchRule.in("awardCents", awardCents, 0, MOST_CENTS);
        gifts = List.copyOf(gifts);
        if (gifts.stream().mapToLong(Gift::cents).reduce(0, Math::addExact) > MOST_CENTS) {
            throw new UnusableMatch(id + ": the gifts are more than " + MOST_CENTS + " cents");
        }
    }

    /** The city gave nothing beside the match. */
    public Claim(String id, long budgetCents, List<Gift> gifts) {
        this(id, budgetCents, gifts, 0);
    }

    /** What people gave, cents. */
    public long settledCents() {
        return gifts.stream().mapToLong(Gift::cents).sum();
    }

    /** Persons who gave. */
    public long donors() {
        return gifts.stream().map(Gift::donor).distinct().count();
    }
}
