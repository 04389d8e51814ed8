package it.broletto.change;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignStatus;
import it.broletto.campaign.Promoters;
import it.broletto.campaign.ReturnView;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Proof;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
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
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;

/** A promoter asks for a change of their campaign, and takes the request back. */
@Path("/campaigns/{slug}/change")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"citizen", "officer"})
class ChangePages {

    /**
     * @param waiting the change that waits for the offices; null if none does
     * @param differences of that one
     */
    record AskPage(
            CampaignCard card,
            ChangeForm form,
            List<Choice> returns,
            int days,
            ChangeView waiting,
            List<Differences.One> differences) {
        public boolean over() {
            return card.status() != CampaignStatus.LIVE && card.status() != CampaignStatus.SUSPENDED;
        }
    }

    @CheckedTemplate(basePath = "change")
    static class Templates {
        static native TemplateInstance ask(AskPage page, FormErrors errors);

        private Templates() {}
    }

    private final ChangeService changes;
    private final Differences differences;
    private final Promoters promoters;
    private final CurrentPerson person;
    private final Proof proof;
    private final Layout layout;
    private final Flash flash;

    ChangePages(
            ChangeService changes,
            Differences differences,
            Promoters promoters,
            CurrentPerson person,
            Proof proof,
            Layout layout,
            Flash flash) {
        this.changes = changes;
        this.differences = differences;
        this.promoters = promoters;
        this.person = person;
        this.proof = proof;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    public TemplateInstance form(@RestPath String slug) {
        var card = own(slug);
        var form = proof.typed(path(slug)).map(ChangeForm::sent).orElseGet(() -> ChangeForm.of(changes.says(slug)));
        return page(card, form, FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var card = own(slug);
        var form = ChangeForm.sent(sent);
        var errors = FormErrors.none();
        var words = layout.words(ChangeMessages.class);
        var offered = changes.offered(card.id()).stream().map(ReturnView::id).collect(Collectors.toSet());
        var content = form.content(changes.says(slug), offered, words, errors);
        if (!errors.isEmpty()) {
            return Answers.invalid(page(card, form, errors));
        }
        var first = proof.missing(path(slug), sent);
        if (first.isPresent()) {
            return first.get();
        }
        try {
            var id = changes.ask(slug, content, form.get("reason"), form.intent(), person.require());
            flash.good(changes.one(id).material() ? words.asked() : words.corrected());
        } catch (Refusal refusal) {
            errors.add(
                    refusal.reason() == Reason.COST_OUTSIDE_CALL || refusal.reason() == Reason.NOT_COVERED
                            ? "line.0.label"
                            : "title",
                    ChangeForm.refused(refusal, words));
            return Answers.invalid(page(card, form, errors));
        }
        return Answers.seeOther("/campaigns/" + slug);
    }

    @POST
    @Path("retraction")
    public Response retract(@RestPath String slug) {
        own(slug);
        if (changes.retract(slug, person.require())) {
            flash.good(layout.words(ChangeMessages.class).retracted());
        }
        return Answers.seeOther(path(slug));
    }

    private static String path(String slug) {
        return "/campaigns/" + slug + "/change";
    }

    /** Another person's campaign has no such page. */
    private CampaignCard own(String slug) {
        var card = changes.campaign(slug).card();
        if (!promoters.mayActFor(card.id(), person.require())) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return card;
    }

    private TemplateInstance page(CampaignCard card, ChangeForm form, FormErrors errors) {
        var waiting = changes.open(card.id());
        return Templates.ask(
                new AskPage(
                        card,
                        form,
                        changes.offered(card.id()).stream()
                                .map(one -> new Choice(one.id().toString(), one.title()))
                                .toList(),
                        changes.days(),
                        waiting,
                        waiting == null ? List.of() : differences.of(waiting)),
                errors);
    }
}
