package it.broletto.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A codice fiscale with a right control character: 16 characters, or the 11 digits of a provisional one. It lives as
 * long as a request and prints as nothing. Rules: ministerial decree 23 December 1976 and its amendments.
 */
final class CodiceFiscale {
    private static final Pattern PERSONAL =
            Pattern.compile("[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]");
    private static final Pattern PROVISIONAL = Pattern.compile("[0-9]{11}");
    /** Values of 0–9, then of A–Z, at the odd places (1st, 3rd, …). */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10,
        22, 25, 24, 23
    };

    private final String value;

    private CodiceFiscale(String value) {
        this.value = value;
    }

    /** Reads one as typed, or as SPID sends it ({@code TINIT-} before it); empty if it cannot be one. */
    static Optional<CodiceFiscale> parse(String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        var text = typed.strip().toUpperCase(Locale.ROOT);
        var value = text.startsWith("TINIT-") ? text.substring("TINIT-".length()) : text;
        var right = PERSONAL.matcher(value).matches()
                ? hasRightLetter(value)
                : PROVISIONAL.matcher(value).matches() && hasRightDigit(value);
        return right ? Optional.of(new CodiceFiscale(value)) : Optional.empty();
    }

    private static boolean hasRightLetter(String value) {
        var sum = 0;
        for (var i = 0; i < 15; i++) {
            var c = value.charAt(i);
            var digit = Character.isDigit(c);
            sum += i % 2 == 0 ? ODD[digit ? c - '0' : c - 'A' + 10] : digit ? c - '0' : c - 'A';
        }
        return value.charAt(15) == 'A' + sum % 26;
    }

    /** The check digit of a partita IVA, which provisional codes share. */
    private static boolean hasRightDigit(String value) {
        var sum = 0;
        for (var i = 0; i < 10; i++) {
            var digit = value.charAt(i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return value.charAt(10) - '0' == (10 - sum % 10) % 10;
    }

    String value() {
        return value;
    }

    @Override
    public String toString() {
        return "a codice fiscale";
    }
}
