package it.broletto.proposal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.round.AreaView;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Cursor;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The officer's queue: what waits for an answer, the oldest first. */
@Path("/desk/proposals")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("officer")
class DeskProposalPages {

    /** @param round null if no round is being evaluated */
    record Queue(RoundView round, List<Choice> rounds, ProposalQuery query, ProposalChoices choices, long count) {
        public String areaName(ProposalView proposal) {
            return round.area(proposal.areaId()).map(a -> a.name()).orElse("");
        }

        /** The question again, for links to other pages of the list. */
        public String link() {
            return "round=" + round.slug() + (query.link().isEmpty() ? "" : "&" + query.link());
        }
    }

    /** @param stale true: somebody else answered in the meantime */
    record Answer(
            ProposalView proposal,
            RoundView round,
            List<ReviewView> reviews,
            ReviewForm form,
            List<Choice> verdicts,
            boolean open,
            boolean stale) {
        public AreaView area() {
            return round.area(proposal.areaId()).orElseThrow();
        }
    }

    @CheckedTemplate(basePath = "proposal", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskQueue(Queue queue, Page<ProposalView> page);

        static native TemplateInstance deskReview(Answer answer, FormErrors errors);

        private Templates() {}
    }

    private final ProposalService proposals;
    private final ReviewService reviews;
    private final RoundService rounds;
    private final CurrentPerson person;
    private final Layout layout;
    private final Flash flash;

    DeskProposalPages(
            ProposalService proposals,
            ReviewService reviews,
            RoundService rounds,
            CurrentPerson person,
            Layout layout,
            Flash flash) {
        this.proposals = proposals;
        this.reviews = reviews;
        this.rounds = rounds;
        this.person = person;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    public TemplateInstance queue(
            @BeanParam ProposalQuery query, @RestQuery("round") String slug, @RestQuery String page) {
        var standing = rounds.standing(Phase.EVALUATING, Phase.DESIGNING);
        if (standing.isEmpty()) {
            return Templates.deskQueue(new Queue(null, List.of(), query, null, 0), Page.whole(List.of()));
        }
        var round =
                standing.stream().filter(r -> r.slug().equals(slug)).findFirst().orElse(standing.get(0));
        query.status = query.status().isEmpty() ? Status.SUBMITTED.name() : query.status;
        var filter = query.filter(round);
        return Templates.deskQueue(
                new Queue(
                        round,
                        standing.stream()
                                .map(r -> new Choice(r.slug(), r.title()))
                                .toList(),
                        query,
                        ProposalChoices.of(round, layout),
                        proposals.count(filter)),
                ProposalPaging.oldestFirst(proposals, filter, Cursor.of(page)));
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@RestPath UUID id) {
        var proposal = proposals.byId(id);
        return Templates.deskReview(answer(proposal, ReviewForm.of(proposal), false), FormErrors.none());
    }

    @POST
    @Path("{id}/reviews")
    public Response review(@RestPath UUID id, @BeanParam ReviewForm form) {
        var proposal = proposals.byId(id);
        var answer = answer(proposal, form, false);
        var errors = FormErrors.none();
        var review = form.read(answer.area(), errors, layout);
        if (review.isEmpty()) {
            return Answers.invalid(Templates.deskReview(answer, errors));
        }
        try {
            reviews.review(id, form.version(), review.get(), person.require());
        } catch (Refusal refusal) {
            if (refusal.reason() != Reason.STALE_FORM) {
                throw refusal;
            }
            // What was typed is kept; sent again, it is a further answer after the other one's.
            var now = proposals.byId(id);
            return Answers.conflict(Templates.deskReview(answer(now, form.atVersion(now.version()), true), errors));
        }
        flash.good(layout.words(ProposalMessages.class).reviewed());
        return Answers.seeOther("/desk/proposals?round=" + answer.round().slug());
    }

    private Answer answer(ProposalView proposal, ReviewForm form, boolean stale) {
        var words = layout.words(ProposalMessages.class);
        var round = rounds.byId(proposal.roundId());
        var open = (round.phase() == Phase.EVALUATING || round.phase() == Phase.DESIGNING)
                && proposal.status() != Status.LISTED
                && proposal.status() != Status.WITHDRAWN;
        return new Answer(
                proposal,
                round,
                reviews.of(proposal.id()),
                form,
                List.of(
                        new Choice("feasible", words.status(Status.FEASIBLE), words.feasible_help()),
                        new Choice("not-feasible", words.status(Status.NOT_FEASIBLE), words.not_feasible_help())),
                open,
                stale);
    }
}
