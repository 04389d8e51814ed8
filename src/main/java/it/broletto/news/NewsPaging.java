package it.broletto.news;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Pages of lists by time and id, newest first. */
final class NewsPaging {

    private static final int SIZE = 20;

    /** Where a row stands in its list. */
    record Place(Instant at, UUID id) {}

    /** Reads rows after or before a place. */
    interface Rows<T> {
        List<T> from(Instant at, UUID id, int limit);
    }

    private NewsPaging() {}

    static <T> Page<T> page(String cursor, Rows<T> after, Rows<T> before, Function<T, Place> place) {
        var from = Cursor.of(cursor);
        var found = place(from);
        if (found == null) {
            from = Cursor.start();
            found = new Place(NewsService.FAR_OFF, NewsService.LAST);
        }
        var rows = (from.backward() ? before : after).from(found.at(), found.id(), SIZE + 1);
        return Page.of(
                rows,
                SIZE,
                from,
                row -> place.apply(row).at() + "|" + place.apply(row).id());
    }

    private static Place place(Cursor from) {
        try {
            return from.parts(2)
                    .map(parts -> new Place(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))))
                    .filter(place ->
                            !place.at().isBefore(Instant.EPOCH) && place.at().isBefore(NewsService.FAR_OFF))
                    .orElse(null);
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            return null;
        }
    }
}
