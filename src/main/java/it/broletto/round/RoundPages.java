package it.broletto.round;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.picture.AreaMap;
import it.broletto.web.Cursor;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The published rounds: which are there, and where are we in one of them? */
@Path("/rounds")
@Produces(MediaType.TEXT_HTML)
class RoundPages {

    @CheckedTemplate(basePath = "round", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance list(Page<RoundPage> page);

        static native TemplateInstance show(RoundPage page, AreaMap map);

        private Templates() {}
    }

    private final RoundService rounds;
    private final AreaMaps maps;
    private final Layout layout;
    private final Clock clock;

    RoundPages(RoundService rounds, AreaMaps maps, Layout layout, Clock clock) {
        this.rounds = rounds;
        this.maps = maps;
        this.layout = layout;
        this.clock = clock;
    }

    @GET
    @PermitAll
    public TemplateInstance list(@RestQuery String page) {
        var now = clock.instant();
        return Templates.list(RoundPaging.published(rounds, Cursor.of(page)).map(r -> RoundPage.of(r, layout, now)));
    }

    @GET
    @Path("{slug}")
    @PermitAll
    public TemplateInstance show(@RestPath String slug) {
        var round = rounds.bySlug(slug);
        return Templates.show(RoundPage.of(round, layout, clock.instant()), maps.ofBudgets(round, layout));
    }

    @GET
    @Path("{slug}/calendar.ics")
    @Produces("text/calendar;charset=UTF-8")
    @PermitAll
    public Response calendar(@RestPath String slug) {
        var round = rounds.bySlug(slug);
        return Response.ok(Calendar.of(round, layout.words(RoundMessages.class), clock.instant()))
                .header("Content-Disposition", "attachment; filename=\"" + round.slug() + ".ics\"")
                .build();
    }
}
