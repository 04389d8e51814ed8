package it.broletto.tally;

import java.math.BigInteger;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Exact prices of what Equal Shares bought, from which any purse can be told: the endowment less the prices paid. */
final class Payments {

    private final Supporters supporters;
    private final Ballots papers;
    private final long[] costCents;
    private final boolean worthPerCost;
    private final PurseBounds bounds;
    private final Fraction endowment;
    private final List<Offer> accepted = new ArrayList<>();
    private final List<BigInteger> factors = new ArrayList<>();
    private final List<BigInteger> numerators = new ArrayList<>();
    private final int[] roundOf;
    private BigInteger product = BigInteger.ONE;

    /**
     * @param worthPerCost whether a project competes by its price / cost
     * @param endowment cents of each voter
     */
    Payments(Supporters supporters, long[] costCents, boolean worthPerCost, PurseBounds bounds, Fraction endowment) {
        this.supporters = supporters;
        this.papers = supporters.papers();
        this.costCents = costCents;
        this.worthPerCost = worthPerCost;
        this.bounds = bounds;
        this.endowment = endowment;
        this.roundOf = new int[costCents.length];
        Arrays.fill(roundOf, -1);
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
        roundOf[offer.project()] = accepted.size();
        accepted.add(offer);
        factors.add(BigInteger.valueOf(offer.payers()));
        numerators.add(offer.price().numerator());
        product = product.multiply(BigInteger.valueOf(offer.payers()));
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
            CalledOff.check();
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
        for (var at = bounds.start(project); at < bounds.end(project); at++) {
            var voter = bounds.ballot(at);
            var weight = papers.weight(voter);
            if (bounds.purse(voter) == PurseBounds.SPENT) {
                continue;
            }
            if (bounds.surelyLess(at, bounds.low(project))) {
                poor.add(voter, weight);
                emptied.add(voter);
                continue;
            }
            points += (long) weight * bounds.points(at);
            paying += weight;
            if (bounds.perhapsLess(at, bounds.high(project))) {
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
                var voter = bounds.ballot(at);
                var each = bounds.points(at);
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
        var price = new Fraction(cost.subtract(poor.numerator()), denominator().multiply(BigInteger.valueOf(points)));
        var worth = worthPerCost ? price.over(costCents[project]) : price;
        return new Offer(project, price, worth, points, paying, emptied.build().toArray(), poor.voters);
    }
}
