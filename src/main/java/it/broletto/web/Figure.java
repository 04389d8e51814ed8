package it.broletto.web;

/**
 * One figure with what it counts.
 *
 * @param note the denominator or the date of the figure; empty for none
 */
public record Figure(String label, String value, String note) {

    public Figure(String label, String value) {
        this(label, value, "");
    }
}
