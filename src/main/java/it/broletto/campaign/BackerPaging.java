package it.broletto.campaign;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import java.util.Optional;
import java.util.UUID;

/** Pages of the backers who want to be seen, newest first. */
final class BackerPaging {

    private static final int SIZE = 50;

    private BackerPaging() {}

    static Page<BackerView> page(PledgeService pledges, UUID campaign, String cursor) {
        var from = Cursor.of(cursor);
        var place = place(from);
        if (place.isEmpty()) {
            return Page.of(pledges.seenBackers(campaign, SIZE + 1), SIZE, Cursor.start(), BackerPaging::key);
        }
        var rows = from.backward()
                ? pledges.seenBefore(campaign, place.get(), SIZE + 1)
                : pledges.seenAfter(campaign, place.get(), SIZE + 1);
        return Page.of(rows, SIZE, from, BackerPaging::key);
    }

    private static String key(BackerView backer) {
        return backer.place().toString();
    }

    private static Optional<UUID> place(Cursor from) {
        try {
            return from.key().map(UUID::fromString);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
