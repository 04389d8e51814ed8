package it.broletto.tally;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * What each voter of Equal Shares still has, as integers that bound it, and between which prices a project lies.
 * Each purse is a lower bound in integers of 2^-scale cents; the true content is at most {@code slack} more.
 */
final class PurseBounds {

    /** What the bounds tell of a project. */
    enum Price {
        /** Its price lies between {@link #low} and {@link #high}. */
        BRACKETED,
        /** Its supporters surely cannot pay. */
        TOO_HIGH,
        /** Perhaps its supporters cannot pay. */
        DOUBTFUL
    }

    /** A purse that is empty for certain; others are never negative. */
    static final long SPENT = -1;

    private static final int BITS = 61;
    private static final long MOST_SLACK = 1L << BITS;
    private static final long MOST_PRODUCT = 1L << (BITS + 1);
    private static final int MOST_SCALE = 40;

    private final Supporters supporters;
    private final Ballots papers;
    private final long[] costCents;
    private final long[] purse;
    private final int[] live;
    private final int[] livePoints;
    private final int[] liveEnd;
    private final long[] low;
    private final long[] high;
    private final long[] rich;

    private int scale;
    private long slack;

    // what one scan of a project's supporters found
    private long poorSum;
    private long poorWeight;
    private long richPoints;
    private long leastRich;

    /** @param costCents as counted */
    PurseBounds(Supporters supporters, long[] costCents) {
        this.supporters = supporters;
        this.papers = supporters.papers();
        this.costCents = costCents;
        var projects = supporters.projects();
        this.purse = new long[papers.size()];
        this.live = new int[supporters.ballots().length];
        this.livePoints = supporters.byPoints() ? new int[live.length] : null;
        this.liveEnd = new int[projects];
        this.low = new long[projects];
        this.high = new long[projects];
        this.rich = new long[projects];
    }

    /** Gives each voter an endowment from the least to the most, cents. */
    void begin(Fraction least, Fraction most) {
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
        for (var project = 0; project < low.length; project++) {
            liveEnd[project] = supporters.end(project);
            var total = supporters.total(project);
            low[project] = total > 0 ? (costCents[project] << scale) / total : 0;
        }
    }

    private Fraction scaled(Fraction cents) {
        return new Fraction(cents.numerator().shiftLeft(scale), cents.denominator());
    }

    /** The least price, in 2^-scale cents for one point; it holds for all rounds to come. */
    long low(int project) {
        return low[project];
    }

    /** The highest price in this round; {@link Long#MAX_VALUE} if it is doubtful. */
    long high(int project) {
        return high[project];
    }

    /** The points among which the cost is shared, if all supporters pay alike for each; 0 if one of them may not. */
    long rich(int project) {
        return rich[project];
    }

    /** What a ballot's voters have at least, or {@link #SPENT}. */
    long purse(int ballot) {
        return purse[ballot];
    }

    /** The first place of a project's supporters; the others up to {@link #end}, the spent ones perhaps left out. */
    int start(int project) {
        return supporters.start(project);
    }

    int end(int project) {
        return liveEnd[project];
    }

    int ballot(int place) {
        return live[place];
    }

    int points(int place) {
        return livePoints == null ? 1 : livePoints[place];
    }

    /** Whether the voters at a place surely have less than a price for each of their points. */
    boolean surelyLess(int place, long price) {
        return purse[live[place]] + slack < times(price, points(place));
    }

    /** Whether the voters at a place may have less than a price for each of their points. */
    boolean perhapsLess(int place, long price) {
        return purse[live[place]] < times(price, points(place));
    }

    /**
     * Brackets the price of a project. The sum of what supporters pay at a price is concave in the price, so Newton's
     * steps end at the price, from below after the first.
     */
    Price evaluate(int project) {
        var cost = costCents[project] << scale;
        var price = Math.max(1, low[project]);
        while (true) {
            scan(project, price);
            if (richPoints == 0) {
                high[project] = Long.MAX_VALUE;
                rich[project] = 0;
                return mostMore() < cost - poorSum ? Price.TOO_HIGH : Price.DOUBTFUL;
            }
            raiseLow(project, cost);
            var next = ceilDiv(cost - poorSum, richPoints);
            if (next <= leastRich || next <= price) {
                high[project] = Math.max(next, price);
                rich[project] = poorWeight == 0 ? richPoints : 0;
                return Price.BRACKETED;
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

    /** Takes from each supporter what the bounds of the price leave. */
    void pay(int project) {
        for (var at = supporters.start(project); at < liveEnd[project]; at++) {
            var voter = live[at];
            if (purse[voter] != SPENT) {
                purse[voter] = surelyLess(at, low[project]) ? SPENT : less(at, high[project]);
            }
        }
        widen(low[project], high[project]);
    }

    /** As {@link #pay(int)}, at a price that is known. */
    void pay(Offer offer) {
        var price = scaled(offer.price());
        var highest = price.ceiling().longValueExact();
        for (var voter : offer.emptied()) {
            purse[voter] = SPENT;
        }
        for (var at = supporters.start(offer.project()); at < liveEnd[offer.project()]; at++) {
            if (purse[live[at]] != SPENT) {
                purse[live[at]] = less(at, highest);
            }
        }
        widen(price.floor().longValueExact(), highest);
    }

    private long less(int place, long price) {
        return Math.max(0, purse[live[place]] - times(price, points(place)));
    }

    private void widen(long lowest, long highest) {
        slack = Math.min(MOST_SLACK, slack + times(highest - lowest, supporters.mostPoints()));
    }
}
