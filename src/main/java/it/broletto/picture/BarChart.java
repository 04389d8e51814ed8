package it.broletto.picture;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * A table with a bar in each row.
 *
 * @param title caption of the table
 * @param labelHead heading of the labels, for example "Area"
 * @param valueHead heading of the values, for example "Voti"
 * @param whole what a full cell stands for; 0: the longest bar
 */
public record BarChart(String title, String labelHead, String valueHead, List<Row> rows, long whole) {

    /** The longest bar fills its cell. */
    public BarChart(String title, String labelHead, String valueHead, List<Row> rows) {
        this(title, labelHead, valueHead, rows, 0);
    }

    /**
     * @param href empty for none
     * @param value not negative
     * @param shown the value as people read it
     */
    public record Row(String label, String href, long value, String shown) {

        public Row(String label, long value, String shown) {
            this(label, "", value, shown);
        }
    }

    public RawString bar(Row row) {
        var full = whole > 0 ? whole : rows.stream().mapToLong(Row::value).max().orElse(0);
        return Bar.of("bar", List.of(new Bar.Part("s1", row.value())), full, 0);
    }
}
