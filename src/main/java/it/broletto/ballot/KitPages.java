package it.broletto.ballot;

import it.broletto.round.RoundService;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestPath;

/** All that somebody needs to count an area again, in one file. */
@Path("/rounds/{slug}/results/{area}.zip")
class KitPages {

    private final KitService kits;
    private final RoundService rounds;

    KitPages(KitService kits, RoundService rounds) {
        this.kits = kits;
        this.rounds = rounds;
    }

    /** The same bytes at any time. */
    @GET
    @PermitAll
    @Produces("application/zip")
    public Response kit(@RestPath String slug, @RestPath String area) {
        return Response.ok(kits.of(rounds.bySlug(slug), area))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + slug + "-" + area.toLowerCase(Locale.ROOT) + "-recount.zip\"")
                .build();
    }
}
