package it.broletto.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns of equal width for a terminal, those without any text left out; lines end in LF. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<String> titles;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param titles of the columns; one that begins with {@code >} stands at the right, as numbers do */
    TextTable(String... titles) {
        this.titles =
                Arrays.stream(titles).map(title -> title.replaceFirst("^>", "")).toList();
        this.right = new boolean[titles.length];
        IntStream.range(0, titles.length).forEach(column -> right[column] = titles[column].startsWith(">"));
    }

    void row(String... cells) {
        rows.add(Arrays.stream(cells).map(TextTable::oneLine).toList());
    }

    @Override
    public String toString() {
        var all = new ArrayList<List<String>>();
        all.add(titles);
        all.addAll(rows);
        var widths = IntStream.range(0, right.length)
                .map(column -> all.stream()
                        .mapToInt(row -> width(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return all.stream()
                .map(row -> IntStream.range(0, right.length)
                        .filter(column -> rows.stream()
                                .anyMatch(cells -> !cells.get(column).isEmpty()))
                        .mapToObj(column -> padded(row.get(column), widths[column], right[column]))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Without line ends and what turns the direction of writing; a file could pretend another result with them. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    private static String padded(String cell, int width, boolean right) {
        var space = " ".repeat(width - width(cell));
        return right ? space + cell : cell + space;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
