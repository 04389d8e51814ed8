package it.broletto.campaign;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** Pages of the backers who want to be seen, newest first. */
final class BackerPaging {

    private static final int SIZE = 50;

    private record Place(Instant at, UUID place) {}

    private BackerPaging() {}

    static Page<BackerView> page(PledgeService pledges, UUID campaign, String cursor) {
        var from = Cursor.of(cursor);
        var place = place(from);
        if (place == null) {
            return Page.of(pledges.seenBackers(campaign, SIZE + 1), SIZE, Cursor.start(), BackerPaging::key);
        }
        var rows = from.backward()
                ? pledges.seenBefore(campaign, place.at(), place.place(), SIZE + 1)
                : pledges.seenAfter(campaign, place.at(), place.place(), SIZE + 1);
        return Page.of(rows, SIZE, from, BackerPaging::key);
    }

    private static String key(BackerView backer) {
        return backer.pledgedAt() + "|" + backer.place();
    }

    private static Place place(Cursor from) {
        try {
            return from.parts(2)
                    .map(parts -> new Place(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))))
                    .filter(place ->
                            !place.at().isBefore(Instant.EPOCH) && place.at().isBefore(PledgeService.FAR_OFF))
                    .orElse(null);
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            return null;
        }
    }
}
