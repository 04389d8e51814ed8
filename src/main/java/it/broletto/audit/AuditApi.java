package it.broletto.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The log as JSON, newest first. */
@Path("/api/v1/audit-entries")
@Produces(MediaType.APPLICATION_JSON)
class AuditApi {

    /** One page of entries. {@code next} is the value of {@code page} for the following one; null on the last. */
    record AuditEntryList(List<AuditView> items, String next) {}

    private final AuditService audit;
    private final AuditLinks links;

    AuditApi(AuditService audit, AuditLinks links) {
        this.audit = audit;
        this.links = links;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listAuditEntries",
            summary = "Who (role, never name) did what, on what, when; newest first")
    public AuditEntryList list(@RestQuery String round, @RestQuery String page) {
        var found = AuditPaging.page(audit, round == null || round.isBlank() ? null : links.round(round), page);
        return new AuditEntryList(found.items(), found.next().orElse(null));
    }
}
