package it.broletto.change;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Slips of the pen: what may be corrected in a text without asking anybody. Capitals, accents, punctuation and white
 * space; and in at most {@value #MOST} words of {@value #LEAST} letters or more, one letter that is missing, too much, or
 * another. Never a number, never a word more or less.
 */
final class Slips {

    static final int MOST = 5;
    static final int LEAST = 6;

    /** A figure keeps the signs inside it: 10.00 is not 1,000. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}.,%€]+|[.,](?!\\p{N})|(?<!\\p{N})[.,]");

    private Slips() {}

    /** Whether only slips of the pen tell two texts apart. */
    static boolean only(String before, String after) {
        var old = words(before);
        var now = words(after);
        if (old.size() != now.size()) {
            return false;
        }
        var mended = 0;
        for (var at = 0; at < old.size(); at++) {
            if (!old.get(at).equals(now.get(at))) {
                mended++;
                if (!oneLetterApart(old.get(at), now.get(at))) {
                    return false;
                }
            }
        }
        return mended <= MOST;
    }

    private static List<String> words(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return Stream.of(BETWEEN.split(plain)).filter(word -> !word.isEmpty()).toList();
    }

    private static boolean oneLetterApart(String one, String other) {
        var shorter = one.length() <= other.length() ? one : other;
        var longer = one.length() <= other.length() ? other : one;
        if (shorter.length() < LEAST
                || longer.length() - shorter.length() > 1
                || !(shorter + longer).chars().allMatch(Character::isLetter)) {
            return false;
        }
        var start = 0;
        while (start < shorter.length() && shorter.charAt(start) == longer.charAt(start)) {
            start++;
        }
        var rest = shorter.length() == longer.length() ? start + 1 : start;
        return shorter.substring(Math.min(rest, shorter.length())).equals(longer.substring(start + 1));
    }
}
