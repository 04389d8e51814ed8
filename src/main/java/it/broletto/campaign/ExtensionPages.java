package it.broletto.campaign;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.Assurance;
import it.broletto.identity.CurrentPerson;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** More time for a campaign: its promoter's to ask for, once, before the close. */
@Path("/campaigns/{slug}/extension")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"citizen", "officer"})
class ExtensionPages {

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance extension(
                CampaignCard card, CourseForm form, int most, boolean extended, FormErrors errors);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final CourseService courses;
    private final Promoters promoters;
    private final CurrentPerson person;
    private final Assurance assurance;
    private final Layout layout;
    private final Flash flash;

    ExtensionPages(
            CampaignService campaigns,
            CourseService courses,
            Promoters promoters,
            CurrentPerson person,
            Assurance assurance,
            Layout layout,
            Flash flash) {
        this.campaigns = campaigns;
        this.courses = courses;
        this.promoters = promoters;
        this.person = person;
        this.assurance = assurance;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    public TemplateInstance form(@RestPath String slug) {
        return page(own(slug), CourseForm.empty(), FormErrors.none());
    }

    @POST
    public Response extend(@RestPath String slug, @RestForm String days, @RestForm String reason) {
        var card = own(slug);
        var form = CourseForm.of(days, reason);
        var words = layout.words(CourseMessages.class);
        var errors = form.errors(words);
        var most = courses.mostDays(card.id());
        if (form.number() < 1 || form.number() > most) {
            errors.add("days", words.wrong_days(most));
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(page(card, form, errors));
        }
        assurance.requireLevel2Fresh(person.require());
        courses.extend(slug, form.number(), form.reason(), person.require());
        flash.good(words.extended());
        return Answers.seeOther("/campaigns/" + slug);
    }

    /** Another person's campaign has no such page. */
    private CampaignCard own(String slug) {
        var card = campaigns.bySlug(slug).card();
        if (!promoters.mayActFor(card.id(), person.require())) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return card;
    }

    private TemplateInstance page(CampaignCard card, CourseForm form, FormErrors errors) {
        return Templates.extension(
                card,
                form,
                courses.mostDays(card.id()),
                courses.of(card.id()).stream().anyMatch(one -> one.act() == CourseAct.EXTEND),
                errors);
    }
}
