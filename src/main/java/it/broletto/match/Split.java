package it.broletto.match;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of an amount that sum to it exactly. */
public final class Split {

    private Split() {}

    /**
     * Divides an amount in proportion to weights by the largest remainders; of equal remainders the earlier one is
     * served first. Source: Hamilton's method.
     *
     * @param cents from 0
     * @param weights from 0 each, together more than 0
     * @return the parts in the order of the weights; they sum to {@code cents}
     * @throws UnusableMatch if a weight is negative, or all are 0
     */
    public static List<Long> of(long cents, List<Long> weights) {
        var total = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (cents < 0 || total.signum() <= 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new UnusableMatch("nothing to divide " + cents + " cents by: " + weights);
        }
        var parts = new ArrayList<Long>();
        var remainders = new ArrayList<BigInteger>();
        var left = cents;
        for (var weight : weights) {
            var divided = BigInteger.valueOf(cents)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(total);
            parts.add(divided[0].longValueExact());
            remainders.add(divided[1]);
            left -= divided[0].longValueExact();
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(left)
                .forEach(place -> parts.set(place, parts.get(place) + 1));
        return List.copyOf(parts);
    }
}
