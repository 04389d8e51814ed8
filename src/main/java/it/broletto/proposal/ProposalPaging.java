package it.broletto.proposal;

import it.broletto.web.Cursor;
import it.broletto.web.Page;
import it.broletto.web.Place;

/** Pages of proposals: newest first for readers, oldest first for those who answer. */
final class ProposalPaging {

    private static final int SIZE = 24;

    private ProposalPaging() {}

    static Page<ProposalView> newestFirst(ProposalService proposals, ProposalFilter filter, Cursor from) {
        return page(proposals, filter, from, false);
    }

    static Page<ProposalView> oldestFirst(ProposalService proposals, ProposalFilter filter, Cursor from) {
        return page(proposals, filter, from, true);
    }

    private static Page<ProposalView> page(
            ProposalService proposals, ProposalFilter filter, Cursor asked, boolean rising) {
        var key = Place.of(asked);
        var from = key.isPresent() ? asked : Cursor.start();
        var up = rising != from.backward();
        var start = key.orElse(up ? Place.FIRST : Place.LAST);
        var rows = up
                ? proposals.oldestAfter(filter, start.at(), start.id(), SIZE + 1)
                : proposals.newestBefore(filter, start.at(), start.id(), SIZE + 1);
        return Page.of(rows, SIZE, from, p -> new Place(p.submittedAt(), p.id()).key());
    }
}
