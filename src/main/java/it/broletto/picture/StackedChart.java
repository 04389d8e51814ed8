package it.broletto.picture;

import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with a bar of several parts in each row, the parts in columns of their own.
 *
 * @param series names of the parts, at most six, in the order of each row's values
 * @param totalHead heading of the totals
 */
public record StackedChart(String title, String labelHead, String totalHead, List<String> series, List<Row> rows) {

    /** @param cells one per series */
    public record Row(String label, String href, List<Cell> cells, String total) {

        long sum() {
            return cells.stream().mapToLong(Cell::value).sum();
        }
    }

    /** @param shown the value as people read it */
    public record Cell(long value, String shown) {}

    /** The bar of a row; the row with the greatest sum fills its cell. */
    public RawString bar(Row row) {
        var whole = rows.stream().mapToLong(Row::sum).max().orElse(0);
        var parts = new ArrayList<Bar.Part>();
        for (var i = 0; i < row.cells().size(); i++) {
            parts.add(new Bar.Part(css(i), row.cells().get(i).value()));
        }
        return Bar.of("bar", parts, whole, 0);
    }

    /** Colour class of a series, by its index from 0. */
    public String css(int index) {
        return "s" + (index % 6 + 1);
    }
}
