package it.broletto.rail;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** Where providers tell what happened. Open to everybody: a message is trusted for its signature alone. */
@Path("/api/v1/rails/{rail}/events")
class WebhookApi {

    private static final int LARGEST = 64 * 1024;

    private final RailService rails;

    WebhookApi(RailService rails) {
        this.rails = rails;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    public Response receive(
            @RestPath String rail,
            @HeaderParam("Stripe-Signature") String stripe,
            @HeaderParam("Broletto-Signature") String ours,
            byte[] body) {
        if (body.length > LARGEST) {
            throw new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        try {
            rails.receive(rail, body, stripe == null ? ours : stripe);
            return Response.noContent().build();
        } catch (UntrustedMessage untrusted) {
            throw new WebApplicationException(Response.Status.BAD_REQUEST);
        }
    }
}
