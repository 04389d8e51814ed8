package it.broletto.bridge;

import it.broletto.application.ApplicationService;
import it.broletto.application.ApplicationView;
import it.broletto.identity.CurrentPerson;
import it.broletto.project.ProjectService;
import it.broletto.proposal.ProposalService;
import it.broletto.round.DistrictService;
import it.broletto.round.RoundService;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** One click: a project that lost becomes the draft of a campaign. */
@Path("/projects/{id}/campaign")
@RolesAllowed("citizen")
class BridgePages {

    private final BridgeService bridge;
    private final ApplicationService applications;
    private final ProjectService projects;
    private final ProposalService proposals;
    private final RoundService rounds;
    private final DistrictService districts;
    private final CurrentPerson current;
    private final Layout layout;
    private final Flash flash;

    BridgePages(
            BridgeService bridge,
            ApplicationService applications,
            ProjectService projects,
            ProposalService proposals,
            RoundService rounds,
            DistrictService districts,
            CurrentPerson current,
            Layout layout,
            Flash flash) {
        this.bridge = bridge;
        this.applications = applications;
        this.projects = projects;
        this.proposals = proposals;
        this.rounds = rounds;
        this.districts = districts;
        this.current = current;
        this.layout = layout;
        this.flash = flash;
    }

    @POST
    public Response begin(@RestPath UUID id) {
        var author = current.require();
        if (author.level() < 2) {
            throw new Refusal(Refusal.Reason.LEVEL_TOO_LOW);
        }
        var words = layout.words(BridgeMessages.class);
        var project = projects.byId(id);
        if (project.proposalId() == null) {
            throw new Refusal(Refusal.Reason.NOT_THE_AUTHOR);
        }
        var fields = Prefill.application(
                project, proposals.byId(project.proposalId()), rounds.byId(project.roundId()), districts.all(), words);
        var application = bridge.begin(id, fields, author);
        var written =
                applications.ofProject(id).filter(ApplicationView::isWritten).isPresent();
        if (written) {
            flash.good(words.begun());
        }
        return Answers.seeOther("/applications/" + application + (written ? "/edit" : ""));
    }
}
