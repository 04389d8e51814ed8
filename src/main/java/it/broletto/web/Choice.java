package it.broletto.web;

/**
 * One option of a select, a radio or a check group.
 *
 * @param help one more line under the label; empty for none
 */
public record Choice(String value, String label, String help) {

    public Choice(String value, String label) {
        this(value, label, "");
    }
}
