package it.broletto.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * Writes comma-separated values as RFC 4180 says: CRLF, quotes doubled. A text that a spreadsheet would run as a formula
 * gets an apostrophe in front; plain numbers stay numbers.
 */
public final class Csv {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

    private final Appendable out;

    public Csv(Appendable out) {
        this.out = out;
    }

    /** One record; null is an empty field. Returns this. Throws {@link UncheckedIOException}. */
    public Csv line(Object... fields) {
        try {
            for (int i = 0; i < fields.length; i++) {
                out.append(i == 0 ? "" : ",").append(field(fields[i]));
            }
            out.append("\r\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String field(Object value) {
        var text = value == null ? "" : value.toString();
        if (startsFormula(text) && !NUMBER.matcher(text).matches()) {
            text = "'" + text;
        }
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private static boolean startsFormula(String text) {
        var first = text.stripLeading();
        return !first.isEmpty() && "=+-@".indexOf(first.charAt(0)) >= 0
                || !text.isEmpty() && (text.charAt(0) == '\t' || text.charAt(0) == '\r' || text.charAt(0) == '\n');
    }
}
