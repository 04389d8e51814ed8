package it.broletto.round;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pages of published rounds, newest first. */
final class RoundPaging {

    private static final int SIZE = 20;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private RoundPaging() {}

    static Page<RoundView> published(RoundService rounds, Cursor from) {
        var at = from.parts(2).flatMap(RoundPaging::key);
        if (from.backward() && at.isPresent()) {
            return Page.of(
                    rounds.publishedAfter(at.get().at(), at.get().id(), SIZE + 1), SIZE, from, RoundPaging::text);
        }
        var key = at.orElse(new Key(LATEST, new UUID(-1, -1)));
        return Page.of(
                rounds.publishedBefore(key.at(), key.id(), SIZE + 1),
                SIZE,
                at.isPresent() ? from : Cursor.start(),
                RoundPaging::text);
    }

    private record Key(Instant at, UUID id) {}

    private static String text(RoundView round) {
        return round.publishedAt() + "|" + round.id();
    }

    private static Optional<Key> key(List<String> parts) {
        try {
            return Optional.of(new Key(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))))
                    .filter(key -> key.at().isAfter(Instant.EPOCH) && key.at().isBefore(LATEST));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
