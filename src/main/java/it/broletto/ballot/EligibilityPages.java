package it.broletto.ballot;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.round.RoundService;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** "Can I vote, and why not", also before sign-in. */
@Path("/rounds/{slug}/eligibility")
@Produces(MediaType.TEXT_HTML)
class EligibilityPages {

    @CheckedTemplate(basePath = "ballot", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance eligibility(Eligibility eligibility, List<ReceiptView> receipts);
    }

    private final BallotService ballots;
    private final RoundService rounds;
    private final CurrentPerson current;

    EligibilityPages(BallotService ballots, RoundService rounds, CurrentPerson current) {
        this.ballots = ballots;
        this.rounds = rounds;
        this.current = current;
    }

    @GET
    @PermitAll
    public TemplateInstance eligibility(@RestPath String slug) {
        var round = rounds.bySlug(slug);
        var person = current.get();
        var receipts = person.map(it -> ballots.receiptsOf(it, round.id())).orElse(List.of());
        return Templates.eligibility(ballots.eligibility(round, person), receipts);
    }
}
