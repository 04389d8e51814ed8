package it.broletto.shared;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An IBAN of the SEPA area with right check digits (ISO 13616, modulo 97). Prints as its ends only. */
public final class Iban {

    /** Lengths by country: those of the SEPA schemes. */
    private static final Map<String, Integer> LENGTHS = lengths(
            "AD24 AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 SM27 VA22");

    /** Values of the odd places of the Italian check letter (CIN), of 0–9 and A–Z. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private final String value;

    private Iban(String value) {
        this.value = value;
    }

    /** As people type it, with or without spaces; empty if it cannot be one. */
    public static Optional<Iban> parse(String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        var text = typed.replaceAll("[\\s\u00a0.-]", "").toUpperCase(Locale.ROOT);
        if (!text.matches("[A-Z]{2}\\d{2}[A-Z0-9]{10,30}")
                || LENGTHS.getOrDefault(text.substring(0, 2), 0) != text.length()
                || remainder(text.substring(4) + text.substring(0, 4)) != 1) {
            return Optional.empty();
        }
        var italian = text.startsWith("IT") || text.startsWith("SM");
        return italian && !hasRightLetter(text) ? Optional.empty() : Optional.of(new Iban(text));
    }

    private static int remainder(String text) {
        var rest = 0;
        for (var i = 0; i < text.length(); i++) {
            var digit = Character.digit(text.charAt(i), 36);
            rest = (rest * (digit > 9 ? 100 : 10) + digit) % 97;
        }
        return rest;
    }

    /** IT, two digits, check letter, ABI and CAB of five digits each, account of twelve characters. */
    private static boolean hasRightLetter(String text) {
        if (!text.substring(4).matches("[A-Z]\\d{10}[A-Z0-9]{12}")) {
            return false;
        }
        var sum = 0;
        for (var i = 0; i < 22; i++) {
            var c = text.charAt(5 + i);
            var number = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[number] : number;
        }
        return text.charAt(4) == 'A' + sum % 26;
    }

    private static Map<String, Integer> lengths(String table) {
        return java.util.Arrays.stream(table.split(" "))
                .collect(java.util.stream.Collectors.toMap(
                        entry -> entry.substring(0, 2), entry -> Integer.valueOf(entry.substring(2))));
    }

    public String value() {
        return value;
    }

    public String country() {
        return value.substring(0, 2);
    }

    /** The last four characters. */
    public String ending() {
        return value.substring(value.length() - 4);
    }

    public static String shown(String country, String ending) {
        return country + "** **** " + ending;
    }

    @Override
    public String toString() {
        return shown(country(), ending());
    }
}
