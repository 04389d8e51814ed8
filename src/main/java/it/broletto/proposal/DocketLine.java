package it.broletto.proposal;

import it.broletto.audit.AuditView;
import java.time.Instant;

/** One act about a proposal, in words. {@code detail} may be null. */
record DocketLine(Instant at, String act, String text, String detail) {

    static DocketLine of(AuditView line, ProposalMessages words) {
        var text =
                switch (line.act()) {
                    case "proposal.submitted" -> words.docket_submitted();
                    case "proposal.edited" -> words.docket_edited();
                    case "proposal.withdrawn" -> words.docket_withdrawn();
                    case "proposal.found-feasible" -> words.docket_feasible();
                    case "proposal.found-not-feasible" -> words.docket_not_feasible();
                    case "proposal.listed" -> words.docket_listed();
                    case "proposal.unlisted" -> words.docket_unlisted();
                    default -> line.act();
                };
        return new DocketLine(line.at(), line.act(), text, line.detail());
    }
}
