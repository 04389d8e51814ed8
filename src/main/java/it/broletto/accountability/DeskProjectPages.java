package it.broletto.accountability;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.shared.Time;
import it.broletto.web.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The officers' list of projects to follow, and all that can be done about one. */
@Path("/desk/projects")
@Produces(MediaType.TEXT_HTML)
class DeskProjectPages {

    private static final int SILENT_AFTER_DAYS = 90;

    /** {@code silentDays} null = not silent; -1 = nothing was ever said. */
    record DeskRow(Followed project, Long silentDays) {}

    @CheckedTemplate(basePath = "accountability", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskList(Page<DeskRow> page, boolean late, LocalDate today);

        static native TemplateInstance deskProject(ProjectPage page, LocalDate today);

        private Templates() {}
    }

    private final DashboardService dashboards;
    private final FollowUpService followUp;

    DeskProjectPages(DashboardService dashboards, FollowUpService followUp) {
        this.dashboards = dashboards;
        this.followUp = followUp;
    }

    @GET
    @RolesAllowed("officer")
    public TemplateInstance list(@RestQuery boolean late, @RestQuery String page) {
        var today = dashboards.today();
        return Templates.deskList(
                FollowedPaging.page(dashboards, new Filter(null, null, null, late), page)
                        .map(project -> new DeskRow(project, silentDays(project, today))),
                late,
                today);
    }

    @GET
    @Path("{id}")
    @RolesAllowed("officer")
    public TemplateInstance show(@RestPath UUID id) {
        return Templates.deskProject(followUp.page(id), dashboards.today());
    }

    /** The silence alarm rings for open projects about which nothing was said for three months. */
    private static Long silentDays(Followed project, LocalDate today) {
        if (project.doneOn() != null) {
            return null;
        }
        if (project.lastFactAt() == null) {
            return -1L;
        }
        var days =
                ChronoUnit.DAYS.between(project.lastFactAt().atZone(Time.ROME).toLocalDate(), today);
        return days > SILENT_AFTER_DAYS ? days : null;
    }
}
