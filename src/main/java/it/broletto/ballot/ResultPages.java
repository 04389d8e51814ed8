package it.broletto.ballot;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestPath;

/** Who won and why, and the file to count again. */
@Path("/rounds/{slug}/results")
class ResultPages {

    @CheckedTemplate(basePath = "ballot", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance results(Result result);

        static native TemplateInstance noResults(RoundView round);
    }

    private final ResultService results;
    private final RoundService rounds;

    ResultPages(ResultService results, RoundService rounds) {
        this.results = results;
        this.rounds = rounds;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance results(@RestPath String slug) {
        var round = rounds.bySlug(slug);
        return round.phase() == Phase.DECIDED ? Templates.results(results.of(round)) : Templates.noResults(round);
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
