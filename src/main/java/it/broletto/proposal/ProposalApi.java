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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Proposals as JSON. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
class ProposalApi {

    /** One page of proposals. {@code next} is the value of {@code page} for the following one; null on the last. */
    record Proposals(List<ProposalView> items, String next) {
    }

    private final ProposalService proposals;
    private final RoundService rounds;

    ProposalApi(ProposalService proposals, RoundService rounds) {
        this.proposals = proposals;
        this.rounds = rounds;
    }

    @GET
    @Path("rounds/{slug}/proposals")
    @PermitAll
    @Operation(operationId = "listProposals", summary = "Proposals of a round, newest first")
    public Proposals list(@RestPath String slug, @BeanParam ProposalQuery query, @RestQuery String page) {
        var found = ProposalPaging.newestFirst(proposals, query.filter(rounds.bySlug(slug)), Cursor.of(page));
        return new Proposals(found.items(), found.next().orElse(null));
    }

    @GET
    @Path("proposals/{id}")
    @PermitAll
    @Operation(operationId = "readProposal", summary = "One proposal; without its text if withdrawn")
    public ProposalView read(@RestPath UUID id) {
        return proposals.byId(id);
    }
}
