package it.broletto.match;

import java.util.List;

/**
 * What is added to a campaign, and why it is not more.
 *
 * @param id of the claim
 * @param cents from 0
 * @param limits what the amount is the least of, in the order of the rule; empty if the campaign has no claim at all
 * @param unmet why nothing is due, or null
 * @param perGift what is added to each gift, in their order; empty if the rule looks only at their sum
 */
public record Match(String id, long cents, List<Limit> limits, Unmet unmet, List<Long> perGift) {

    /** One of the amounts that a match is the least of. */
    public record Limit(Kind kind, long cents) {}

    /** What an amount comes from. */
    public enum Kind {
        /** The rule's share of the budget. */
        SHARE,
        /** The rule's factor times what people gave. */
        FACTOR,
        /** The fixed amount of the rule. */
        LUMP,
        /** The campaign's part of the pool, by the roots of its gifts. */
        ROOTS,
        /** The most that one campaign may get. */
        CAP,
        /** What the budget still lacks. */
        ROOM,
        /** What is left of the pool. */
        POOL
    }

    /** A condition of the rule that a claim does not meet. */
    public enum Unmet {
        THRESHOLD,
        DONORS
    }

    static Match none(String id, Unmet unmet) {
        return new Match(id, 0, List.of(), unmet, List.of());
    }

    static Match least(String id, List<Limit> limits) {
        return new Match(id, limits.stream().mapToLong(Limit::cents).min().orElse(0), limits, null, List.of());
    }

    /** The first of the limits that no other is below; null if nothing is due. */
    public Limit binding() {
        return limits.stream()
                .filter(limit -> limit.cents() == cents)
                .findFirst()
                .orElse(null);
    }
}
