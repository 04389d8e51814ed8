package it.broletto.ballot;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestPath;

/** Who won and why, step by step, and the file to count again. */
@Path("/rounds/{slug}/results")
@Produces(MediaType.TEXT_HTML)
class ResultPages {

    @CheckedTemplate(basePath = "ballot", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance results(Result whole);

        static native TemplateInstance resultsArea(RoundView round, Result.OfArea of, String title);

        static native TemplateInstance resultsStep(StepPage page);

        static native TemplateInstance noResults(RoundView round);
    }

    private final ResultService results;
    private final RoundService rounds;

    ResultPages(ResultService results, RoundService rounds) {
        this.results = results;
        this.rounds = rounds;
    }

    /** All areas; where there is but one, all about it. */
    @GET
    @PermitAll
    public TemplateInstance results(@RestPath String slug) {
        var round = rounds.bySlug(slug);
        if (round.phase() != Phase.DECIDED) {
            return Templates.noResults(round);
        }
        var result = results.of(round);
        return result.areas().size() == 1
                ? Templates.resultsArea(round, result.areas().get(0), "")
                : Templates.results(result);
    }

    @GET
    @Path("{area}")
    @PermitAll
    public TemplateInstance area(@RestPath String slug, @RestPath String area) {
        var round = rounds.bySlug(slug);
        var of = results.of(round, area);
        return Templates.resultsArea(round, of, of.area().name());
    }

    /** Begins with the first step; where nothing won there is none. */
    @GET
    @Path("{area}/steps")
    @PermitAll
    public Response steps(@RestPath String slug, @RestPath String area) {
        var of = results.of(rounds.bySlug(slug), area);
        var here = "/rounds/" + slug + "/results/" + of.area().code();
        return Answers.seeOther(of.winners().isEmpty() ? here : here + "/steps/1");
    }

    /** @param number of the purchase, from 1 */
    @GET
    @Path("{area}/steps/{number: \\d{1,6}}")
    @PermitAll
    public TemplateInstance step(@RestPath String slug, @RestPath String area, @RestPath int number) {
        var round = rounds.bySlug(slug);
        var of = results.of(round, area);
        if (number < 1 || number > of.winners().size()) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        return Templates.resultsStep(new StepPage(round, of, of.winners().get(number - 1)));
    }

    /** The counted file of one area; it never changes. */
    @GET
    @Path("{area}.pb")
    @PermitAll
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response file(@RestPath String slug, @RestPath String area) {
        var name = slug + "-" + area.toLowerCase(Locale.ROOT) + ".pb";
        return Response.ok(results.file(rounds.bySlug(slug), area))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
