package it.broletto.accountability;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.picture.BarChart;
import it.broletto.picture.Flow;
import it.broletto.picture.StackedChart;
import it.broletto.project.ProjectMessages;
import it.broletto.project.ProjectStatus;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.web.Choice;
import it.broletto.web.Figure;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import it.broletto.web.Texts;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;

/** The dashboard: where did the money go? */
@Path("/accountability")
@Produces(MediaType.TEXT_HTML)
class AccountabilityPages {

    /** What the dashboard shows. {@code round} is the chosen slug, empty for all. */
    record Board(
            Dashboard data,
            String round,
            List<Choice> rounds,
            List<Figure> figures,
            Flow flow,
            List<NamedChart> charts,
            BarChart years,
            BarChart slips,
            Listing listing) {}

    /** {@code csv} is the name of the file with the same figures, without its ending. */
    record NamedChart(String csv, StackedChart chart) {}

    /** The list of projects with its filters; {@code query} keeps them from page to page. */
    record Listing(
            Page<Followed> page,
            List<Choice> areas,
            List<Choice> statuses,
            String area,
            String status,
            boolean late,
            String query,
            LocalDate today) {}

    @CheckedTemplate(basePath = "accountability")
    static class Templates {
        static native TemplateInstance dashboard(Board board);

        private Templates() {}
    }

    private final DashboardService dashboards;
    private final RoundService rounds;
    private final Layout layout;
    private final MoneyCharts charts;

    AccountabilityPages(DashboardService dashboards, RoundService rounds, Layout layout, MoneyCharts charts) {
        this.charts = charts;
        this.dashboards = dashboards;
        this.rounds = rounds;
        this.layout = layout;
    }

    @GET
    @PermitAll
    public TemplateInstance dashboard(
            @RestQuery String round,
            @RestQuery String area,
            @RestQuery String status,
            @RestQuery boolean late,
            @RestQuery String page) {
        var chosen = Optional.ofNullable(round).filter(slug -> !slug.isBlank()).map(rounds::bySlug);
        var data = dashboards.of(chosen.map(RoundView::id).orElse(null));
        var all = chosen.isPresent() ? dashboards.rounds() : data.byRound();
        return Templates.dashboard(new Board(
                data,
                chosen.map(RoundView::slug).orElse(""),
                all.stream().map(slice -> new Choice(slice.key(), slice.name())).toList(),
                figures(data.figures()),
                charts.flow(data),
                charts(data, chosen.isEmpty()),
                charts.byYear(data.byYear()),
                charts.slips(data.slippage()),
                listing(chosen, data, area, status, late, page)));
    }

    private List<Figure> figures(Dashboard.Figures sums) {
        var words = words();
        var locale = layout.locale();
        return List.of(
                new Figure(
                        words.figure_voted(),
                        sums.voted().format(locale),
                        words.figure_voted_of(sums.budget().format(locale))),
                new Figure(
                        words.figure_committed(),
                        sums.committed().format(locale),
                        words.figure_of_voted(sums.voted().format(locale))),
                new Figure(
                        words.figure_paid(),
                        sums.paid().format(locale),
                        words.figure_of_voted(sums.voted().format(locale))),
                new Figure(
                        words.figure_done(),
                        Texts.grouped(sums.done(), locale),
                        words.figure_of_projects(sums.projects())),
                new Figure(words.figure_late(), Texts.grouped(sums.late(), locale), words.figure_of_open(sums.open())));
    }

    private List<NamedChart> charts(Dashboard data, boolean withRounds) {
        var words = words();
        var statuses = layout.words(ProjectMessages.class);
        var common = Stream.of(
                new NamedChart(
                        "areas",
                        charts.byStage(
                                words.chart_area(),
                                words.col_area(),
                                data.byArea(),
                                Dashboard.Slice::name,
                                slice -> "")),
                new NamedChart(
                        "statuses",
                        charts.byStage(
                                words.chart_status(),
                                words.col_status(),
                                data.byStatus(),
                                slice -> statuses.status(ProjectStatus.valueOf(slice.key())),
                                slice -> "")));
        var byRound = new NamedChart(
                "rounds",
                charts.byStage(
                        words.chart_round(),
                        words.round(),
                        data.byRound(),
                        Dashboard.Slice::name,
                        slice -> "/accountability?round=" + slice.key()));
        return Stream.concat(withRounds ? Stream.of(byRound) : Stream.empty(), common)
                .toList();
    }

    private Listing listing(
            Optional<RoundView> round, Dashboard data, String area, String status, boolean late, String cursor) {
        var chosenStatus = Arrays.stream(ProjectStatus.values())
                .filter(one -> one.name().equals(status))
                .findFirst()
                .orElse(null);
        var chosenArea = area == null || area.isBlank() ? null : area;
        var filter = new Filter(round.map(RoundView::id).orElse(null), chosenArea, chosenStatus, late);
        var words = layout.words(ProjectMessages.class);
        var query = Stream.of(
                        part("round", round.map(RoundView::slug).orElse(null)),
                        part("area", chosenArea),
                        part("status", chosenStatus == null ? null : chosenStatus.name()),
                        part("late", late ? "true" : null))
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + "&" + other)
                .orElse("");
        return new Listing(
                FollowedPaging.page(dashboards, filter, cursor),
                data.byArea().stream()
                        .map(slice -> new Choice(slice.key(), slice.name()))
                        .toList(),
                Arrays.stream(ProjectStatus.values())
                        .filter(ProjectStatus::isFunded)
                        .map(one -> new Choice(one.name(), words.status(one)))
                        .toList(),
                chosenArea == null ? "" : chosenArea,
                chosenStatus == null ? "" : chosenStatus.name(),
                late,
                query,
                dashboards.today());
    }

    private static String part(String name, String value) {
        return value == null ? "" : name + "=" + Texts.urlEncoded(value);
    }

    private AccountabilityMessages words() {
        return layout.words(AccountabilityMessages.class);
    }
}
