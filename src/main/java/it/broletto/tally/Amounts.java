package it.broletto.tally;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Amounts of any currency in exact hundredths, here called cents. */
public final class Amounts {

    /** One unit of a currency. */
    static final long UNIT_CENTS = 100;

    /** Ten thousand projects of this cost still add up in a long: 10^12 units. */
    public static final long MAX_CENTS = 100_000_000_000_000L;

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    private Amounts() {}

    /**
     * Reads {@code 1500}, {@code 1500.5} or {@code 1331751.11}, exactly.
     *
     * @return cents, from 0 to {@link #MAX_CENTS}
     * @throws InvalidElection if it is not a number, has a fraction of a cent, is negative or too large
     */
    public static long cents(String what, String text) {
        var stripped = text.strip();
        if (!DECIMAL.matcher(stripped).matches()) {
            throw new InvalidElection(Problem.NOT_AN_AMOUNT, what, text);
        }
        var cents = new BigDecimal(stripped).movePointRight(2).stripTrailingZeros();
        if (cents.scale() > 0) {
            throw new InvalidElection(Problem.FRACTION_OF_A_CENT, what, text);
        }
        if (cents.signum() < 0 || cents.compareTo(BigDecimal.valueOf(MAX_CENTS)) > 0) {
            throw new InvalidElection(Problem.AMOUNT_OUT_OF_RANGE, what, text);
        }
        return cents.longValueExact();
    }

    static long inRange(String what, long cents) {
        if (cents < 0 || cents > MAX_CENTS) {
            throw new InvalidElection(Problem.AMOUNT_OUT_OF_RANGE, what, shortest(cents));
        }
        return cents;
    }

    /** {@code 1500}, or {@code 1500.50} where there are cents. */
    static String shortest(long cents) {
        return cents % UNIT_CENTS == 0 ? Long.toString(cents / UNIT_CENTS) : twoDigits(cents);
    }

    static String twoDigits(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
