package it.broletto.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where a row stands in a list by time and id; written into a cursor with {@code |} between. */
public record Place(Instant at, UUID id) {

    /** Before every row. */
    public static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));

    private static final Instant FAR_OFF = Instant.parse("9999-12-31T00:00:00Z");

    /** After every row. */
    public static final Place LAST = new Place(FAR_OFF, new UUID(-1, -1));

    /** Reads the rows next to a place, nearest first, so many at most. */
    @FunctionalInterface
    public interface Rows<T> {
        List<T> from(Instant at, UUID id, int limit);
    }

    /** Of the neighbouring row; empty for the start, and for a cursor that was not made of one. */
    public static Optional<Place> of(Cursor cursor) {
        try {
            return cursor.parts(2)
                    .map(parts -> new Place(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))))
                    .filter(place -> !place.at.isBefore(Instant.EPOCH) && place.at.isBefore(FAR_OFF));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** As {@link Page#of} wants the key of a row. */
    public String key() {
        return at + "|" + id;
    }

    /**
     * A page of a list.
     *
     * @param page the query parameter; null or nonsense is the start
     * @param first where the list begins
     */
    public static <T> Page<T> page(
            String page, int size, Place first, Rows<T> after, Rows<T> before, Function<T, Place> place) {
        var asked = Cursor.of(page);
        var found = of(asked);
        var from = found.isPresent() ? asked : Cursor.start();
        var start = found.orElse(first);
        var rows = (from.backward() ? before : after).from(start.at, start.id, size + 1);
        return Page.of(rows, size, from, row -> place.apply(row).key());
    }
}
