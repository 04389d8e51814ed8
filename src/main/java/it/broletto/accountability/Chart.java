package it.broletto.accountability;

import it.broletto.shared.Money;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A chart that is a table: each row has its figures and the lengths of its bars.
 *
 * @param csv name of the file with the same figures, without its ending
 */
record Chart(String csv, String title, String column, List<Row> rows) {

    /** {@code href} null = no link; {@code projects} and {@code voted} are null in a chart by year. */
    record Row(String name, String href, Long projects, Money voted, Money committed, Money paid, Lengths lengths) {
    }

    static Chart ofSlices(String csv, String title, String column, List<Dashboard.Slice> slices, Function<Dashboard.Slice, String> name,
            Function<Dashboard.Slice, String> href) {
        var longest = slices.stream().flatMap(slice -> Stream.of(slice.voted(), slice.committed(), slice.paid()))
                .max(Money::compareTo).orElse(Money.ZERO);
        return new Chart(csv, title, column, slices.stream().map(slice -> new Row(name.apply(slice), href.apply(slice), slice.projects(),
                slice.voted(), slice.committed(), slice.paid(),
                Lengths.of(slice.voted(), slice.committed(), slice.paid(), longest))).toList());
    }

    static Chart ofYears(String csv, String title, String column, List<Dashboard.YearSlice> years) {
        var longest = years.stream().flatMap(year -> Stream.of(year.committed(), year.paid())).max(Money::compareTo).orElse(Money.ZERO);
        return new Chart(csv, title, column, years.stream().map(year -> new Row(String.valueOf(year.year()), null, null, null, year.committed(),
                year.paid(), Lengths.of(Money.ZERO, year.committed(), year.paid(), longest))).toList());
    }

    /** True where bars are measured against what was voted. */
    public boolean withVoted() {
        return rows.stream().anyMatch(row -> row.voted() != null);
    }
}
