package it.broletto.tally;

import java.math.BigInteger;

/** An exact ratio; not reduced, because comparing and adding it is cheaper than a common divisor would be. */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    /** @throws IllegalArgumentException unless the denominator is positive */
    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("not a positive denominator: " + denominator);
        }
    }

    static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** This plus another one whose denominator is the same, or of two the product. */
    Fraction plus(Fraction other) {
        return denominator.equals(other.denominator)
                ? new Fraction(numerator.add(other.numerator), denominator)
                : new Fraction(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    Fraction over(long divisor) {
        return new Fraction(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
    }

    Fraction times(long factor) {
        return new Fraction(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    /** The same in lowest terms. */
    Fraction reduced() {
        var divisor = numerator.gcd(denominator);
        return new Fraction(numerator.divide(divisor), denominator.divide(divisor));
    }

    /** The largest whole number that is not more. */
    BigInteger floor() {
        var parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The least whole number that is not less. */
    BigInteger ceiling() {
        return new Fraction(numerator.negate(), denominator).floor().negate();
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
