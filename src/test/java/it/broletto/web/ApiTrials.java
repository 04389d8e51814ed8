package it.broletto.web;

import it.broletto.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** The same ways to fail, of the API. */
@Path("/api/v1/trials")
class ApiTrials {

    public record Note(@Size(min = 5, max = 20) String title) {}

    @GET
    @Path("refusal/{reason}")
    @PermitAll
    public String refuse(@RestPath Refusal.Reason reason) {
        throw new Refusal(reason);
    }

    @GET
    @Path("stale")
    @PermitAll
    public String stale() {
        throw new IllegalStateException(new OptimisticLockException());
    }

    @GET
    @Path("bug")
    @PermitAll
    public String bug() {
        throw new IllegalStateException("secret-detail");
    }

    @GET
    @Path("thing/{id}")
    @PermitAll
    public String thing(@RestPath UUID id) {
        return "thing";
    }

    @GET
    @Path("officer")
    @RolesAllowed("officer")
    public String officer() {
        return "officer";
    }

    @POST
    @Path("notes")
    @PermitAll
    public String note(@Valid Note note) {
        return Trials.codePoints(note.title());
    }
}
