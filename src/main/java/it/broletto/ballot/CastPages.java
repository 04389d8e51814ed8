package it.broletto.ballot;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.Assurance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Role;
import it.broletto.round.Phase;
import it.broletto.round.PhaseView;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.KeptForm;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Takes a ballot and gives a receipt, which shows no choice: one that does can be sold. */
@Path("/rounds/{slug}/casts")
@Produces(MediaType.TEXT_HTML)
class CastPages {

    @CheckedTemplate(basePath = "ballot", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance receipt(
                RoundView round, ReceiptView receipt, boolean open, Optional<PhaseView> voting);
    }

    private final BallotService ballots;
    private final RoundService rounds;
    private final CurrentPerson current;
    private final Assurance assurance;
    private final KeptForm kept;

    CastPages(BallotService ballots, RoundService rounds, CurrentPerson current, Assurance assurance, KeptForm kept) {
        this.ballots = ballots;
        this.rounds = rounds;
        this.current = current;
        this.assurance = assurance;
        this.kept = kept;
    }

    /** Casts the ballot; the same form again leads to the same receipt. */
    @POST
    @PermitAll
    public Response cast(
            @RestPath String slug, @RestForm List<String> pick, @RestForm String intent, @RestForm UUID voter) {
        var round = rounds.bySlug(slug);
        var paper = NewCast.of(intent, pick);
        if (current.get().filter(assurance::isLevel2Fresh).isEmpty()) {
            return BoothPages.keep(kept, slug, paper, current.get(), voter);
        }
        var receipt = ballots.cast(round.id(), paper, current.require(Role.CITIZEN));
        return Answers.seeOther("/rounds/" + slug + "/casts/" + receipt.castId());
    }

    @GET
    @Path("{cast}")
    @RolesAllowed("citizen")
    public TemplateInstance receipt(@RestPath String slug, @RestPath UUID cast) {
        var round = rounds.bySlug(slug);
        var receipt = ballots.receipt(cast, current.require());
        if (!receipt.roundId().equals(round.id())) {
            throw new Refusal(Refusal.Reason.NOT_FOUND);
        }
        return Templates.receipt(round, receipt, ballots.isOpen(round), round.dates(Phase.VOTING));
    }
}
