package it.broletto.ballot;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** "Did I vote, when, and where are my receipts?" */
@Path("/me/ballots")
@Produces(MediaType.TEXT_HTML)
class MyBallotPages {

    @CheckedTemplate(basePath = "ballot", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance mine(List<OfRound> rounds);
    }

    /** A person's receipts of one round, newest first. */
    record OfRound(RoundView round, boolean open, List<ReceiptView> receipts) {}

    private final BallotService ballots;
    private final RoundService rounds;
    private final CurrentPerson current;

    MyBallotPages(BallotService ballots, RoundService rounds, CurrentPerson current) {
        this.ballots = ballots;
        this.rounds = rounds;
        this.current = current;
    }

    @GET
    @RolesAllowed("citizen")
    public TemplateInstance mine() {
        var byRound = ballots.receiptsOf(current.require()).stream()
                .collect(Collectors.groupingBy(ReceiptView::roundId, LinkedHashMap::new, Collectors.toList()));
        return Templates.mine(byRound.entrySet().stream()
                .map(of -> ofRound(rounds.byId(of.getKey()), of.getValue()))
                .toList());
    }

    private OfRound ofRound(RoundView round, List<ReceiptView> receipts) {
        return new OfRound(round, ballots.isOpen(round), receipts);
    }
}
