package it.broletto.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.picture.AreaMap;
import it.broletto.picture.BarChart;
import it.broletto.picture.Flow;
import it.broletto.picture.Marker;
import it.broletto.picture.Outline;
import it.broletto.picture.Outlines;
import it.broletto.picture.StackedChart;
import it.broletto.web.Choice;
import it.broletto.web.Figure;
import it.broletto.web.FormErrors;
import it.broletto.web.Page;
import it.broletto.web.Step;
import it.broletto.web.Tab;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** All parts of pages on one page, for those who build pages. */
@Path("/style")
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
@Produces(MediaType.TEXT_HTML)
class StylePages {

    @CheckedTemplate(basePath = "dev")
    static class Templates {
        static native TemplateInstance style(Sample sample);

        private Templates() {}
    }

    /** What the parts are shown with. */
    public record Sample(
            Instant soon,
            List<String> colours,
            List<Step> phases,
            List<Step> steps,
            List<Figure> figures,
            List<Tab> tabs,
            Page<String> page,
            List<Choice> choices,
            FormErrors errors,
            BarChart bars,
            StackedChart stacked,
            Flow flow,
            AreaMap map,
            List<String> categories) {}

    private final Clock clock;
    private final Outlines outlines;

    StylePages(Clock clock, Outlines outlines) {
        this.clock = clock;
        this.outlines = outlines;
    }

    @GET
    @PermitAll
    public TemplateInstance style() {
        return Templates.style(new Sample(
                clock.instant().plus(Duration.ofDays(3)),
                List.of(
                        "paper",
                        "card",
                        "sunk",
                        "ink",
                        "blue",
                        "brick",
                        "good",
                        "warn",
                        "bad",
                        "c1",
                        "c2",
                        "c3",
                        "c4",
                        "c5",
                        "c6",
                        "blue-wash",
                        "brick-wash",
                        "good-wash",
                        "warn-wash",
                        "bad-wash"),
                List.of(
                        new Step("Raccolta", "dal 1 al 31 marzo", Step.State.DONE),
                        new Step("Esame degli uffici", "fino al 30 aprile", Step.State.DONE),
                        new Step("Voto", "fino al 15 maggio, 23:59", Step.State.NOW),
                        new Step("Scrutinio", "il 16 maggio", Step.State.NEXT),
                        new Step("Esito", "entro il 20 maggio", Step.State.NEXT)),
                List.of(
                        new Step("Inviata", "2 marzo 2026", Step.State.DONE),
                        new Step("Esaminata", "20 aprile 2026", Step.State.DONE),
                        new Step("Non realizzabile", "Il terreno è privato", Step.State.STOPPED)),
                List.of(
                        new Figure("votanti", "18.204", "su 121.000 aventi diritto (15 %)"),
                        new Figure("votati", "4.500.000 €"),
                        new Figure("spesi", "230.000 €", "su 500.000 € votati"),
                        new Figure("progetti in ritardo", "12", "su 16")),
                List.of(new Tab("/style", "Elenco", true), new Tab("/style#map", "Mappa", false)),
                new Page<>(List.of("a"), Optional.of("x"), Optional.of("y")),
                List.of(
                        new Choice("CITY", "Chi risiede in città", "per qualunque area"),
                        new Choice("OWN_AREA", "Chi risiede nell'area"),
                        new Choice("ANYONE", "Chiunque entri con SPID o CIE")),
                FormErrors.none()
                        .add("title", "Scrivi un titolo di almeno 5 caratteri.")
                        .add("cost", "Scrivi un importo in euro, per esempio 1.500,00."),
                bars(),
                stacked(),
                flow(),
                map(),
                List.of(
                        "GREEN",
                        "MOBILITY",
                        "SCHOOL",
                        "CULTURE",
                        "SPORT",
                        "SOCIAL",
                        "PUBLIC_SPACE",
                        "ACCESSIBILITY",
                        "DIGITAL",
                        "OTHER")));
    }

    private static BarChart bars() {
        return new BarChart(
                "Voti per progetto",
                "Progetto",
                "Voti",
                List.of(
                        new BarChart.Row("Fate Largo, Largo Balestra", "/style", 1780, "1.780"),
                        new BarChart.Row("I Love Martinengo", 1204, "1.204"),
                        new BarChart.Row("Collegamento verde Parco delle Cave", 913, "913")));
    }

    private static StackedChart stacked() {
        return new StackedChart(
                "Dove sono i soldi",
                "Area",
                "Votati",
                List.of("Pagati", "Impegnati", "Da impegnare"),
                List.of(
                        row("Municipio 1", 210, 150, 140),
                        row("Municipio 2", 40, 320, 140),
                        row("Municipio 6", 400, 60, 20)));
    }

    private static StackedChart.Row row(String name, long... thousands) {
        var cells = java.util.Arrays.stream(thousands)
                .mapToObj(v -> new StackedChart.Cell(v, v + ".000 €"))
                .toList();
        return new StackedChart.Row(
                name, "", cells, java.util.Arrays.stream(thousands).sum() + ".000 €");
    }

    private static Flow flow() {
        return new Flow(
                "Dal bilancio ai cantieri",
                List.of(
                        List.of(new Flow.Node("b", "Bilancio 2026", "4.500.000 €", 5)),
                        List.of(
                                new Flow.Node("m1", "Municipio 1", "500.000 €", 1),
                                new Flow.Node("m2", "Municipio 2", "1.800.000 €", 1),
                                new Flow.Node("m6", "Municipio 6", "2.200.000 €", 1)),
                        List.of(
                                new Flow.Node("d", "Conclusi", "1.300.000 €", 3),
                                new Flow.Node("w", "In corso", "2.100.000 €", 2),
                                new Flow.Node("p", "In progetto", "1.100.000 €", 6))),
                List.of(
                        new Flow.Link("b", "m1", 500),
                        new Flow.Link("b", "m2", 1800),
                        new Flow.Link("b", "m6", 2200),
                        new Flow.Link("m1", "d", 500),
                        new Flow.Link("m2", "d", 300),
                        new Flow.Link("m2", "w", 1500),
                        new Flow.Link("m6", "d", 500),
                        new Flow.Link("m6", "w", 600),
                        new Flow.Link("m6", "p", 1100)));
    }

    private AreaMap map() {
        var areas = outlines.all().stream()
                .map(o -> new Outline(
                        o.name(), o.geometry(), "/style#map", o.name().equals("6")))
                .toList();
        return new AreaMap(
                "Proposte sulla mappa",
                areas,
                List.of(
                        new Marker(45.464, 9.19, "Piazza del Duomo", "/style"),
                                new Marker(45.4705, 9.179, "Parco Sempione", "/style"),
                        new Marker(45.4700, 9.178, "Arena", "/style"),
                                new Marker(45.44, 9.15, "Largo Balestra", "/style")),
                true);
    }

    /** Shows what an error looks like. */
    @GET
    @Path("/error/{status}")
    @PermitAll
    public TemplateInstance error(@RestPath int status) {
        if (status == 500) {
            throw new IllegalStateException("on purpose, from the style guide");
        }
        throw new jakarta.ws.rs.WebApplicationException(status);
    }
}
