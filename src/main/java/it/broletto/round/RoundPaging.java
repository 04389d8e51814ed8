package it.broletto.round;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import java.util.Optional;

/** Pages of published rounds. The cursor names the neighbouring round, wherever that stands by now. */
final class RoundPaging {

    private static final int SIZE = 20;

    private RoundPaging() {}

    static Page<RoundView> published(RoundService rounds, Cursor from) {
        var neighbour = from.key().flatMap(key -> Optional.ofNullable(RoundForm.uuid(key)));
        var found =
                neighbour.map(id -> from.backward() ? rounds.listedBefore(id, SIZE + 1) : rounds.listed(id, SIZE + 1));
        return found.isEmpty() || found.get().isEmpty()
                ? Page.of(rounds.listed(null, SIZE + 1), SIZE, Cursor.start(), RoundPaging::text)
                : Page.of(found.get(), SIZE, from, RoundPaging::text);
    }

    private static String text(RoundView round) {
        return round.id().toString();
    }
}
