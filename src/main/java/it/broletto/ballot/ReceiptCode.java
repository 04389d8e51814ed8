package it.broletto.ballot;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Receipt numbers: four groups of four characters, 78 bits of chance, without vowels, so that none spells a word. */
final class ReceiptCode {

    private static final String ALPHABET = "0123456789BCDFGHJKMNPQRSTVWXYZ";
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{16}");
    private static final SecureRandom CHANCE = new SecureRandom();

    private ReceiptCode() {}

    static String random() {
        return grouped(CHANCE.ints(16, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, at) -> text.append(ALPHABET.charAt(at)), StringBuilder::append)
                .toString());
    }

    /** What somebody typed as the code that was meant; letters that are no part of codes stand for the look-alike digit. */
    static Optional<String> parse(String typed) {
        if (typed == null || typed.length() > 60) {
            return Optional.empty();
        }
        var code = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s.\\-\u2010-\u2015]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return SHAPE.matcher(code).matches() ? Optional.of(grouped(code)) : Optional.empty();
    }

    private static String grouped(String code) {
        return String.join("-", code.substring(0, 4), code.substring(4, 8), code.substring(8, 12), code.substring(12));
    }
}
