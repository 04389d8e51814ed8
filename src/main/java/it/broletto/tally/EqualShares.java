package it.broletto.tally;

import java.util.ArrayList;
import java.util.List;

/**
 * The Method of Equal Shares at one endowment, exactly. Source: arXiv:2008.13276, with the lazy evaluation that the
 * price of a project never falls between rounds.
 * <p>
 * Each purse is a lower bound in integers of 2^-scale cents; the true content is at most {@code slack} more. So each
 * price lies between two integers, and nearly always these decide. Where they do not, the same run is done anew with
 * true fractions beside the bounds, and those decide. Nothing is ever rounded into a decision.
 * <p>
 * The price of a project is what a voter pays for one point of it; its <em>worth</em>, by which projects compete, is
 * the price with cardinality utility and the price / cost with cost utility (its inverse is the effective number of
 * votes).
 */
final class EqualShares {

    private final Supporters supporters;
    private final long[] costCents;
    private final boolean worthPerCost;
    private final long budgetCents;
    private final boolean[] excluded;
    private final int[] groupOf;
    private final Ties ties;

    private final PurseBounds bounds;
    private final boolean[] fresh;
    private final boolean[] open;

    private Payments payments;

    /**
     * @param costCents as counted
     * @param worthPerCost whether utility is multiplied by cost
     * @param budgetCents of the election
     * @param excluded projects that may not be bought
     * @param groupOf for each project a number that those share of which one at most may win; -1 for none
     */
    EqualShares(
            Supporters supporters,
            long[] costCents,
            boolean worthPerCost,
            long budgetCents,
            boolean[] excluded,
            int[] groupOf,
            Ties ties) {
        this.supporters = supporters;
        this.costCents = costCents;
        this.worthPerCost = worthPerCost;
        this.budgetCents = budgetCents;
        this.excluded = excluded;
        this.groupOf = groupOf;
        this.ties = ties;
        var projects = supporters.projects();
        this.bounds = new PurseBounds(supporters, costCents);
        this.fresh = new boolean[projects];
        this.open = new boolean[projects];
    }

    /**
     * Buys until nothing more can be bought, or the budget is overspent: what would come then, ties among it, is of no
     * interest.
     *
     * @param endowment cents of each voter, more than 0
     * @return what was bought, in order
     * @throws UndecidableTie if the rule sheet leaves a tie open
     */
    List<Integer> buy(Fraction endowment) {
        begin(endowment, endowment, false);
        var bought = buyAll();
        return bought == null ? trace(endowment).bought() : bought;
    }

    /** As {@link #buy}, with what each purchase cost whom. */
    Payments trace(Fraction endowment) {
        begin(endowment, endowment, true);
        buyAll();
        return payments;
    }

    /** Whether every endowment from the least to the most, both included, buys exactly this; false if in doubt. */
    boolean buysTheSame(List<Integer> bought, Fraction least, Fraction most) {
        begin(least, most, false);
        return bought.equals(buyAll());
    }

    private void begin(Fraction least, Fraction most, boolean exactly) {
        bounds.begin(least, most);
        for (var project = 0; project < open.length; project++) {
            open[project] = !excluded[project] && supporters.total(project) > 0;
            fresh[project] = false;
        }
        payments = exactly ? new Payments(supporters, costCents, worthPerCost, bounds, least) : null;
    }

    /** Null if the bounds leave open what comes next and this run is not exact. */
    private List<Integer> buyAll() {
        var bought = new ArrayList<Integer>();
        var leftCents = budgetCents;
        while (leftCents >= 0) {
            CalledOff.check();
            var best = best();
            if (best == null) {
                return null;
            }
            if (best.isEmpty()) {
                return bought;
            }
            var next = payments != null ? cheapestExactly(best) : cheapest(best);
            if (next == UNDECIDED) {
                return null;
            }
            if (next == NOTHING) {
                continue;
            }
            pay(next);
            bought.add(next);
            close(next);
            leftCents -= costCents[next];
        }
        return bought;
    }

    private static final int UNDECIDED = -1;
    private static final int NOTHING = -2;

    private void close(int bought) {
        open[bought] = false;
        for (var project = 0; project < open.length; project++) {
            fresh[project] = false;
            open[project] &= groupOf[bought] < 0 || groupOf[project] != groupOf[bought];
        }
    }

    /** The projects one of which has the least worth for certain; null if the bounds cannot tell who can be bought. */
    private List<Integer> best() {
        while (true) {
            var limit = -1;
            for (var project = 0; project < open.length; project++) {
                if (open[project]
                        && fresh[project]
                        && (limit < 0 || less(bounds.high(project), project, bounds.high(limit), limit))) {
                    limit = project;
                }
            }
            var stale = -1;
            for (var project = 0; project < open.length; project++) {
                if (open[project]
                        && !fresh[project]
                        && (limit < 0 || !less(bounds.high(limit), limit, bounds.low(project), project))
                        && (stale < 0 || less(bounds.low(project), project, bounds.low(stale), stale))) {
                    stale = project;
                }
            }
            if (stale < 0) {
                return limit < 0 ? List.of() : upTo(limit);
            }
            if (!evaluate(stale)) {
                return null;
            }
        }
    }

    private List<Integer> upTo(int limit) {
        var best = new ArrayList<Integer>();
        for (var project = 0; project < open.length; project++) {
            if (open[project] && fresh[project] && !less(bounds.high(limit), limit, bounds.low(project), project)) {
                best.add(project);
            }
        }
        return best;
    }

    /** Whether one price makes less worth than another. */
    private boolean less(long price, int project, long otherPrice, int other) {
        return worthPerCost ? lessProduct(price, costCents[other], otherPrice, costCents[project]) : price < otherPrice;
    }

    /** a × b &lt; c × d, all not negative, without overflow. */
    private static boolean lessProduct(long a, long b, long c, long d) {
        var high = Math.multiplyHigh(a, b);
        var otherHigh = Math.multiplyHigh(c, d);
        return high != otherHigh ? high < otherHigh : Long.compareUnsigned(a * b, c * d) < 0;
    }

    /** False if the bounds cannot tell whether its supporters can pay, and this run is not exact. */
    private boolean evaluate(int project) {
        var price = bounds.evaluate(project);
        open[project] = price != PurseBounds.Price.TOO_HIGH;
        fresh[project] = open[project];
        return price != PurseBounds.Price.DOUBTFUL || payments != null;
    }

    /** Decides by bounds, and exactly among projects with the same supporters or whose supporters all can pay alike. */
    private int cheapest(List<Integer> best) {
        if (best.size() == 1) {
            return best.get(0);
        }
        if (best.stream().allMatch(project -> areTwins(project, best.get(0)))) {
            return ties.first(best);
        }
        if (best.stream().anyMatch(project -> bounds.rich(project) == 0)) {
            return UNDECIDED;
        }
        var least = best.stream().min(this::compareRich).orElseThrow();
        return ties.first(best.stream()
                .filter(project -> compareRich(project, least) == 0)
                .toList());
    }

    /** Then their prices are equal at every endowment, whatever was bought before. */
    private boolean areTwins(int one, int other) {
        return costCents[one] == costCents[other] && supporters.areSame(one, other);
    }

    /** Their prices are cost / points, their worths that or 1 / points. */
    private int compareRich(int one, int other) {
        if (worthPerCost) {
            return Long.compare(bounds.rich(other), bounds.rich(one));
        }
        if (lessProduct(costCents[one], bounds.rich(other), costCents[other], bounds.rich(one))) {
            return -1;
        }
        return lessProduct(costCents[other], bounds.rich(one), costCents[one], bounds.rich(other)) ? 1 : 0;
    }

    private int cheapestExactly(List<Integer> best) {
        var offers = new ArrayList<Offer>();
        for (var project : best) {
            CalledOff.check();
            var offer = payments.offer(project);
            if (offer == null) {
                open[project] = false;
            } else {
                offers.add(offer);
            }
        }
        if (offers.isEmpty()) {
            return NOTHING;
        }
        var least = offers.stream()
                .min((one, other) -> one.worth().compareTo(other.worth()))
                .orElseThrow();
        var next = ties.first(offers.stream()
                .filter(offer -> offer.worth().compareTo(least.worth()) == 0)
                .map(Offer::project)
                .toList());
        payments.accept(offers.stream()
                .filter(offer -> offer.project() == next)
                .findFirst()
                .orElseThrow());
        return next;
    }

    private void pay(int project) {
        if (payments == null) {
            bounds.pay(project);
        } else {
            bounds.pay(payments.last());
        }
    }
}
