package it.broletto.proposal;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** One proposal as JSON. */
@Path("/api/v1/proposals/{id}")
@Produces(MediaType.APPLICATION_JSON)
class ProposalApi {

    private final ProposalService proposals;

    ProposalApi(ProposalService proposals) {
        this.proposals = proposals;
    }

    @GET
    @PermitAll
    @Operation(operationId = "readProposal", summary = "One proposal; without its text if withdrawn")
    public ProposalView read(@RestPath UUID id) {
        return proposals.byId(id);
    }
}
