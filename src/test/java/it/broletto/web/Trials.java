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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Endpoints of the tests, among the pages and in the API: one for each way to fail. */
@Path("/{where:trials|api/v1/trials}")
class Trials {

    public record Note(@Size(min = 5, max = 20) String title) {}

    private final Flash flash;
    private final KeptForm kept;

    Trials(Flash flash, KeptForm kept) {
        this.flash = flash;
        this.kept = kept;
    }

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
    @Path("text")
    @PermitAll
    public String text(@RestForm String text) {
        return codePoints(text);
    }

    @POST
    @Path("notes")
    @PermitAll
    public String note(@Valid Note note) {
        return codePoints(note.title());
    }

    private static String codePoints(String text) {
        return text.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining(" "));
    }

    @POST
    @Path("flash")
    @PermitAll
    public Response flash(@RestForm String text) {
        flash.good(text);
        return Answers.seeOther("/");
    }

    @POST
    @Path("kept")
    @PermitAll
    public String keep(MultivaluedMap<String, String> form) {
        return String.valueOf(kept.keep("/trials/kept", form));
    }

    @GET
    @Path("kept")
    @PermitAll
    public String take() {
        return kept.take("/trials/kept").map(form -> form.getFirst("title")).orElse("nothing");
    }

    @GET
    @Path("other")
    @PermitAll
    public String takeElsewhere() {
        return kept.take("/trials/other").map(form -> form.getFirst("title")).orElse("nothing");
    }
}
