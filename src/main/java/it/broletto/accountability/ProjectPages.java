package it.broletto.accountability;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.picture.StackedChart;
import it.broletto.project.ProjectMessages;
import it.broletto.project.ProjectService;
import it.broletto.project.ProjectStatus;
import it.broletto.project.ProjectView;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Csv;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Layout;
import it.broletto.web.Step;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** One project: was the promise kept, and how did it come to it? An address of one of its campaigns or of a lost round leads here. */
@Path("/projects/{id}")
@Produces(MediaType.TEXT_HTML)
class ProjectPages {

    private static final List<ProjectStatus> LINE = List.of(
            ProjectStatus.PLANNED,
            ProjectStatus.IN_DESIGN,
            ProjectStatus.IN_TENDER,
            ProjectStatus.UNDER_WAY,
            ProjectStatus.DONE);

    /** A project that is followed. */
    record Shown(
            ProjectPage page,
            Story story,
            RoundView round,
            String area,
            List<Step> steps,
            StackedChart chart,
            LocalDate today) {

        public ProjectView project() {
            return page.project();
        }

        public Punctuality punctuality() {
            return page.sheet().punctuality(today);
        }
    }

    @CheckedTemplate(basePath = "accountability", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance project(Shown shown);

        static native TemplateInstance notFollowed(ProjectView project, RoundView round, Story story);

        static native TemplateInstance story(Story story);

        private Templates() {}
    }

    private final FollowUpService followUp;
    private final Stories stories;
    private final DashboardService dashboards;
    private final ProjectService projects;
    private final RoundService rounds;
    private final Layout layout;
    private final MoneyCharts charts;

    ProjectPages(
            FollowUpService followUp,
            Stories stories,
            DashboardService dashboards,
            ProjectService projects,
            RoundService rounds,
            Layout layout,
            MoneyCharts charts) {
        this.charts = charts;
        this.followUp = followUp;
        this.stories = stories;
        this.dashboards = dashboards;
        this.projects = projects;
        this.rounds = rounds;
        this.layout = layout;
    }

    @GET
    @PermitAll
    public Response show(@RestPath UUID id) {
        var story = stories.of(id).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        if (followUp.isFollowed(id)) {
            return Response.ok(followed(followUp.page(id), story)).build();
        }
        if (story.proposalOnly()) {
            return Answers.seeOther("/proposals/" + story.page());
        }
        if (!story.page().equals(id)) {
            return Answers.seeOther("/projects/" + story.page());
        }
        return Response.ok(projects.find(id)
                        .map(project -> Templates.notFollowed(project, rounds.byId(project.roundId()), story))
                        .orElseGet(() -> Templates.story(story)))
                .build();
    }

    private TemplateInstance followed(ProjectPage page, Story story) {
        var project = page.project();
        var round = rounds.byId(project.roundId());
        return Templates.project(new Shown(
                page,
                story,
                round,
                round.area(project.areaId()).map(area -> area.name()).orElse(""),
                steps(page),
                charts.of(layout.words(AccountabilityMessages.class).money_title(), project.title(), page.money()),
                dashboards.today()));
    }

    @GET
    @Path("movements.csv")
    @Produces("text/csv;charset=UTF-8")
    @PermitAll
    public Response movements(@RestPath UUID id) {
        var movements = followUp.movements(followUp.page(id).project().id());
        return AccountabilityFiles.file("movements", out -> {
            var csv = new Csv(out).line("date", "stage", "amount", "act", "reason", "recorded_at");
            movements.forEach(row -> csv.line(
                    row.spentOn(),
                    row.stage(),
                    AccountabilityFiles.euros(row.amount()),
                    row.act(),
                    row.reason(),
                    row.recordedAt()));
        });
    }

    /** The usual way of a project; one that has stopped shows where it stood by its facts. */
    private List<Step> steps(ProjectPage page) {
        var words = layout.words(ProjectMessages.class);
        var now = page.project().status();
        if (now == ProjectStatus.STOPPED) {
            return List.of(
                    new Step(words.status(ProjectStatus.PLANNED), "", Step.State.DONE),
                    new Step(words.status(now), "", Step.State.STOPPED));
        }
        return LINE.stream()
                .map(status -> new Step(
                        words.status(status),
                        "",
                        status.ordinal() < now.ordinal() || now == ProjectStatus.DONE && status == now
                                ? Step.State.DONE
                                : status == now ? Step.State.NOW : Step.State.NEXT))
                .toList();
    }
}
