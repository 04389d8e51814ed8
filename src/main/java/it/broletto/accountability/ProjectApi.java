package it.broletto.accountability;

import it.broletto.project.ProjectService;
import it.broletto.project.ProjectStatus;
import it.broletto.round.RoundService;
import it.broletto.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Followed projects as JSON. */
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
class ProjectApi {

    /** One page of projects. {@code next} is the value of {@code page} for the following one; null on the last. */
    record ProjectList(List<Followed> items, String next) {}

    private final DashboardService dashboards;
    private final FollowUpService followUp;
    private final ProjectService projects;
    private final Stories stories;
    private final RoundService rounds;

    ProjectApi(
            DashboardService dashboards,
            FollowUpService followUp,
            ProjectService projects,
            Stories stories,
            RoundService rounds) {
        this.dashboards = dashboards;
        this.followUp = followUp;
        this.projects = projects;
        this.stories = stories;
        this.rounds = rounds;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listProjects", summary = "Projects that won and are followed, the oldest promise first")
    public ProjectList list(
            @RestQuery String round, @RestQuery ProjectStatus status, @RestQuery boolean late, @RestQuery String page) {
        var id = round == null || round.isBlank() ? null : rounds.bySlug(round).id();
        var found = FollowedPaging.page(dashboards, new Filter(id, null, status, late), page);
        return new ProjectList(found.items(), found.next().orElse(null));
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(
            operationId = "readProject",
            summary =
                    "One project, by its id or that of its campaign: its story, who pays, and if it is followed its works")
    public WholeProject read(@RestPath UUID id) {
        var story = stories.of(id)
                .filter(found -> !found.proposalOnly())
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        var project = projects.find(id).isPresent() ? id : story.page();
        return followUp.isFollowed(project)
                ? WholeProject.followed(followUp.page(project), story)
                : WholeProject.notFollowed(projects.find(project).orElse(null), story);
    }
}
