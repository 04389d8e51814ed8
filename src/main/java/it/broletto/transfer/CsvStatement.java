package it.broletto.transfer;

import it.broletto.shared.Text;
import it.broletto.transfer.WrongFile.Why;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Statements as tables: a row of names, then a movement in each. Days as {@code 31/12/2026} or {@code 2026-12-31},
 * amounts as {@code -1.234,50}; what could be read in two ways is refused.
 */
final class CsvStatement {

    private static final Pattern AMOUNT = Pattern.compile("([+-]?)(\\d{1,3}(?:\\.\\d{3})+|\\d{1,12})(?:,(\\d{1,2}))?");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final int LONGEST = 1_000;
    private static final int MOST_COLUMNS = 100;
    private static final char MARK = '\ufeff';

    private final TransferSettings.Columns columns;

    CsvStatement(TransferSettings.Columns columns) {
        this.columns = columns;
    }

    Statement read(byte[] file) throws WrongFile {
        var text = decoded(file);
        var rows = rows(text, separator(text));
        if (rows.isEmpty()) {
            throw new WrongFile(Why.EMPTY);
        }
        var names = rows.get(0).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        var date = required(names, columns.date());
        var amount = required(names, columns.amount());
        var words = required(names, columns.text());
        var payer = names.indexOf(columns.payer().toLowerCase(Locale.ROOT));
        var account = names.indexOf(columns.account().toLowerCase(Locale.ROOT));
        var lines = new ArrayList<StatementLine>();
        for (var at = 1; at < rows.size(); at++) {
            var row = rows.get(at);
            if (row.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (lines.size() == Statement.MOST_LINES) {
                throw new WrongFile(Why.TOO_LARGE);
            }
            var cents = cents(field(row, amount), at + 1);
            lines.add(new StatementLine(
                    "",
                    day(field(row, date), at + 1),
                    cents > 0,
                    Math.abs(cents),
                    field(row, words),
                    "",
                    field(row, payer),
                    field(row, account)));
        }
        return new Statement(Statement.Format.CSV, "", List.copyOf(lines));
    }

    /** As UTF-8, else as old programs of banks write it. */
    private static String decoded(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        } catch (CharacterCodingException old) {
            return new String(file, Charset.forName("windows-1252"));
        }
    }

    /** The one of which the first row has the most. */
    private static char separator(String text) {
        var first = text.lines().findFirst().orElse("");
        var best = ';';
        for (var one : new char[] {',', '\t'}) {
            if (count(first, one) > count(first, best)) {
                best = one;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static List<List<String>> rows(String text, char separator) throws WrongFile {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.length(); at++) {
            if (row.size() > MOST_COLUMNS || rows.size() > 2 * Statement.MOST_LINES) {
                throw new WrongFile(Why.TOO_LARGE);
            }
            var c = text.charAt(at);
            if (quoted) {
                if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    field.append(c);
                    at++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    field.append(c);
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                row.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                row.add(field.toString());
                field.setLength(0);
                rows.add(List.copyOf(row));
                row.clear();
            } else if (c != '\r') {
                field.append(c);
            }
        }
        if (!row.isEmpty() || !field.isEmpty()) {
            row.add(field.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    private static int required(List<String> names, String name) throws WrongFile {
        var at = names.indexOf(name.toLowerCase(Locale.ROOT));
        if (at < 0) {
            throw new WrongFile(Why.NO_COLUMN, name);
        }
        return at;
    }

    private static String field(List<String> row, int at) {
        var text = at < 0 || at >= row.size() ? "" : Text.line(row.get(at));
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Below zero where money left. */
    private static long cents(String typed, int row) throws WrongFile {
        var match = AMOUNT.matcher(typed.replace("€", "").replace("EUR", "").replaceAll("[\\s\u00a0]", ""));
        var euros = match.matches() ? match.group(2).replace(".", "") : "";
        if (euros.isEmpty() || euros.length() > 12) {
            throw new WrongFile(Why.AMOUNT, String.valueOf(row));
        }
        var decimals = match.group(3) == null ? "00" : (match.group(3) + "0").substring(0, 2);
        var cents = Long.parseLong(euros + decimals);
        if (!Statement.isAmount(cents)) {
            throw new WrongFile(Why.AMOUNT, String.valueOf(row));
        }
        return match.group(1).equals("-") ? -cents : cents;
    }

    private static LocalDate day(String typed, int row) throws WrongFile {
        var match = DAY.matcher(typed);
        try {
            var day = match.matches()
                    ? LocalDate.of(
                            Integer.parseInt(match.group(3)),
                            Integer.parseInt(match.group(2)),
                            Integer.parseInt(match.group(1)))
                    : LocalDate.parse(typed);
            if (Statement.isDay(day)) {
                return day;
            }
        } catch (DateTimeException noDay) {
            throw new WrongFile(Why.DATE, String.valueOf(row));
        }
        throw new WrongFile(Why.DATE, String.valueOf(row));
    }
}
