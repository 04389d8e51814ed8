package it.broletto.web;

import it.broletto.shared.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;

/** What a reader asked of a list, in the address: what does not exist does not narrow. */
public final class Asked {

    private static final int LONGEST = 200;

    private Asked() {}

    /** An empty text for null. */
    public static String text(String value) {
        return value == null ? "" : value;
    }

    /** Words to search for, in one line of at most 200 characters. */
    public static String words(String value) {
        var words = Text.line(value);
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }

    /** The constant of that name, or null. */
    public static <E extends Enum<E>> E constant(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * The question again, for links to other pages of the list; may be an empty text.
     *
     * @param namesAndValues a name, its value, the next name …; blank values are left out
     */
    public static String link(String... namesAndValues) {
        var pairs = new ArrayList<String>();
        for (var at = 0; at < namesAndValues.length; at += 2) {
            if (!namesAndValues[at + 1].isBlank()) {
                pairs.add(namesAndValues[at] + "=" + URLEncoder.encode(namesAndValues[at + 1], StandardCharsets.UTF_8));
            }
        }
        return String.join("&", pairs);
    }
}
