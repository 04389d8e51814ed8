package it.broletto.recount;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** All that is needed to count one area again and to compare. */
@Path("/api/v1/rounds/{slug}/results/{area}/recount")
@Produces(MediaType.APPLICATION_JSON)
class RecountApi {

    /**
     * @param file where the counted Pabulib file is
     * @param sha256 of that file
     * @param rules the rule sheet in its canonical form, a text
     * @param rulesSha256 of that text in UTF-8
     * @param winners ids of projects as the file has them
     * @param totalCost decimal with two digits
     */
    record Answer(
            String round,
            String area,
            String file,
            String sha256,
            String rules,
            String rulesSha256,
            List<String> winners,
            String totalCost,
            String currency) {}

    private final RecountService recounts;

    RecountApi(RecountService recounts) {
        this.recounts = recounts;
    }

    /** Refused with 409 until the round is decided. */
    @GET
    @PermitAll
    public Answer recount(@RestPath String slug, @RestPath String area) {
        var published = recounts.published(slug, area);
        var result = published.result();
        return new Answer(
                slug,
                area,
                published.file(),
                result.sha256(),
                published.rules().canonicalJson(),
                published.rules().sha256(),
                published.winners(),
                result.spent().decimal(),
                result.currency());
    }
}
