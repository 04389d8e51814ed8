package it.broletto.tally;

import java.math.BigInteger;

/** A reduced fraction, written for tests so that they share no arithmetic with what they test. */
record Ratio(BigInteger over, BigInteger under) implements Comparable<Ratio> {

    static final Ratio ZERO = of(0);

    Ratio {
        if (under.signum() < 0) {
            over = over.negate();
            under = under.negate();
        }
        var common = over.gcd(under);
        over = over.divide(common);
        under = under.divide(common);
    }

    static Ratio of(long whole) {
        return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    Ratio plus(Ratio other) {
        return new Ratio(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Ratio minus(Ratio other) {
        return plus(other.times(of(-1)));
    }

    Ratio times(Ratio other) {
        return new Ratio(over.multiply(other.over), under.multiply(other.under));
    }

    Ratio times(long factor) {
        return times(of(factor));
    }

    Ratio by(Ratio other) {
        return new Ratio(over.multiply(other.under), under.multiply(other.over));
    }

    Ratio by(long divisor) {
        return by(of(divisor));
    }

    Ratio min(Ratio other) {
        return compareTo(other) <= 0 ? this : other;
    }

    boolean less(Ratio other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Ratio other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    @Override
    public String toString() {
        return over + "/" + under;
    }
}
