package it.broletto.shared;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text as people send it, made fit for keeping: it is never trusted as HTML, only escaped where it is shown. */
public final class Text {

    /**
     * Control characters except tab and line break (NUL cannot be stored), halves of
     * characters, and marks that turn the rest of a page around.
     */
    private static final Pattern UNWANTED = Pattern.compile(
            "[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uD800-\\uDFFF\\uFEFF\\uFFFE\\uFFFF]");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|\\u2028|\\u2029");

    private Text() {}

    /** Several lines: line ends become {@code \n}, unwanted characters go, the ends are stripped. Null gives "". */
    public static String lines(String typed) {
        if (typed == null) {
            return "";
        }
        var text = LINE_END.matcher(typed).replaceAll("\n");
        text = UNWANTED.matcher(text).replaceAll("");
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    /** One line: as {@link #lines}, and each run of white space becomes one space. */
    public static String line(String typed) {
        return lines(typed).replaceAll("\\s+", " ");
    }

    /** Length in characters as the database counts them: an emoji is one, not two. Null has none. */
    public static int length(String text) {
        return text == null ? 0 : text.codePointCount(0, text.length());
    }
}
