package it.broletto.tally;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * What each ballot's voters have left between two purchases of Equal Shares, replayed from exact prices. Each purse is
 * kept as an integer lower bound with one common slack; what these do not decide, exact sums do: all prices share one
 * denominator, so a sum of purses is a few products.
 */
final class Purses {

    private static final long SPENT = -1;
    private static final int BITS = 61;
    private static final int MOST_SCALE = 40;
    private static final long MOST_PRODUCT = 1L << (BITS + 1);
    private static final int NEVER = Integer.MAX_VALUE;

    final Supporters supporters;
    final Ballots papers;
    final BigInteger unit;
    final BigInteger share;
    final BigInteger[] prices;

    private final List<Offer> offers;
    private final int[] roundOf;
    private final int[] emptiedIn;
    private final long[] low;
    private final int scale;
    private long slack;
    private int round;

    Purses(Supporters supporters, long[] costCents, Payments payments) {
        this.supporters = supporters;
        this.papers = supporters.papers();
        this.offers = payments.accepted();
        var endowment = payments.endowment();
        this.unit = offers.isEmpty()
                ? endowment.denominator()
                : payments.last().price().denominator();
        this.share = over(endowment);
        this.prices = offers.stream().map(offer -> over(offer.price())).toArray(BigInteger[]::new);
        this.roundOf = new int[supporters.projects()];
        Arrays.fill(roundOf, NEVER);
        for (var at = 0; at < prices.length; at++) {
            roundOf[offers.get(at).project()] = at;
        }
        this.emptiedIn = new int[papers.size()];
        Arrays.fill(emptiedIn, NEVER);
        var voters = BigInteger.valueOf(Math.max(1, papers.voters()));
        var largest = endowment.ceiling().multiply(voters).add(BigInteger.ONE);
        for (var cost : costCents) {
            largest = largest.max(BigInteger.valueOf(cost));
        }
        this.scale = Math.max(0, Math.min(MOST_SCALE, BITS - largest.bitLength()));
        this.low = new long[papers.size()];
        Arrays.fill(low, scaled(endowment).floor().longValueExact());
        this.slack = low.length == 0 ? 0 : scaled(endowment).ceiling().longValueExact() - low[0];
    }

    /** An amount over {@link #unit}, which its denominator divides. */
    private BigInteger over(Fraction amount) {
        return amount.numerator().multiply(unit.divide(amount.denominator()));
    }

    private Fraction scaled(Fraction cents) {
        return new Fraction(cents.numerator().shiftLeft(scale), cents.denominator());
    }

    Fraction cents(BigInteger amount) {
        return new Fraction(amount, unit);
    }

    /** From 0; how many purchases were made so far. */
    int round() {
        return round;
    }

    /** In which it is bought; a number above all others if it is not. */
    int roundOf(int project) {
        return roundOf[project];
    }

    /** In which its voters pay all they have left; a number above all others if they never do. */
    int emptiedIn(int ballot) {
        return emptiedIn[ballot];
    }

    /** Voters who pay less than the price in the next purchase, but something. */
    long emptied() {
        var voters = 0L;
        for (var ballot : offers.get(round).emptied()) {
            if (low[ballot] > 0 || purse(ballot).signum() > 0) {
                voters += papers.weight(ballot);
            }
        }
        return voters;
    }

    /** Makes the next purchase. */
    void pay() {
        var offer = offers.get(round);
        var lowest = scaled(offer.price()).floor().longValueExact();
        var highest = scaled(offer.price()).ceiling().longValueExact();
        for (var ballot : offer.emptied()) {
            low[ballot] = SPENT;
            emptiedIn[ballot] = round;
        }
        var project = offer.project();
        for (var at = supporters.start(project); at < supporters.end(project); at++) {
            var ballot = supporters.ballots()[at];
            if (low[ballot] != SPENT) {
                low[ballot] = Math.max(0, low[ballot] - times(highest, points(at)));
            }
        }
        slack = Math.addExact(slack, times(highest - lowest, supporters.mostPoints()));
        round++;
    }

    private int points(int at) {
        return supporters.points() == null ? 1 : supporters.points()[at];
    }

    private static long times(long price, int points) {
        return points == 1 || price <= MOST_PRODUCT / points ? price * points : MOST_PRODUCT;
    }

    /** Exact purses added up. */
    final class Sum {

        private long voters;
        private final long[] points = new long[prices.length];

        /** As they were before a round. */
        void add(int ballot, int before) {
            var weight = (long) papers.weight(ballot);
            voters += weight;
            for (var place = 0; place < papers.length(ballot); place++) {
                var at = roundOf[papers.choice(ballot, place)];
                if (at < before) {
                    points[at] += weight * supporters.utility(ballot, place);
                }
            }
        }

        /** Over {@link #unit}. */
        BigInteger total() {
            var total = share.multiply(BigInteger.valueOf(voters));
            for (var at = 0; at < points.length; at++) {
                if (points[at] != 0) {
                    total = total.subtract(prices[at].multiply(BigInteger.valueOf(points[at])));
                }
            }
            return total;
        }
    }

    /** What one voter of a ballot that was not emptied has, over {@link #unit}. */
    private BigInteger purse(int ballot) {
        var has = share;
        for (var place = 0; place < papers.length(ballot); place++) {
            var at = roundOf[papers.choice(ballot, place)];
            if (at < round) {
                has = has.subtract(prices[at].multiply(BigInteger.valueOf(supporters.utility(ballot, place))));
            }
        }
        return has;
    }

    /** What one voter of a ballot has paid so far, over {@link #unit}. */
    BigInteger paid(int ballot) {
        return emptiedIn[ballot] < NEVER ? share : share.subtract(purse(ballot));
    }

    /** Whether the supporters of a project can pay an amount if each pays at most a price for each point. */
    boolean reach(int project, Fraction price, long cents) {
        var cost = scaled(Fraction.of(cents, 1)).floor().longValueExact();
        var exact = scaled(price);
        if (sum(project, clamped(exact.ceiling()), slack) < cost) {
            return false;
        }
        return sum(project, clamped(exact.floor()), 0) >= cost
                || atMost(project, price).compareTo(Fraction.of(cents, 1)) >= 0;
    }

    /** As {@link #reach}, but true if the bounds leave it open. */
    boolean reachable(int project, Fraction price, long cents) {
        var cost = scaled(Fraction.of(cents, 1)).floor().longValueExact();
        return sum(project, clamped(scaled(price).ceiling()), slack) >= cost;
    }

    /** What the supporters of a project pay together, exactly, if each pays at most a price for each point. */
    Fraction atMost(int project, Fraction price) {
        var least = clamped(scaled(price).floor());
        var most = clamped(scaled(price).ceiling());
        var poor = new Sum();
        var points = 0L;
        for (var at = supporters.start(project); at < supporters.end(project); at++) {
            var ballot = supporters.ballots()[at];
            var has = low[ballot];
            if (has == SPENT) {
                continue;
            }
            var each = points(at);
            if (has >= times(most, each) || has + slack >= times(least, each) && isRich(ballot, price, each)) {
                points += (long) papers.weight(ballot) * each;
            } else {
                poor.add(ballot, round);
            }
        }
        var rich = price.times(points);
        return new Fraction(
                rich.numerator().multiply(unit).add(poor.total().multiply(rich.denominator())),
                rich.denominator().multiply(unit));
    }

    private boolean isRich(int ballot, Fraction price, int points) {
        return purse(ballot)
                        .multiply(price.denominator())
                        .compareTo(price.numerator().multiply(unit).multiply(BigInteger.valueOf(points)))
                >= 0;
    }

    private static long clamped(BigInteger price) {
        return price.min(BigInteger.valueOf(MOST_PRODUCT)).longValueExact();
    }

    private long sum(int project, long price, long more) {
        var sum = 0L;
        for (var at = supporters.start(project); at < supporters.end(project); at++) {
            var ballot = supporters.ballots()[at];
            if (low[ballot] != SPENT) {
                sum += papers.weight(ballot) * Math.min(low[ballot] + more, times(price, points(at)));
            }
        }
        return sum;
    }

    /** What the supporters of a project have left together, over {@link #unit}. */
    BigInteger left(int project) {
        var left = new Sum();
        for (var at = supporters.start(project); at < supporters.end(project); at++) {
            var ballot = supporters.ballots()[at];
            if (low[ballot] != SPENT) {
                left.add(ballot, round);
            }
        }
        return left.total();
    }

    /**
     * A price, in cents and rounded up, at which the supporters of a project surely can pay it; the least one but for
     * what the bounds leave open. Null if they cannot pay.
     *
     * @param from where to begin: not much more than the least one
     */
    Fraction price(int project, long costCents, Fraction from) {
        var cost = costCents << scale;
        var price = Math.max(1, scaled(from).floor().longValueExact());
        while (true) {
            var poor = 0L;
            var points = 0L;
            for (var at = supporters.start(project); at < supporters.end(project); at++) {
                var has = low[supporters.ballots()[at]];
                if (has != SPENT) {
                    var weight = (long) papers.weight(supporters.ballots()[at]);
                    var each = points(at);
                    if (has >= times(price, each)) {
                        points += weight * each;
                    } else {
                        poor += weight * has;
                    }
                }
            }
            if (points == 0 && poor < cost) {
                var able = left(project).compareTo(unit.multiply(BigInteger.valueOf(costCents))) >= 0;
                return able ? inCents(price + slack) : null;
            }
            var next = points == 0 ? price : -Math.floorDiv(poor - cost, points);
            if (next <= price) {
                return inCents(price);
            }
            price = next;
        }
    }

    private Fraction inCents(long scaled) {
        return new Fraction(BigInteger.valueOf(scaled), BigInteger.ONE.shiftLeft(scale));
    }
}
