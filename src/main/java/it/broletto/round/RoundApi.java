package it.broletto.round;

import it.broletto.web.Cursor;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Published rounds as JSON. */
@Path("/api/v1/rounds")
@Produces(MediaType.APPLICATION_JSON)
class RoundApi {

    /** One page of rounds. {@code next} is the value of {@code page} for the following one; null on the last. */
    record RoundItems(List<RoundView> items, String next) {}

    private final RoundService rounds;

    RoundApi(RoundService rounds) {
        this.rounds = rounds;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listRounds",
            summary =
                    "Published rounds: those where something can be done now, then under way, then decided, newest first")
    public RoundItems list(@RestQuery String page) {
        var found = RoundPaging.published(rounds, Cursor.of(page));
        return new RoundItems(found.items(), found.next().orElse(null));
    }

    @GET
    @Path("{slug}")
    @PermitAll
    @Operation(operationId = "readRound", summary = "One published round")
    public RoundView read(@RestPath String slug) {
        return rounds.bySlug(slug);
    }
}
