package it.broletto.transfer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares names of people as backers and banks write them. */
final class Names {

    private Names() {}

    /** Whether each word of one is in the other, in whatever order, case and accents: an account may be of two people. */
    static boolean areOfOne(String expected, String seen) {
        var ours = words(expected);
        var theirs = words(seen);
        return !ours.isEmpty() && !theirs.isEmpty() && (theirs.containsAll(ours) || ours.containsAll(theirs));
    }

    private static Set<String> words(String name) {
        return Stream.of(Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toUpperCase(Locale.ROOT)
                        .split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
