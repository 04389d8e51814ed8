package it.broletto.doctor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.doctor.ReconciliationView.Open;
import it.broletto.rail.RailService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Our books against the lists of providers, for staff. */
@Path("/desk/reconciliation")
@Produces(MediaType.TEXT_HTML)
class ReconciliationPages {

    /** @param days compared ones; none if the rail cannot tell, or not yet */
    public record OfRail(String rail, List<ReconciliationView> days, List<Open> open) {}

    @CheckedTemplate(basePath = "doctor")
    static class Templates {
        static native TemplateInstance reconciliation(List<OfRail> rails);

        private Templates() {}
    }

    private final RailService rails;
    private final ReconciliationService reconciliations;

    ReconciliationPages(RailService rails, ReconciliationService reconciliations) {
        this.rails = rails;
        this.reconciliations = reconciliations;
    }

    @GET
    @RolesAllowed({"officer", "auditor", "administrator"})
    public TemplateInstance list() {
        return Templates.reconciliation(rails.names().stream()
                .map(rail -> {
                    var days = reconciliations.latest(rail);
                    return new OfRail(rail, days, reconciliations.open(days));
                })
                .toList());
    }
}
