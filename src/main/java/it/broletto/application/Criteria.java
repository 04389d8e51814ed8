package it.broletto.application;

import java.util.Arrays;
import java.util.List;

/**
 * By what applications are judged.
 *
 * @param number version of a call's own criteria, from 1; 0 for those that are shipped
 * @param scale scores go from 0 to this: 5 or 10
 * @param list at least one, at most 10
 */
public record Criteria(int number, int scale, List<One> list) {

    static final int MOST = 10;

    /** Where a call names no other. */
    static final Criteria SHIPPED = new Criteria(
            0,
            5,
            Arrays.stream(Criterion.values())
                    .map(one -> new One(one.name(), null, one.weight()))
                    .toList());

    /**
     * @param label null for one of those that are shipped, which have words in each language
     * @param weight 1 to 100, relative to the others
     */
    public record One(String code, String label, int weight) {

        /** Null for a call's own. */
        public Criterion shipped() {
            return label == null ? Criterion.valueOf(code) : null;
        }
    }

    public boolean own() {
        return number > 0;
    }

    /** The share of all weights, in hundredths, rounded. */
    public long percent(One one) {
        var all = list.stream().mapToInt(One::weight).sum();
        return Math.round(one.weight() * 100.0 / all);
    }
}
