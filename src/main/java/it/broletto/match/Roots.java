package it.broletto.match;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The number (Σ √c)² − Σ c for the amounts c that persons gave, exactly: as a sum of roots of square-free numbers. Such
 * roots are linearly independent over the rationals, so a combination is zero only if each coefficient is.
 */
final class Roots {

    private static final int DIGITS = 40;

    /** How often a digit of doubt is worth trying before it is asked whether the number is zero. */
    private static final int TRIES = 2;

    private final Map<Long, Long> times = new TreeMap<>();
    private final Map<Integer, List<BigInteger>> known = new HashMap<>();
    private BigInteger sum = BigInteger.ZERO;

    /** @param persons for an amount of cents, more than 0, how many gave it */
    Roots(Map<Long, Long> persons) {
        persons.forEach((cents, count) -> {
            sum = sum.add(BigInteger.valueOf(cents).multiply(BigInteger.valueOf(count)));
            var root = squareRootIn(cents);
            times.merge(cents / (root * root), root * count, Long::sum);
        });
    }

    /** One of several numbers with its whole factor. */
    record Term(BigInteger factor, Roots of) {}

    /** The sign of a sum of such numbers: -1, 0 or 1. */
    static int sign(List<Term> terms) {
        var digits = DIGITS;
        for (var tried = 0; ; tried++, digits *= 2) {
            var low = BigInteger.ZERO;
            var high = BigInteger.ZERO;
            for (var term : terms) {
                var bounds = term.of.bounds(digits);
                var up = term.factor.signum() >= 0;
                low = low.add(term.factor.multiply(bounds.get(up ? 0 : 1)));
                high = high.add(term.factor.multiply(bounds.get(up ? 1 : 0)));
            }
            if (low.signum() > 0 || high.signum() < 0) {
                return low.signum() > 0 ? 1 : -1;
            }
            if (tried == TRIES && isZero(terms)) {
                return 0;
            }
        }
    }

    /** About the number, never more, in units of 10^-80. */
    BigInteger about() {
        return bounds(DIGITS).get(0);
    }

    /** Between which two whole numbers of 10^(-2·digits) it lies. */
    private List<BigInteger> bounds(int digits) {
        return known.computeIfAbsent(digits, this::measured);
    }

    private List<BigInteger> measured(int digits) {
        var scale = BigInteger.TEN.pow(2 * digits);
        var low = BigInteger.ZERO;
        var high = BigInteger.ZERO;
        for (var part : times.entrySet()) {
            var root = BigInteger.valueOf(part.getKey()).multiply(scale).sqrtAndRemainder();
            var count = BigInteger.valueOf(part.getValue());
            low = low.add(root[0].multiply(count));
            high = high.add(root[0].add(BigInteger.valueOf(root[1].signum())).multiply(count));
        }
        var less = sum.multiply(scale);
        return List.of(
                low.multiply(low).subtract(less).max(BigInteger.ZERO),
                high.multiply(high).subtract(less));
    }

    private static boolean isZero(List<Term> terms) {
        var coefficients = new HashMap<BigInteger, BigInteger>();
        for (var term : terms) {
            term.of.expand(term.factor, coefficients);
        }
        return coefficients.values().stream().allMatch(value -> value.signum() == 0);
    }

    private void expand(BigInteger factor, Map<BigInteger, BigInteger> coefficients) {
        coefficients.merge(BigInteger.ONE, factor.multiply(sum).negate(), BigInteger::add);
        var parts = new ArrayList<>(times.entrySet());
        for (var one = 0; one < parts.size(); one++) {
            for (var other = one; other < parts.size(); other++) {
                var left = BigInteger.valueOf(parts.get(one).getKey());
                var right = BigInteger.valueOf(parts.get(other).getKey());
                var common = left.gcd(right);
                var coefficient = factor.multiply(
                                BigInteger.valueOf(parts.get(one).getValue()))
                        .multiply(BigInteger.valueOf(parts.get(other).getValue()))
                        .multiply(common)
                        .shiftLeft(one == other ? 0 : 1);
                coefficients.merge(left.divide(common).multiply(right.divide(common)), coefficient, BigInteger::add);
            }
        }
    }

    /** The largest number whose square divides another one. */
    private static long squareRootIn(long number) {
        var root = 1L;
        var rest = number;
        for (var prime = 2L; prime * prime * prime <= rest; prime++) {
            while (rest % (prime * prime) == 0) {
                rest /= prime * prime;
                root *= prime;
            }
            if (rest % prime == 0) {
                rest /= prime;
            }
        }
        // What is left has at most two prime factors above the last one tried.
        var square = (long) Math.sqrt((double) rest);
        while (square * square > rest) {
            square--;
        }
        while ((square + 1) * (square + 1) <= rest) {
            square++;
        }
        return square * square == rest ? root * square : root;
    }
}
