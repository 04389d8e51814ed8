package it.broletto.doctor;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Are the city's accounts sound? For everybody. */
@Path("/doctor")
@Produces(MediaType.TEXT_HTML)
class DoctorPages {

    /** @param last when somebody looked last; null before the first time */
    record Shown(List<Finding> findings, long broken, Instant last) {}

    @CheckedTemplate(basePath = "doctor")
    static class Templates {
        static native TemplateInstance health(Shown shown);

        private Templates() {}
    }

    private final DoctorService doctor;

    DoctorPages(DoctorService doctor) {
        this.doctor = doctor;
    }

    @GET
    @PermitAll
    public TemplateInstance health() {
        var findings = doctor.latest();
        return Templates.health(new Shown(
                findings,
                findings.stream().filter(found -> !found.sound()).count(),
                findings.stream()
                        .map(Finding::at)
                        .max(Comparator.naturalOrder())
                        .orElse(null)));
    }
}
