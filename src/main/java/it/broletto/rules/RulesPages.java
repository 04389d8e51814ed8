package it.broletto.rules;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.project.ProjectService;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;

/** By which rules a round is counted, for everybody: in words, and as the file that is sealed. */
@Path("/rounds/{slug}")
class RulesPages {

    @CheckedTemplate(basePath = "rules", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance show(RulesPage page);
    }

    private final RulesService rules;
    private final RoundService rounds;
    private final ProjectService projects;
    private final Layout layout;

    RulesPages(RulesService rules, RoundService rounds, ProjectService projects, Layout layout) {
        this.rules = rules;
        this.rounds = rounds;
        this.projects = projects;
        this.layout = layout;
    }

    @GET
    @Path("rules")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@RestPath String slug) {
        return Templates.show(page(rounds.bySlug(slug)));
    }

    RulesPage page(RoundView round) {
        var view = rules.of(round.id());
        var words = new RulesWords(layout.words(RulesMessages.class), layout.locale(), projects.ofRound(round.id()));
        return new RulesPage(
                round,
                view,
                words.of(view.rules(), !view.sealed()),
                view.rules().lot().stream().map(words::name).toList());
    }

    /** The canonical bytes whose SHA-256 is published; they never change once sealed. */
    @GET
    @Path("rules.json")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Response file(@RestPath String slug) {
        return Response.ok(rules.of(rounds.bySlug(slug).id()).json())
                .header("Content-Disposition", "attachment; filename=\"" + slug + "-rules.json\"")
                .build();
    }
}
