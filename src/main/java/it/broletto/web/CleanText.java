package it.broletto.web;

import it.broletto.shared.Text;

/** {@link Text} under the name that importers of files know. */
public final class CleanText {

    private CleanText() {}

    /** {@link Text#lines}. */
    public static String clean(String typed) {
        return Text.lines(typed);
    }

    /** {@link Text#line}. */
    public static String line(String typed) {
        return Text.line(typed);
    }

    /** {@link Text#length}; 0 for null. */
    public static int length(String text) {
        return text == null ? 0 : Text.length(text);
    }
}
