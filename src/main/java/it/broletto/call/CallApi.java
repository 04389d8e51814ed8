package it.broletto.call;

import com.fasterxml.jackson.annotation.JsonRawValue;
import it.broletto.ledger.EnvelopeService.Envelope;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;

/** Calls as JSON. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
class CallApi {

    /** One version of a match rule, who receives the gifts, and by which rails; none: the city's usual ones. */
    record RuleJson(
            int number,

            @JsonRawValue @Schema(implementation = Object.class)
            String rule,

            String sha256,
            Instant validFrom,
            String role,
            String reason,
            Receiver receiver,
            List<String> rails) {

        static RuleJson of(RuleVersion version) {
            return new RuleJson(
                    version.number(),
                    version.rule().canonicalJson(),
                    version.sha256(),
                    version.validFrom(),
                    version.role(),
                    version.reason(),
                    version.paying().receiver(),
                    version.paying().rails());
        }
    }

    /** A call without its text. Amounts are in cents. */
    record CallCard(
            String slug,
            String title,
            String summary,
            String office,
            String applicants,
            CallStatus status,
            boolean takesApplications,
            long leastCents,
            long mostCents,
            int leastDays,
            int mostDays,
            List<Window> windows,
            List<Sponsor> sponsors,
            RuleJson rule) {

        static CallCard of(CallView call, Instant now) {
            return new CallCard(
                    call.slug(),
                    call.title(),
                    call.summary(),
                    call.office(),
                    call.applicants(),
                    call.status(),
                    call.takesApplications(now),
                    call.least().cents(),
                    call.most().cents(),
                    call.leastDays(),
                    call.mostDays(),
                    call.windows(),
                    call.sponsors(),
                    RuleJson.of(call.rule()));
        }
    }

    /** Where the money of a call stands, cents. Committed holds what was found to be due and is not paid yet. */
    record EnvelopeJson(long given, long reserved, long committed, long paid, long free) {}

    /** A campaign in a call, cents; {@code matchCents} is null before the decision. */
    record InCall(String slug, int rule, long budgetCents, long reservedCents, Long matchCents) {}

    /** One call with its text, its money, its campaigns and all versions of its rule. */
    record CallJson(
            CallCard call, String body, EnvelopeJson envelope, List<InCall> campaigns, List<RuleJson> versions) {}

    /** All published calls. */
    record CallList(List<CallCard> items) {}

    private final CallService calls;
    private final Clock clock;

    CallApi(CallService calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listCalls", summary = "Calls, the latest to end first; at most 100")
    public CallList list() {
        var now = clock.instant();
        return new CallList(
                calls.published().stream().map(call -> CallCard.of(call, now)).toList());
    }

    @GET
    @Path("{slug}")
    @PermitAll
    @Operation(operationId = "readCall", summary = "One call with its envelope, campaigns and versions of its rule")
    public CallJson read(@RestPath String slug) {
        var call = calls.bySlug(slug);
        var inside = calls.inside(call.id());
        return new CallJson(
                CallCard.of(call, clock.instant()),
                call.body(),
                envelope(inside),
                inside.campaigns().stream()
                        .map(one -> new InCall(
                                one.campaign().slug(),
                                one.admission().rule().number(),
                                one.admission().budget().cents(),
                                one.admission().reserved().cents(),
                                one.decision() == null
                                        ? null
                                        : one.decision().match().cents()))
                        .toList(),
                calls.versions(call.id()).stream().map(RuleJson::of).toList());
    }

    private static EnvelopeJson envelope(CallInside inside) {
        Envelope envelope = inside.envelope();
        var all = inside.all();
        return new EnvelopeJson(
                envelope.given(), all.reserved(), all.committed() + all.liquidated(), all.paid(), envelope.available());
    }
}
