package it.broletto.application;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pages of the desk's queue: those that wait longest first. */
final class ApplicationPaging {

    private static final int SIZE = 24;
    private static final Instant FAR_OFF = Instant.parse("9999-01-01T00:00:00Z");

    private record Place(Instant at, UUID id) {}

    private ApplicationPaging() {}

    static Page<ApplicationView> page(AssessmentService assessments, String cursor) {
        var asked = Cursor.of(cursor);
        var place = asked.parts(2).flatMap(ApplicationPaging::place);
        var from = place.isPresent() ? asked : Cursor.start();
        var start = place.orElse(new Place(Instant.EPOCH, new UUID(0, 0)));
        var rows = from.backward()
                ? assessments.waitingBefore(start.at(), start.id(), SIZE + 1)
                : assessments.waitingAfter(start.at(), start.id(), SIZE + 1);
        return Page.of(rows, SIZE, from, one -> one.sentAt() + "|" + one.id());
    }

    private static Optional<Place> place(List<String> parts) {
        try {
            return Optional.of(new Place(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))))
                    .filter(place ->
                            place.at().isAfter(Instant.EPOCH) && place.at().isBefore(FAR_OFF));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
