package it.broletto.web;

import java.text.Normalizer;

/** Makes typed text harmless and comparable. Every text parameter of a page or of the API passes through here. */
public final class CleanText {

    private CleanText() {}

    /**
     * Composed (NFC), trimmed, line ends as {@code \n}; without NUL and other control characters, marks that turn the
     * direction of text, lone surrogates and non-characters. Null stays null.
     */
    public static String clean(String typed) {
        if (typed == null) {
            return null;
        }
        var unix = typed.replace("\r\n", "\n").replace('\r', '\n');
        var kept = new StringBuilder(unix.length());
        unix.codePoints().filter(CleanText::harmless).forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
    }

    /** {@link #clean} on one line: runs of white space become one space. */
    public static String line(String typed) {
        return typed == null ? null : clean(typed).replaceAll("\\s+", " ");
    }

    /** Length in code points, as the database counts; 0 for null. */
    public static int length(String text) {
        return text == null ? 0 : text.codePointCount(0, text.length());
    }

    private static boolean harmless(int c) {
        if (c == '\n' || c == '\t') {
            return true;
        }
        return !Character.isISOControl(c) && !turnsDirection(c) && !(c >= 0xD800 && c <= 0xDFFF)
                && c != 0xFEFF && (c & 0xFFFE) != 0xFFFE;
    }

    private static boolean turnsDirection(int c) {
        return c == 0x061C || c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
