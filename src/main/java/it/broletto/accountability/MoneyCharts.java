package it.broletto.accountability;

import it.broletto.picture.BarChart;
import it.broletto.picture.Flow;
import it.broletto.picture.StackedChart;
import it.broletto.shared.Money;
import it.broletto.web.Layout;
import it.broletto.web.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where the money stands, as tables with bars. */
@ApplicationScoped
class MoneyCharts {

    private final Layout layout;

    MoneyCharts(Layout layout) {
        this.layout = layout;
    }

    /** Of what was voted: paid, committed but not paid, not committed yet. */
    StackedChart byStage(
            String title,
            String head,
            List<Dashboard.Slice> slices,
            Function<Dashboard.Slice, String> name,
            Function<Dashboard.Slice, String> href) {
        return chart(
                title,
                head,
                slices.stream()
                        .map(slice -> new StackedChart.Row(
                                name.apply(slice),
                                href.apply(slice),
                                parts(slice.voted(), slice.committed(), slice.paid()),
                                shown(slice.voted())))
                        .toList());
    }

    StackedChart of(String title, String name, ProjectMoney money) {
        return chart(
                title,
                words().project(),
                List.of(new StackedChart.Row(
                        name, "", parts(money.voted(), money.committed(), money.paid()), shown(money.voted()))));
    }

    private StackedChart chart(String title, String head, List<StackedChart.Row> rows) {
        var words = words();
        return new StackedChart(
                title,
                head,
                words.col_voted(),
                List.of(words.part_paid(), words.part_committed(), words.part_free()),
                rows);
    }

    /** What is committed beyond what was voted has no part of its own: the bar is then longer than the vote. */
    private List<StackedChart.Cell> parts(Money voted, Money committed, Money paid) {
        return Stream.of(paid, committed.minus(paid), voted.minus(committed))
                .map(part -> part.cents() < 0 ? Money.ZERO : part)
                .map(part -> new StackedChart.Cell(part.cents(), shown(part)))
                .toList();
    }

    /** From the budget over the areas to what became of the money. */
    Flow flow(Dashboard data) {
        var words = words();
        var sums = data.figures();
        var areas = new ArrayList<Flow.Node>();
        var links = new ArrayList<Flow.Link>();
        for (var area : data.byArea()) {
            var id = "area-" + area.key();
            areas.add(new Flow.Node(id, area.name(), shown(area.voted()), 5));
            links.add(new Flow.Link("budget", id, area.voted().cents()));
            var parts = parts(area.voted(), area.committed(), area.paid());
            for (var i = 0; i < parts.size(); i++) {
                if (parts.get(i).value() > 0) {
                    links.add(new Flow.Link(id, "part-" + i, parts.get(i).value()));
                }
            }
        }
        var free = sums.budget().minus(sums.voted());
        if (free.cents() > 0) {
            areas.add(new Flow.Node("free", words.flow_free(), shown(free), 6));
            links.add(new Flow.Link("budget", "free", free.cents()));
        }
        return new Flow(
                words.flow_title(shown(sums.budget())),
                List.of(
                        List.of(new Flow.Node("budget", words.flow_budget(), shown(sums.budget()), 5)),
                        areas,
                        List.of(
                                new Flow.Node("part-0", words.part_paid(), shown(sums.paid()), 1),
                                new Flow.Node(
                                        "part-1",
                                        words.part_committed(),
                                        shown(sums.committed().minus(sums.paid())),
                                        2),
                                new Flow.Node(
                                        "part-2",
                                        words.part_free(),
                                        shown(sums.voted().minus(sums.committed())),
                                        3))),
                links);
    }

    /** Years in which corrections outweigh payments have no bar. */
    BarChart byYear(List<Dashboard.YearSlice> years) {
        var words = words();
        return new BarChart(
                words.chart_year(),
                words.col_year(),
                words.col_paid(),
                years.stream()
                        .map(year -> new BarChart.Row(
                                String.valueOf(year.year()),
                                Math.max(0, year.paid().cents()),
                                shown(year.paid())))
                        .toList());
    }

    BarChart slips(Dashboard.Slippage slippage) {
        var words = words();
        return new BarChart(
                words.slippage(),
                words.col_status(),
                words.col_projects(),
                List.of(
                        row(words.slip_done_on_time(), slippage.doneOnTime()),
                                row(words.slip_done_late(), slippage.doneLate()),
                        row(words.slip_on_time(), slippage.onTime()),
                                row(words.slip_late_6(), slippage.lateUpTo6Months()),
                        row(words.slip_late_12(), slippage.lateUpTo1Year()),
                                row(words.slip_late_more(), slippage.lateMore())));
    }

    private BarChart.Row row(String label, long projects) {
        return new BarChart.Row(label, projects, Texts.grouped(projects, layout.locale()));
    }

    private String shown(Money amount) {
        return amount.format(layout.locale());
    }

    private AccountabilityMessages words() {
        return layout.words(AccountabilityMessages.class);
    }
}
