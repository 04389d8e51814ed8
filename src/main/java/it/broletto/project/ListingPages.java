package it.broletto.project;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.proposal.ProposalService;
import it.broletto.proposal.ProposalView;
import it.broletto.round.AreaView;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Money;
import it.broletto.web.Answers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Where the councillor decides which feasible proposals stand on the ballot. */
@Path("/desk/rounds/{round}/ballot")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("councillor")
class ListingPages {

    @CheckedTemplate(basePath = "project", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance listing(RoundView round, boolean open, List<OfArea> areas);
    }

    /** One area's part of the ballot. */
    record OfArea(AreaView area, List<ProjectView> listed, List<ProposalView> feasible) {

        public Money asked() {
            return listed.stream().map(ProjectView::cost).reduce(Money.ZERO, Money::plus);
        }

        /** With such a cost it could never win. */
        public boolean overBudget(Money cost) {
            return cost != null && cost.compareTo(area.budget()) > 0;
        }
    }

    private final ProjectService projects;
    private final ProposalService proposals;
    private final RoundService rounds;
    private final CurrentPerson current;

    ListingPages(ProjectService projects, ProposalService proposals, RoundService rounds, CurrentPerson current) {
        this.projects = projects;
        this.proposals = proposals;
        this.rounds = rounds;
        this.current = current;
    }

    @GET
    public TemplateInstance list(@RestPath("round") UUID roundId) {
        var round = rounds.byId(roundId);
        var listed = projects.ofRound(roundId);
        var feasible = proposals.feasible(roundId);
        var areas = round.areas().stream()
                .map(area -> new OfArea(
                        area,
                        listed.stream()
                                .filter(it -> it.areaId().equals(area.id()))
                                .toList(),
                        feasible.stream()
                                .filter(it -> it.areaId().equals(area.id()))
                                .toList()))
                .toList();
        var open = round.phase() == Phase.EVALUATING || round.phase() == Phase.DESIGNING;
        return Templates.listing(round, open, areas);
    }

    @POST
    public Response add(@RestPath UUID round, @RestForm @NotNull UUID proposal) {
        projects.list(round, proposal, current.require());
        return back(round);
    }

    @POST
    @Path("removals")
    public Response remove(@RestPath UUID round, @RestForm @NotNull UUID project) {
        projects.unlist(round, project, current.require());
        return back(round);
    }

    private static Response back(UUID round) {
        return Answers.seeOther("/desk/rounds/" + round + "/ballot");
    }
}
