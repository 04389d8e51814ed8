package it.broletto.tally;

import java.math.BigInteger;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

    /** A purse that is empty for certain; others are never negative. */
    private static final long SPENT = -1;

    private static final int BITS = 61;
    private static final long MOST_SLACK = 1L << BITS;
    private static final long MOST_PRODUCT = 1L << (BITS + 1);
    private static final int MOST_SCALE = 40;

    private final Supporters supporters;
    private final Ballots papers;
    private final long[] costCents;
    private final boolean worthPerCost;
    private final long budgetCents;
    private final boolean[] excluded;
    private final int[] groupOf;
    private final Ties ties;

    private final long[] purse;
    private final int[] live;
    private final int[] livePoints;
    private final int[] liveEnd;
    private final long[] low;
    private final long[] high;
    private final long[] rich;
    private final boolean[] fresh;
    private final boolean[] open;
    private final int[] roundOf;

    private int scale;
    private long slack;
    private boolean exact;
    private Ledger ledger;

    // what one scan of a project's supporters found
    private long poorSum;
    private long poorWeight;
    private long richPoints;
    private long leastRich;

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
        this.papers = supporters.papers();
        this.costCents = costCents;
        this.worthPerCost = worthPerCost;
        this.budgetCents = budgetCents;
        this.excluded = excluded;
        this.groupOf = groupOf;
        this.ties = ties;
        var projects = supporters.projects();
        this.purse = new long[papers.size()];
        this.live = new int[supporters.ballots().length];
        this.livePoints = supporters.byPoints() ? new int[live.length] : null;
        this.liveEnd = new int[projects];
        this.low = new long[projects];
        this.high = new long[projects];
        this.rich = new long[projects];
        this.fresh = new boolean[projects];
        this.open = new boolean[projects];
        this.roundOf = new int[projects];
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
    Ledger trace(Fraction endowment) {
        begin(endowment, endowment, true);
        buyAll();
        return ledger;
    }

    /** Whether every endowment from the least to the most, both included, buys exactly this; false if in doubt. */
    boolean buysTheSame(List<Integer> bought, Fraction least, Fraction most) {
        begin(least, most, false);
        return bought.equals(buyAll());
    }

    private void begin(Fraction least, Fraction most, boolean exactly) {
        var voters = BigInteger.valueOf(Math.max(1, papers.voters()));
        var largest = most.ceiling().multiply(voters).add(BigInteger.ONE);
        for (var cost : costCents) {
            largest = largest.max(BigInteger.valueOf(cost));
        }
        scale = Math.max(0, Math.min(MOST_SCALE, BITS - largest.bitLength()));
        var each = scaled(least).floor().longValueExact();
        slack = scaled(most).ceiling().longValueExact() - each;
        Arrays.fill(purse, each);
        System.arraycopy(supporters.ballots(), 0, live, 0, live.length);
        if (livePoints != null) {
            System.arraycopy(supporters.points(), 0, livePoints, 0, live.length);
        }
        for (var project = 0; project < open.length; project++) {
            liveEnd[project] = supporters.end(project);
            open[project] = !excluded[project] && supporters.total(project) > 0;
            low[project] = open[project] ? (costCents[project] << scale) / supporters.total(project) : 0;
            fresh[project] = false;
        }
        Arrays.fill(roundOf, -1);
        exact = exactly;
        ledger = exactly ? new Ledger(least) : null;
    }

    private Fraction scaled(Fraction cents) {
        return new Fraction(cents.numerator().shiftLeft(scale), cents.denominator());
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
            var next = exact ? cheapestExactly(best) : cheapest(best);
            if (next == UNDECIDED) {
                return null;
            }
            if (next == NOTHING) {
                continue;
            }
            pay(next);
            roundOf[next] = bought.size();
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
                        && (limit < 0 || less(high[project], project, high[limit], limit))) {
                    limit = project;
                }
            }
            var stale = -1;
            for (var project = 0; project < open.length; project++) {
                if (open[project]
                        && !fresh[project]
                        && (limit < 0 || !less(high[limit], limit, low[project], project))
                        && (stale < 0 || less(low[project], project, low[stale], stale))) {
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
            if (open[project] && fresh[project] && !less(high[limit], limit, low[project], project)) {
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

    /**
     * Brackets the price of a project, or closes the project if its supporters cannot pay. The sum of what supporters
     * pay at a price is concave in the price, so Newton's steps end at the price, from below after the first.
     *
     * @return false if bounds cannot tell whether they can pay and this run is not exact
     */
    private boolean evaluate(int project) {
        var cost = costCents[project] << scale;
        var price = Math.max(1, low[project]);
        while (true) {
            scan(project, price);
            if (richPoints == 0) {
                return mayBeTooPoor(project, cost);
            }
            raiseLow(project, cost);
            var next = ceilDiv(cost - poorSum, richPoints);
            if (next <= leastRich || next <= price) {
                high[project] = Math.max(next, price);
                rich[project] = poorWeight == 0 ? richPoints : 0;
                fresh[project] = true;
                return true;
            }
            price = next;
        }
    }

    /** Were each poor voter's purse as full as it may be, the price would still not be less than this. */
    private void raiseLow(int project, long cost) {
        var missing = cost - poorSum - mostMore();
        if (missing > 0) {
            low[project] = Math.max(low[project], missing / richPoints);
        }
    }

    /** What poor voters may have beyond the bounds of their purses; at most half of {@link Long#MAX_VALUE}. */
    private long mostMore() {
        return slack == 0 || poorWeight <= Long.MAX_VALUE / 2 / slack ? poorWeight * slack : Long.MAX_VALUE / 2;
    }

    private boolean mayBeTooPoor(int project, long cost) {
        if (mostMore() < cost - poorSum) {
            open[project] = false;
            return true;
        }
        high[project] = Long.MAX_VALUE;
        rich[project] = 0;
        fresh[project] = true;
        return exact;
    }

    /** Who can pay a price and what the others have; takes out those who have nothing. */
    private void scan(int project, long price) {
        if (livePoints == null) {
            scanVotes(project, price);
        } else {
            scanPoints(project, price);
        }
    }

    private void scanVotes(int project, long price) {
        var sum = 0L;
        var poor = 0L;
        var wealthy = 0L;
        var least = Long.MAX_VALUE;
        var end = liveEnd[project];
        for (var at = supporters.start(project); at < end; ) {
            var voter = live[at];
            var has = purse[voter];
            if (has >= price) {
                wealthy += papers.weight(voter);
                least = Math.min(least, has);
                at++;
            } else if (has == SPENT) {
                live[at] = live[--end];
            } else {
                var weight = papers.weight(voter);
                sum += has * weight;
                poor += weight;
                at++;
            }
        }
        liveEnd[project] = end;
        poorSum = sum;
        poorWeight = poor;
        richPoints = wealthy;
        leastRich = least;
    }

    private void scanPoints(int project, long price) {
        poorSum = 0;
        poorWeight = 0;
        richPoints = 0;
        leastRich = 0;
        var end = liveEnd[project];
        for (var at = supporters.start(project); at < end; ) {
            var voter = live[at];
            var has = purse[voter];
            if (has == SPENT) {
                end--;
                live[at] = live[end];
                livePoints[at] = livePoints[end];
                continue;
            }
            var weight = (long) papers.weight(voter);
            if (has >= times(price, livePoints[at])) {
                richPoints += weight * livePoints[at];
            } else {
                poorSum += has * weight;
                poorWeight += weight;
            }
            at++;
        }
        liveEnd[project] = end;
    }

    /** At most {@link #MOST_PRODUCT}, which no purse reaches. */
    private static long times(long price, int points) {
        return points == 1 || price <= MOST_PRODUCT / points ? price * points : MOST_PRODUCT;
    }

    private static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }

    /** Decides by bounds, and exactly among projects with the same supporters or whose supporters all can pay alike. */
    private int cheapest(List<Integer> best) {
        if (best.size() == 1) {
            return best.get(0);
        }
        if (best.stream().allMatch(project -> areTwins(project, best.get(0)))) {
            return ties.first(best);
        }
        if (best.stream().anyMatch(project -> rich[project] == 0)) {
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
            return Long.compare(rich[other], rich[one]);
        }
        if (lessProduct(costCents[one], rich[other], costCents[other], rich[one])) {
            return -1;
        }
        return lessProduct(costCents[other], rich[one], costCents[one], rich[other]) ? 1 : 0;
    }

    private int cheapestExactly(List<Integer> best) {
        var offers = new ArrayList<Offer>();
        for (var project : best) {
            var offer = ledger.offer(project);
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
                .min((one, other) -> one.worth.compareTo(other.worth))
                .orElseThrow();
        var next = ties.first(offers.stream()
                .filter(offer -> offer.worth.compareTo(least.worth) == 0)
                .map(offer -> offer.project)
                .toList());
        ledger.accept(offers.stream()
                .filter(offer -> offer.project == next)
                .findFirst()
                .orElseThrow());
        return next;
    }

    private void pay(int project) {
        var lowest = low[project];
        var highest = high[project];
        if (exact) {
            var price = scaled(ledger.last().price);
            lowest = price.floor().longValueExact();
            highest = price.ceiling().longValueExact();
            for (var voter : ledger.last().emptied) {
                purse[voter] = SPENT;
            }
        }
        for (var at = supporters.start(project); at < liveEnd[project]; at++) {
            var voter = live[at];
            var has = purse[voter];
            var points = livePoints == null ? 1 : livePoints[at];
            if (has == SPENT) {
                continue;
            }
            purse[voter] =
                    !exact && has + slack < times(lowest, points) ? SPENT : Math.max(0, has - times(highest, points));
        }
        slack = Math.min(MOST_SLACK, slack + times(highest - lowest, supporters.mostPoints()));
    }

    /**
     * A project at its exact price.
     *
     * @param price cents that a voter pays for one point
     * @param worth price, or price / cost
     * @param payers points of those who pay the full price
     * @param paying voters who pay the full price
     * @param emptied ballots whose voters pay all they have, which is less
     * @param part voters of {@code emptied}
     */
    record Offer(int project, Fraction price, Fraction worth, long payers, long paying, int[] emptied, long part) {}

    /** Exact prices of what was bought, from which any purse can be told: the endowment less the prices paid. */
    final class Ledger {

        private final Fraction endowment;
        private final List<Offer> accepted = new ArrayList<>();
        private final List<BigInteger> factors = new ArrayList<>();
        private final List<BigInteger> numerators = new ArrayList<>();
        private BigInteger product = BigInteger.ONE;

        Ledger(Fraction endowment) {
            this.endowment = endowment;
        }

        Fraction endowment() {
            return endowment;
        }

        List<Offer> accepted() {
            return accepted;
        }

        List<Integer> bought() {
            return accepted.stream().map(Offer::project).toList();
        }

        Offer last() {
            return accepted.get(accepted.size() - 1);
        }

        void accept(Offer offer) {
            accepted.add(offer);
            factors.add(BigInteger.valueOf(offer.payers));
            numerators.add(offer.price.numerator());
            product = product.multiply(BigInteger.valueOf(offer.payers));
        }

        private BigInteger denominator() {
            return endowment.denominator().multiply(product);
        }

        /** Voters who are not among the {@code spent}: how many, and the points they paid in each round. */
        private final class Sum {
            private long voters;
            private final long[] pointsIn = new long[accepted.size()];

            void add(int ballot, long weight) {
                voters += weight;
                for (var place = 0; place < papers.length(ballot); place++) {
                    var round = roundOf[papers.choice(ballot, place)];
                    if (round >= 0) {
                        pointsIn[round] += weight * supporters.utility(ballot, place);
                    }
                }
            }

            /** What they have, over {@link #denominator()}. */
            BigInteger numerator() {
                var paid = BigInteger.ZERO;
                for (var round = 0; round < pointsIn.length; round++) {
                    paid = paid.multiply(factors.get(round));
                    if (pointsIn[round] != 0) {
                        paid = paid.add(numerators.get(round).multiply(BigInteger.valueOf(pointsIn[round])));
                    }
                }
                return endowment
                        .numerator()
                        .multiply(product)
                        .multiply(BigInteger.valueOf(voters))
                        .subtract(paid);
            }

            IntBuffer key() {
                var key = new int[2 * pointsIn.length];
                for (var round = 0; round < pointsIn.length; round++) {
                    key[2 * round] = (int) pointsIn[round];
                    key[2 * round + 1] = (int) (pointsIn[round] >>> Integer.SIZE);
                }
                return IntBuffer.wrap(key);
            }
        }

        /** What one voter of a ballot that was not emptied has, over {@link #denominator()}. */
        private BigInteger purse(int ballot, Map<IntBuffer, BigInteger> known) {
            var sum = new Sum();
            sum.add(ballot, 1);
            return known.computeIfAbsent(sum.key(), key -> sum.numerator());
        }

        /** Null if the supporters cannot pay. */
        Offer offer(int project) {
            var poor = new Sum();
            var emptied = IntStream.builder();
            var doubtful = new ArrayList<Integer>();
            var points = 0L;
            var paying = 0L;
            for (var at = supporters.start(project); at < liveEnd[project]; at++) {
                var voter = live[at];
                var has = purse[voter];
                var each = livePoints == null ? 1 : livePoints[at];
                var weight = papers.weight(voter);
                if (has == SPENT) {
                    continue;
                }
                if (has + slack < times(low[project], each)) {
                    poor.add(voter, weight);
                    emptied.add(voter);
                    continue;
                }
                points += (long) weight * each;
                paying += weight;
                if (has < times(high[project], each)) {
                    doubtful.add(at);
                }
            }
            var known = new HashMap<IntBuffer, BigInteger>();
            var cost = BigInteger.valueOf(costCents[project]).multiply(denominator());
            var found = true;
            while (found && points > 0) {
                found = false;
                var open = cost.subtract(poor.numerator());
                var payers = BigInteger.valueOf(points);
                for (var doubt = doubtful.iterator(); doubt.hasNext(); ) {
                    int at = doubt.next();
                    var voter = live[at];
                    var each = livePoints == null ? 1 : livePoints[at];
                    var weight = papers.weight(voter);
                    if (purse(voter, known).multiply(payers).compareTo(open.multiply(BigInteger.valueOf(each))) < 0) {
                        poor.add(voter, weight);
                        emptied.add(voter);
                        points -= (long) weight * each;
                        paying -= weight;
                        doubt.remove();
                        found = true;
                    }
                }
            }
            if (points == 0) {
                return null;
            }
            var price =
                    new Fraction(cost.subtract(poor.numerator()), denominator().multiply(BigInteger.valueOf(points)));
            var worth = worthPerCost ? price.over(costCents[project]) : price;
            return new Offer(
                    project, price, worth, points, paying, emptied.build().toArray(), poor.voters);
        }
    }
}
