package it.broletto.proposal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.picture.CityMap;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What an author may do with an idea while ideas are collected: change it, withdraw it. */
@Path("/proposals/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("citizen")
class AuthorPages {

    @CheckedTemplate(basePath = "proposal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance withdrawal(ProposalView proposal, RoundView round);

        private Templates() {}
    }

    private final ProposalService proposals;
    private final RoundService rounds;
    private final CityMap map;
    private final CurrentPerson person;
    private final Layout layout;
    private final Flash flash;

    AuthorPages(
            ProposalService proposals,
            RoundService rounds,
            CityMap map,
            CurrentPerson person,
            Layout layout,
            Flash flash) {
        this.proposals = proposals;
        this.rounds = rounds;
        this.map = map;
        this.person = person;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @Path("edit")
    public TemplateInstance edit(@RestPath UUID id) {
        var proposal = own(id);
        var round = rounds.requirePhase(proposal.roundId(), Phase.COLLECTING);
        return ProposalFormPage.of(round, id, ProposalForm.of(proposal, round), layout)
                .show(FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var round = rounds.byId(own(id).roundId());
        var page = ProposalFormPage.of(round, id, ProposalForm.typed(sent), layout);
        var errors = FormErrors.none();
        if (page.form().touched(map)) {
            return Response.ok(page.show(errors)).build();
        }
        var change = page.form().read(round, map, errors, layout);
        if (change.isEmpty()) {
            return Answers.invalid(page.show(errors));
        }
        try {
            proposals.edit(id, page.form().version(), change.get(), person.require());
        } catch (Refusal refusal) {
            if (refusal.reason() == Reason.WRONG_PHASE) {
                return page.conflict(
                        errors.add("title", layout.words(ProposalMessages.class).wrong_phase()));
            }
            if (refusal.reason() != Reason.STALE_FORM) {
                throw refusal;
            }
            // What was typed is kept; sent again, it knowingly replaces what was saved elsewhere.
            page.form().with("version", proposals.byId(id).version());
            return page.conflict(errors);
        }
        flash.good(layout.words(ProposalMessages.class).edited());
        return Answers.seeOther("/proposals/" + id);
    }

    @GET
    @Path("withdrawal")
    public TemplateInstance askToWithdraw(@RestPath UUID id) {
        var proposal = own(id);
        return Templates.withdrawal(proposal, rounds.requirePhase(proposal.roundId(), Phase.COLLECTING));
    }

    @POST
    @Path("withdrawal")
    public Response withdraw(@RestPath UUID id) {
        proposals.withdraw(id, person.require());
        flash.good(layout.words(ProposalMessages.class).withdrawn());
        return Answers.seeOther("/proposals/" + id);
    }

    private ProposalView own(UUID id) {
        if (!proposals.isAuthor(id, person.require().id())) {
            throw new Refusal(Reason.NOT_THE_AUTHOR);
        }
        var proposal = proposals.byId(id);
        if (proposal.status() != Status.SUBMITTED) {
            throw new Refusal(Reason.ILLEGAL_TRANSITION, proposal.status().name(), Status.SUBMITTED.name());
        }
        return proposal;
    }
}
