package it.broletto.proposal;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pages of proposals: newest first for readers, oldest first for those who answer. */
final class ProposalPaging {

    private static final int SIZE = 24;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final Key NEWEST = new Key(LATEST, new UUID(-1, -1));
    private static final Key OLDEST = new Key(Instant.parse("1970-01-01T00:00:00Z"), new UUID(0, 0));

    private record Key(Instant at, UUID id) {}

    private ProposalPaging() {}

    static Page<ProposalView> newestFirst(ProposalService proposals, ProposalFilter filter, Cursor from) {
        return page(proposals, filter, from, false);
    }

    static Page<ProposalView> oldestFirst(ProposalService proposals, ProposalFilter filter, Cursor from) {
        return page(proposals, filter, from, true);
    }

    private static Page<ProposalView> page(
            ProposalService proposals, ProposalFilter filter, Cursor asked, boolean rising) {
        var key = asked.parts(2).flatMap(ProposalPaging::key);
        var from = key.isPresent() ? asked : Cursor.start();
        var up = rising != from.backward();
        var start = key.orElse(up ? OLDEST : NEWEST);
        var rows = up
                ? proposals.oldestAfter(filter, start.at(), start.id(), SIZE + 1)
                : proposals.newestBefore(filter, start.at(), start.id(), SIZE + 1);
        return Page.of(rows, SIZE, from, p -> p.submittedAt() + "|" + p.id());
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
