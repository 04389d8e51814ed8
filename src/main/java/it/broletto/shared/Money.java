package it.broletto.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount of euros in whole cents.
 *
 * @param cents from -9_223_372_036_854_775_808 to 9_223_372_036_854_775_807; arithmetic that would leave this range
 *     throws {@link ArithmeticException}
 */
public record Money(long cents) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    /** As people write amounts: {@code 1500}, {@code 1.500}, {@code 1.500,50}, {@code 1500.50}, with or without €. */
    private static final Pattern TYPED = Pattern.compile("\\d{1,15}([.,]\\d{1,2})?");

    private static final Pattern GROUPED = Pattern.compile("[1-9]\\d{0,2}([.\\s'\u00a0\u202f]\\d{3})+(,\\d{1,2})?");

    public static Money ofCents(long cents) {
        return new Money(cents);
    }

    public static Money ofEuros(long euros) {
        return new Money(Math.multiplyExact(euros, 100L));
    }

    /** Reads an amount as a person types it; empty if it is not a non-negative amount of at most two decimals. */
    public static Optional<Money> parse(String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        var text = typed.replace("€", "").strip();
        if (GROUPED.matcher(text).matches()) {
            text = text.replaceAll("[.\\s'\u00a0\u202f]", "");
        }
        if (!TYPED.matcher(text).matches()) {
            return Optional.empty();
        }
        var cents = new BigDecimal(text.replace(',', '.')).movePointRight(2);
        return Optional.of(new Money(cents.longValueExact()));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    /** {@code 4.500.000 €} or {@code 12,50 €} in the given locale; never abbreviated. */
    public String format(Locale locale) {
        var format = NumberFormat.getCurrencyInstance(
                Locale.ITALIAN.getLanguage().equals(locale.getLanguage()) ? Locale.ITALY : Locale.UK);
        format.setCurrency(Currency.getInstance("EUR"));
        format.setRoundingMode(RoundingMode.UNNECESSARY);
        if (cents % 100 == 0) {
            format.setMaximumFractionDigits(0);
        }
        return format.format(BigDecimal.valueOf(cents, 2));
    }

    /** Plain decimal with a point and two digits, for forms, JSON and files: {@code 1500.00}. */
    public String decimal() {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }
}
