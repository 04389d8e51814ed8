package it.broletto.proposal;

import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.picture.CityMap;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.shared.Refusal;
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
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A citizen's new idea. */
@Path("/rounds/{slug}/proposals")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("citizen")
class SubmissionPages {

    private final ProposalService proposals;
    private final Beginnings beginnings;
    private final RoundService rounds;
    private final CityMap map;
    private final CurrentPerson person;
    private final Layout layout;
    private final Flash flash;

    SubmissionPages(
            ProposalService proposals,
            Beginnings beginnings,
            RoundService rounds,
            CityMap map,
            CurrentPerson person,
            Layout layout,
            Flash flash) {
        this.proposals = proposals;
        this.beginnings = beginnings;
        this.rounds = rounds;
        this.map = map;
        this.person = person;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @Path("new")
    public TemplateInstance blank(@RestPath String slug, @RestQuery String area, @RestQuery UUID draft) {
        var round = rounds.requirePhase(rounds.bySlug(slug).id(), Phase.COLLECTING);
        var form = Optional.ofNullable(draft)
                .flatMap(intent ->
                        beginnings.of(intent, round.id(), person.require().id()))
                .map(fields -> ProposalForm.begun(draft, fields))
                .orElseGet(() -> ProposalForm.empty(area));
        return ProposalFormPage.of(round, null, form, layout).show(FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var round = rounds.bySlug(slug);
        var page = ProposalFormPage.of(round, null, ProposalForm.typed(sent), layout);
        var words = layout.words(ProposalMessages.class);
        var errors = FormErrors.none();
        if (page.form().touched(map)) {
            return Response.ok(page.show(errors)).build();
        }
        var idea = page.form().read(round, map, errors, layout);
        if (idea.isEmpty()) {
            return Answers.invalid(page.show(errors));
        }
        UUID id;
        try {
            id = proposals.submit(round.id(), idea.get(), person.require());
        } catch (Refusal refusal) {
            return page.conflict(errors.add(
                    "title",
                    switch (refusal.reason()) {
                        case TOO_MANY_PROPOSALS ->
                            words.wrong_too_many(refusal.arguments().get(0).toString());
                        case WRONG_PHASE -> words.wrong_phase();
                        default -> throw refusal;
                    }));
        }
        flash.good(words.submitted());
        return Answers.seeOther("/proposals/" + id);
    }
}
