package it.broletto.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import it.broletto.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The provider's API: who has the key may call it. */
@Path("/sandbox/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@IfBuildProfile(anyOf = {"demo", "dev", "test"})
class SandboxApi {

    static final int PAGE = 500;

    private final SandboxService sandbox;
    private final SandboxSettings settings;

    SandboxApi(SandboxService sandbox, SandboxSettings settings) {
        this.sandbox = sandbox;
        this.settings = settings;
    }

    @POST
    @Path("setups")
    @PermitAll
    public Response setUp(
            @HeaderParam("Authorization") String bearer,
            @HeaderParam("Idempotency-Key") String key,
            SandboxService.Wanted wanted) {
        requireKey(bearer);
        return Response.ok(sandbox.setUp(key, wanted)).build();
    }

    @POST
    @Path("charges")
    @PermitAll
    public Response charge(
            @HeaderParam("Authorization") String bearer,
            @HeaderParam("Idempotency-Key") String key,
            SandboxService.Wanted wanted) {
        requireKey(bearer);
        return answer(sandbox.charge(key, wanted));
    }

    @POST
    @Path("charges/{key}/cancellation")
    @PermitAll
    public Deal cancel(@HeaderParam("Authorization") String bearer, @RestPath String key) {
        requireKey(bearer);
        return sandbox.cancel(key).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    @POST
    @Path("refunds")
    @PermitAll
    public Response refund(
            @HeaderParam("Authorization") String bearer,
            @HeaderParam("Idempotency-Key") String key,
            SandboxService.Wanted wanted) {
        requireKey(bearer);
        return Response.ok(sandbox.refund(key, wanted)).build();
    }

    @GET
    @Path("deals/{key}")
    @PermitAll
    public Deal deal(@HeaderParam("Authorization") String bearer, @RestPath String key) {
        requireKey(bearer);
        return sandbox.byKey(key).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** The dispute about the charge of a key. */
    @GET
    @Path("disputes/{key}")
    @PermitAll
    public Disputed dispute(@HeaderParam("Authorization") String bearer, @RestPath String key) {
        requireKey(bearer);
        return sandbox.dispute(key).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    /** Charges and refunds that are settled, some at a time, in order of key. */
    @GET
    @Path("settled")
    @PermitAll
    public List<Deals.Listed> settled(
            @HeaderParam("Authorization") String bearer,
            @RestQuery Instant from,
            @RestQuery Instant before,
            @RestQuery String after) {
        requireKey(bearer);
        if (from == null || before == null) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        return sandbox.settled(from, before, after == null ? "" : after, PAGE);
    }

    /** The deal is made and committed; what its card is known for happens to the answer. */
    private Response answer(Deal charge) {
        var card = Card.valueOf(charge.card());
        if (card == Card.BROKEN) {
            return Response.serverError().build();
        }
        if (card.isSilent()) {
            try {
                Thread.sleep(settings.silence().toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return Response.ok(charge).build();
    }

    private void requireKey(String bearer) {
        var wanted = ("Bearer " + settings.key()).getBytes(StandardCharsets.UTF_8);
        if (bearer == null || !MessageDigest.isEqual(wanted, bearer.getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(Refusal.Reason.NOT_ALLOWED);
        }
    }
}
