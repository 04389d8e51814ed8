package it.broletto.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list, by keyset: cursors say where the neighbours begin, so that no row is shown twice or skipped
 * while the list grows.
 *
 * @param next cursor of the page after; empty on the last one
 * @param previous cursor of the page before; empty on the first one
 */
public record Page<T>(List<T> items, Optional<String> next, Optional<String> previous) {

    /** A list that fits on one page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, Optional.empty(), Optional.empty());
    }

    /**
     * Makes a page from a query that asked for one row more than {@code size}.
     *
     * @param rows at most {@code size + 1} rows from the cursor on, in the cursor's direction
     * @param from the cursor that was asked for
     * @param key the cursor's text of a row
     */
    public static <T> Page<T> of(List<T> rows, int size, Cursor from, Function<T, String> key) {
        var more = rows.size() > size;
        var items = new java.util.ArrayList<>(more ? rows.subList(0, size) : rows);
        if (from.backward()) {
            java.util.Collections.reverse(items);
        }
        if (items.isEmpty()) {
            return new Page<>(List.of(), Optional.empty(), Optional.empty());
        }
        var hasNext = from.backward() || more;
        var hasPrevious = from.backward() ? more : !from.isStart();
        var last = items.get(items.size() - 1);
        return new Page<>(
                List.copyOf(items),
                hasNext ? Optional.of(Cursor.after(key.apply(last))) : Optional.empty(),
                hasPrevious ? Optional.of(Cursor.before(key.apply(items.get(0)))) : Optional.empty());
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next, previous);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
