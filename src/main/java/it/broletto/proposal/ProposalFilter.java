package it.broletto.proposal;

import java.util.UUID;

/** Which proposals of a round: null fields and empty words do not narrow. Withdrawn ones are never found. */
public record ProposalFilter(UUID round, UUID area, Category category, Status status, String words) {

    public static ProposalFilter all(UUID round) {
        return new ProposalFilter(round, null, null, null, "");
    }
}
