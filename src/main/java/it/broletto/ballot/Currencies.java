package it.broletto.ballot;

import it.broletto.shared.Money;
import it.broletto.tally.Election;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Elections from elsewhere count in their own money. */
public final class Currencies {

    private static final String OWN = "EUR";

    private Currencies() {}

    /** The ISO 4217 code that a file states; EUR where it states none. */
    public static String of(Election election) {
        var code = election.meta().getOrDefault("currency", OWN).strip().toUpperCase(Locale.ROOT);
        return code.matches("[A-Z]{3}") ? code : OWN;
    }

    /** {@code 8.694.120 €}, or {@code 8.694.120 PLN} where the money is not ours. */
    static String format(Money amount, String currency, Locale locale) {
        if (currency.equals(OWN)) {
            return amount.format(locale);
        }
        return number(BigDecimal.valueOf(amount.cents(), 2), locale) + "\u00a0" + currency;
    }

    /** A whole number without decimals, any other one with all of them. */
    static String number(BigDecimal number, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale.getLanguage().equals("it") ? Locale.ITALY : Locale.UK);
        var digits = number.stripTrailingZeros().scale() <= 0 ? 0 : number.scale();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(number);
    }
}
