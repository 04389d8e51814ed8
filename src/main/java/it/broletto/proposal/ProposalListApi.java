package it.broletto.proposal;

import it.broletto.round.RoundService;
import it.broletto.web.Cursor;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The proposals of a round as JSON. */
@Path("/api/v1/rounds/{slug}/proposals")
@Produces(MediaType.APPLICATION_JSON)
class ProposalListApi {

    /** One page of proposals. {@code next} is the value of {@code page} for the following one; null on the last. */
    record ProposalItems(List<ProposalView> items, String next) {}

    private final ProposalService proposals;
    private final RoundService rounds;

    ProposalListApi(ProposalService proposals, RoundService rounds) {
        this.proposals = proposals;
        this.rounds = rounds;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listProposals", summary = "Proposals of a round, newest first")
    public ProposalItems list(@RestPath String slug, @BeanParam ProposalQuery query, @RestQuery String page) {
        var found = ProposalPaging.newestFirst(proposals, query.filter(rounds.bySlug(slug)), Cursor.of(page));
        return new ProposalItems(found.items(), found.next().orElse(null));
    }
}
