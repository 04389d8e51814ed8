package it.broletto.round;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The part of an address that names a round, or a call. */
public final class Slug {

    private static final int MOST = 70;

    /** Letters that Unicode does not take apart into a plain one and a mark. */
    private static final Map<String, String> BARRED = Map.of(
            "ł", "l", "ø", "o", "đ", "d", "ħ", "h", "ı", "i", "ß", "ss", "æ", "ae", "œ", "oe", "þ", "th", "ð", "d");

    private Slug() {}

    /** Lower-case letters, digits and single hyphens, at most 70 characters; {@code edizione} if nothing is left. */
    static String of(String title) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        for (var letter : BARRED.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        var slug = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (slug.length() > MOST) {
            slug = slug.substring(0, MOST).replaceAll("-$", "");
        }
        return slug.isEmpty() ? "edizione" : slug;
    }

    /** The first of {@code title}, {@code title-2}, {@code title-3}… that is free. */
    public static String free(String title, Predicate<String> taken) {
        var slug = of(title);
        var candidate = slug;
        for (int n = 2; taken.test(candidate); n++) {
            candidate = slug + "-" + n;
        }
        return candidate;
    }
}
