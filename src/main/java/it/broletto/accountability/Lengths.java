package it.broletto.accountability;

import it.broletto.shared.Money;
import java.math.BigInteger;

/** Lengths of the three bars of one row, in thousandths of the longest bar of the chart. */
public record Lengths(long voted, long committed, long paid) {

    static Lengths of(Money voted, Money committed, Money paid, Money longest) {
        return new Lengths(thousandths(voted.cents(), longest.cents()), thousandths(committed.cents(), longest.cents()),
                thousandths(paid.cents(), longest.cents()));
    }

    /** 0 for nothing, and for a year in which corrections outweigh. */
    static long thousandths(long part, long whole) {
        return whole <= 0 || part <= 0 ? 0
                : BigInteger.valueOf(part).multiply(BigInteger.valueOf(1000)).divide(BigInteger.valueOf(whole)).longValue();
    }
}
