package it.broletto.accountability;

import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Csv;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The figures of the dashboard as CSV; amounts in euros with a point. */
@Path("/accountability")
@Produces("text/csv;charset=UTF-8")
class AccountabilityFiles {

    private static final int BATCH = 500;

    private final DashboardService dashboards;
    private final RoundService rounds;

    AccountabilityFiles(DashboardService dashboards, RoundService rounds) {
        this.dashboards = dashboards;
        this.rounds = rounds;
    }

    @GET
    @Path("{chart}.csv")
    @PermitAll
    public Response chart(@RestPath String chart, @RestQuery String round) {
        var id = Optional.ofNullable(round)
                .filter(slug -> !slug.isBlank())
                .map(rounds::bySlug)
                .map(RoundView::id)
                .orElse(null);
        if (chart.equals("projects")) {
            return file(chart, out -> projects(new Csv(out), id));
        }
        var data = dashboards.of(id);
        var out = new StringBuilder();
        switch (chart) {
            case "rounds" -> slices(new Csv(out), "round", data.byRound());
            case "areas" -> slices(new Csv(out), "area", data.byArea());
            case "statuses" -> slices(new Csv(out), "status", data.byStatus());
            case "years" -> {
                var csv = new Csv(out).line("year", "committed", "paid");
                data.byYear().forEach(year -> csv.line(year.year(), euros(year.committed()), euros(year.paid())));
            }
            default -> throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        return file(chart, writer -> writer.append(out));
    }

    private static void slices(Csv csv, String key, Iterable<Dashboard.Slice> slices) {
        csv.line(key, "name", "projects", "voted", "committed", "paid");
        slices.forEach(slice -> csv.line(
                slice.key(),
                slice.name(),
                slice.projects(),
                euros(slice.voted()),
                euros(slice.committed()),
                euros(slice.paid())));
    }

    private void projects(Csv csv, UUID round) {
        csv.line(
                "id",
                "title",
                "category",
                "status",
                "round",
                "area",
                "promised_on",
                "expected_on",
                "done_on",
                "voted",
                "committed",
                "paid");
        var filter = new Filter(round, null, null, false);
        var from = LocalDate.of(1, 1, 1);
        var id = new UUID(0, 0);
        for (var rows = dashboards.after(from, id, filter, BATCH);
                !rows.isEmpty();
                rows = dashboards.after(from, id, filter, BATCH)) {
            rows.forEach(one -> csv.line(
                    one.id(),
                    one.title(),
                    one.category(),
                    one.status(),
                    one.roundSlug(),
                    one.areaCode(),
                    one.promisedOn(),
                    one.expectedOn(),
                    one.doneOn(),
                    euros(one.voted()),
                    euros(one.committed()),
                    euros(one.paid())));
            from = rows.get(rows.size() - 1).promisedOn();
            id = rows.get(rows.size() - 1).id();
        }
    }

    static String euros(Money amount) {
        return amount.decimal();
    }

    interface Content {
        void to(Writer out) throws IOException;
    }

    static Response file(String name, Content content) {
        StreamingOutput stream = (OutputStream out) -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            content.to(writer);
            writer.flush();
        };
        return Response.ok(stream)
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .build();
    }
}
