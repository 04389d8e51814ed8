package it.broletto.ballot;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** Anybody who has a receipt number can see whether it is in the count, never what was chosen. */
@Path("/receipts")
@Produces(MediaType.TEXT_HTML)
class ReceiptPages {

    private static final int LONGEST = 60;

    @CheckedTemplate(basePath = "ballot", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance check(String code, Optional<Checked> found);
    }

    /** What a receipt number stands for. */
    record Checked(RoundView round, ReceiptView receipt) {}

    private final BallotService ballots;
    private final RoundService rounds;

    ReceiptPages(BallotService ballots, RoundService rounds) {
        this.ballots = ballots;
        this.rounds = rounds;
    }

    @GET
    @PermitAll
    public TemplateInstance check(@RestQuery String code) {
        var typed = code == null ? "" : code.substring(0, Math.min(LONGEST, code.length()));
        return Templates.check(
                typed, ballots.find(typed).map(found -> new Checked(rounds.byId(found.roundId()), found)));
    }
}
