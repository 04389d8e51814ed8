package it.broletto.match;

import java.util.ArrayList;
import java.util.List;

/**
 * The rule of a call by which money is added to what people gave. Rates are in basis points (hundredths of a percent),
 * amounts in cents; every division rounds down, so no cent is promised that is not there.
 */
public sealed interface MatchRule permits Threshold, PerDonation, LumpSum, Quadratic {

    /** One whole, in basis points. */
    long WHOLE = 10_000;

    /**
     * What each claim gets. Claims are served in their order as long as the pool lasts; under {@link Quadratic} all at
     * once.
     *
     * @param poolCents what there is to give, from 0
     * @return one match for each claim, in their order; together at most the pool
     * @throws UnusableMatch if the pool is negative or two claims have the same id
     */
    default List<Match> match(List<Claim> claims, long poolCents) {
        check(claims, poolCents);
        var matches = new ArrayList<Match>();
        var left = poolCents;
        for (var claim : claims) {
            var match = match(claim, left);
            left -= match.cents();
            matches.add(match);
        }
        return matches;
    }

    /** What one claim gets of what is left of the pool. */
    default Match match(Claim claim, long poolCents) {
        return match(Brief.of(claim, this), poolCents);
    }

    /** The same, without what is added to each gift. */
    Match match(Brief claim, long poolCents);

    /**
     * What one of several claims gets, as {@link #match(List, long)} says it, without what is added to each gift.
     *
     * @param claims those that the pool is for; the one that is asked for alone unless the rule shares its pool
     * @param id of one of them
     */
    default Match matchOf(String id, List<Brief> claims, long poolCents) {
        return match(
                claims.stream()
                        .filter(claim -> claim.id().equals(id))
                        .findFirst()
                        .orElseThrow(),
                poolCents);
    }

    /**
     * The most that a project of this budget can get, whatever people give: with this much in the pool the pool never
     * binds.
     *
     * @param budgetCents more than 0
     */
    long mostFor(long budgetCents);

    /**
     * The least sum of gifts to which anything can be added.
     *
     * @param budgetCents more than 0
     */
    default long neededCents(long budgetCents) {
        return 0;
    }

    /**
     * Whether what the city gives as first backer counts with what people gave when a condition is looked at. Never for
     * the amount that is added. Public money unlocks no public money unless the rule says so.
     */
    default boolean awardsCount() {
        return false;
    }

    /** What is compared with a condition: what people gave, and what the city gave if it counts. */
    default long towards(Brief claim) {
        return claim.gifts().cents() + (awardsCount() ? claim.awardCents() : 0);
    }

    /** Whether one pool is divided among all campaigns at once, so that nothing can be kept for one of them before. */
    default boolean sharesPool() {
        return false;
    }

    /** Reads the canonical form of a rule. Throws {@link UnusableMatch} if it is none. */
    static MatchRule parse(String json) {
        return MatchJson.rule(json);
    }

    /** The canonical form (RFC 8785): the same rule gives the same text. */
    default String canonicalJson() {
        return MatchJson.write(this);
    }

    /** SHA-256 of the canonical form, 64 hexadecimal digits. */
    default String sha256() {
        return MatchJson.sha256(canonicalJson());
    }

    /** A share of an amount, rounded down. */
    static long share(long cents, long basisPoints) {
        return Math.multiplyExact(cents, basisPoints) / WHOLE;
    }

    static long in(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new UnusableMatch(what + " is from " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    static void check(List<Claim> claims, long poolCents) {
        in("poolCents", poolCents, 0, Claim.MOST_CENTS);
        if (claims.stream().map(Claim::id).distinct().count() < claims.size()) {
            throw new UnusableMatch("two claims have the same id");
        }
    }
}
