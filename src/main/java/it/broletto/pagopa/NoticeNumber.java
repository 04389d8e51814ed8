package it.broletto.pagopa;

import java.util.Locale;

/**
 * The number of a payment notice: {@code 3}, the segregation code (2 digits), a base (13 digits) and two check digits,
 * which are what comes before them modulo 93 (AgID, "Specifiche attuative dei codici identificativi di versamento").
 *
 * @param text 18 digits
 */
record NoticeNumber(String text) {

    static final long LARGEST_BASE = 9_999_999_999_999L;

    private static final int CHECK_MODULUS = 93;
    private static final int CHECK_STARTS = 16;

    /** @throws IllegalArgumentException if the text is no number of that form, or a digit of it is wrong */
    NoticeNumber {
        if (text == null
                || !text.matches("3\\d{17}")
                || !check(text.substring(0, CHECK_STARTS)).equals(text.substring(CHECK_STARTS))) {
            throw new IllegalArgumentException("no notice number: " + text);
        }
    }

    /**
     * @param segregation two digits
     * @param base from 1 to {@link #LARGEST_BASE}, used once
     */
    static NoticeNumber of(String segregation, long base) {
        if (!segregation.matches("\\d{2}") || base < 1 || base > LARGEST_BASE) {
            throw new IllegalArgumentException("no notice number can be made of " + segregation + " and " + base);
        }
        var unchecked = "3" + segregation + String.format(Locale.ROOT, "%013d", base);
        return new NoticeNumber(unchecked + check(unchecked));
    }

    private static String check(String digits) {
        return String.format(Locale.ROOT, "%02d", Long.parseLong(digits) % CHECK_MODULUS);
    }

    /** The payment's identifier: all but the first digit. */
    String iuv() {
        return text.substring(1);
    }

    /** In groups of four, as it stands on paper. */
    String grouped() {
        return text.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }

    /**
     * What the code on the notice says.
     *
     * @param taxCode of the body, 11 digits
     */
    String qr(String taxCode, long cents) {
        if (!taxCode.matches("\\d{11}") || cents < 1) {
            throw new IllegalArgumentException("no code can be made for " + taxCode + " and " + cents + " cents");
        }
        return "PAGOPA|002|" + text + "|" + taxCode + "|" + cents;
    }
}
