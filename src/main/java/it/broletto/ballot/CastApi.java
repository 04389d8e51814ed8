package it.broletto.ballot;

import it.broletto.identity.Assurance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Role;
import it.broletto.round.RoundService;
import it.broletto.shared.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Casting by programs, under the same rules as on paper. */
@Path("/api/v1/rounds/{slug}/casts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class CastApi {

    /**
     * @param intent made by the caller, once per ballot: the same one again is answered with the same receipt
     * @param projects ids of listed projects, from one to as many as the round allows
     */
    record Paper(UUID intent, List<UUID> projects) {}

    /** @param seq from 1; the highest of a person counts */
    record Receipt(String receipt, int seq, Instant castAt) {}

    private final BallotService ballots;
    private final RoundService rounds;
    private final CurrentPerson current;
    private final Assurance assurance;

    CastApi(BallotService ballots, RoundService rounds, CurrentPerson current, Assurance assurance) {
        this.ballots = ballots;
        this.rounds = rounds;
        this.current = current;
        this.assurance = assurance;
    }

    @POST
    @RolesAllowed("citizen")
    public Response cast(@RestPath String slug, Paper paper) {
        var voter = current.require(Role.CITIZEN);
        assurance.requireLevel2Fresh(voter);
        var receipt = ballots.cast(rounds.bySlug(slug).id(), checked(paper), voter);
        return Response.status(Response.Status.CREATED)
                .entity(new Receipt(receipt.code(), receipt.seq(), receipt.castAt()))
                .build();
    }

    private static NewCast checked(Paper paper) {
        if (paper == null || paper.intent() == null) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT, "intent");
        }
        if (paper.projects() == null || paper.projects().stream().anyMatch(Objects::isNull)) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT, "projects");
        }
        return new NewCast(paper.intent(), List.copyOf(paper.projects()));
    }
}
