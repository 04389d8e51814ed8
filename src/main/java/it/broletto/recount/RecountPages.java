package it.broletto.recount;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.round.RoundView;
import it.broletto.tally.Problem;
import it.broletto.tally.RuleSheet;
import it.broletto.web.Choice;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** Counts again in the visitor's browser. Nothing that is chosen there comes to the server. */
@Path("/recount")
class RecountPages {

    @CheckedTemplate(basePath = "recount", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance recount(
                List<Choice> choices, String chosen, Published published, String usualRules, List<Problem> problems);
    }

    private final RecountService recounts;

    RecountPages(RecountService recounts) {
        this.recounts = recounts;
    }

    /** @param of {@code ROUND/AREA}, as the list of choices sends it: answered with the address that stays */
    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public Response recount(@RestQuery String round, @RestQuery String area, @RestQuery String of) {
        if (of != null && of.indexOf('/') > 0) {
            var slash = of.indexOf('/');
            var stable = UriBuilder.fromPath("/recount")
                    .queryParam("round", "{round}")
                    .queryParam("area", "{area}")
                    .build(of.substring(0, slash), of.substring(slash + 1));
            return Response.seeOther(stable).build();
        }
        var published = round == null || area == null ? null : recounts.published(round, area);
        var chosen = Optional.ofNullable(published);
        return Response.ok(Templates.recount(
                        choices(recounts.rounds(chosen.map(Published::round))),
                        chosen.map(p -> value(p.round(), p.result().area().code()))
                                .orElse(""),
                        published,
                        RuleSheet.GREEDY.canonicalJson(),
                        List.of(Problem.values())))
                .build();
    }

    private static List<Choice> choices(List<RoundView> rounds) {
        return rounds.stream()
                .flatMap(round -> round.areas().stream()
                        .map(area -> new Choice(
                                value(round, area.code()),
                                round.areas().size() == 1 ? round.title() : round.title() + " · " + area.name())))
                .toList();
    }

    private static String value(RoundView round, String area) {
        return round.slug() + "/" + area;
    }
}
