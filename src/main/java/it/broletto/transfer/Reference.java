package it.broletto.transfer;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A creditor reference: {@code RF}, two check digits, up to 21 letters and digits (ISO 11649). Ours are the digit of what
 * they are for and a number of nine digits.
 *
 * @param text without spaces, upper case
 */
public record Reference(String text) {

    /** What a reference of ours is for. */
    public enum Use {
        PLEDGE('1'),
        BACK('2');

        private final char digit;

        Use(char digit) {
            this.digit = digit;
        }
    }

    private static final Pattern FORM = Pattern.compile("RF\\d{2}[A-Z0-9]{1,21}");
    private static final Pattern OURS = Pattern.compile("RF\\d{12}");
    private static final int OUR_LENGTH = 14;
    private static final int MODULUS = 97;
    private static final long LARGEST = 999_999_999;

    /** @throws IllegalArgumentException if it is none, or a digit of it is wrong */
    public Reference {
        if (text == null || !FORM.matcher(text).matches() || remainder(text) != 1) {
            throw new IllegalArgumentException("no creditor reference");
        }
    }

    /** @param number from 1 to 999,999,999, used once */
    public static Reference of(Use use, long number) {
        if (number < 1 || number > LARGEST) {
            throw new IllegalArgumentException("no reference can be made of " + number);
        }
        return of(use.digit + String.format(Locale.ROOT, "%09d", number));
    }

    /** @param body 1 to 21 letters from A to Z and digits */
    static Reference of(String body) {
        return new Reference("RF" + String.format(Locale.ROOT, "%02d", MODULUS + 1 - remainder("RF00" + body)) + body);
    }

    /** As people and banks write it: in any case, with anything between that is no letter or digit. */
    static Optional<Reference> parse(String typed) {
        try {
            return Optional.of(new Reference(bare(typed)));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** All right references of our form that a text holds, wherever in it and however they are spaced. */
    static Set<Reference> in(String text) {
        var bare = bare(text);
        var found = new LinkedHashSet<Reference>();
        for (var at = bare.indexOf("RF"); at >= 0; at = bare.indexOf("RF", at + 1)) {
            if (at + OUR_LENGTH <= bare.length()) {
                var candidate = bare.substring(at, at + OUR_LENGTH);
                if (OURS.matcher(candidate).matches()) {
                    parse(candidate).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static String bare(String text) {
        return text == null ? "" : text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** Of the text with its first four characters at the end, letters as 10 to 35, modulo 97. */
    private static int remainder(String text) {
        var rest = 0;
        for (var i = 0; i < text.length(); i++) {
            var digit = Character.digit(text.charAt((i + 4) % text.length()), 36);
            rest = (rest * (digit > 9 ? 100 : 10) + digit) % MODULUS;
        }
        return rest;
    }

    /** In groups of four, as it stands on paper. */
    String grouped() {
        return text.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
