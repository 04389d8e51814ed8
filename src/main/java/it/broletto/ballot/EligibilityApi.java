package it.broletto.ballot;

import it.broletto.identity.CurrentPerson;
import it.broletto.round.RoundService;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** "Can I vote, and why not", for programs. */
@Path("/api/v1/rounds/{slug}/eligibility")
@Produces(MediaType.APPLICATION_JSON)
class EligibilityApi {

    record Answer(String round, boolean mayVote, List<Eligibility.Condition> conditions) {}

    private final BallotService ballots;
    private final RoundService rounds;
    private final CurrentPerson current;

    EligibilityApi(BallotService ballots, RoundService rounds, CurrentPerson current) {
        this.ballots = ballots;
        this.rounds = rounds;
        this.current = current;
    }

    @GET
    @PermitAll
    public Answer eligibility(@RestPath String slug) {
        var eligibility = ballots.eligibility(rounds.bySlug(slug), current.get());
        return new Answer(slug, eligibility.mayVote(), eligibility.conditions());
    }
}
