package it.broletto.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The state of the service, as the national API guidelines ask. */
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
class StatusApi {

    /** @param status 200 while the service answers; @param title the same in words */
    public record Status(int status, String title) {}

    @GET
    @PermitAll
    @Operation(operationId = "status", summary = "State of the service")
    public Status status() {
        return new Status(200, "OK");
    }
}
