package it.broletto.campaign;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Person;
import it.broletto.identity.Proof;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.FinalAct;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import it.broletto.web.Place;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Campaigns before their close, for the offices: each may rest, go on, or be called off, with a public reason. */
@Path("/desk/campaigns")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"officer", "administrator"})
class DeskCampaignPages {

    private static final int SIZE = 24;

    @CheckedTemplate(basePath = "campaign", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskList(Page<CampaignCard> page);

        static native TemplateInstance deskCourse(
                CampaignCard card, boolean mayCancel, List<CourseView> course, CourseForm form, FormErrors errors);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final CourseService courses;
    private final CurrentPerson person;
    private final Proof proof;
    private final Layout layout;
    private final Flash flash;

    DeskCampaignPages(
            CampaignService campaigns,
            CourseService courses,
            CurrentPerson person,
            Proof proof,
            Layout layout,
            Flash flash) {
        this.campaigns = campaigns;
        this.courses = courses;
        this.person = person;
        this.proof = proof;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    public TemplateInstance list(@RestQuery String page) {
        return Templates.deskList(Place.page(
                page,
                SIZE,
                Place.FIRST,
                courses::unclosedAfter,
                courses::unclosedBefore,
                card -> new Place(card.closesAt(), card.id())));
    }

    @GET
    @Path("{slug}")
    public TemplateInstance show(@RestPath String slug) {
        return page(slug, typed(path(slug)), FormErrors.none());
    }

    private CourseForm typed(String page) {
        return proof.typed(page)
                .map(typed -> CourseForm.of("", typed.getFirst("reason")))
                .orElseGet(CourseForm::empty);
    }

    @POST
    @Path("{slug}/suspension")
    public Response suspend(@RestPath String slug, @RestForm String reason) {
        return act(slug, path(slug), reason, words().suspended(), (text, by) -> courses.suspend(slug, text, by));
    }

    @POST
    @Path("{slug}/resumption")
    public Response resume(@RestPath String slug, @RestForm String reason) {
        return act(slug, path(slug), reason, words().resumed(), (text, by) -> courses.resume(slug, text, by));
    }

    @GET
    @Path("{slug}/cancellation")
    public Response cancellation(@RestPath String slug) {
        var card = campaigns.bySlug(slug).card();
        return courses.mayCancel(card, person.require())
                ? Response.ok(cancellation(card, typed(cancellationPath(slug))).page())
                        .build()
                : Answers.seeOther(path(slug));
    }

    @POST
    @Path("{slug}/cancellation")
    public Response cancel(@RestPath String slug, @RestForm String reason) {
        return act(
                slug,
                cancellationPath(slug),
                reason,
                words().cancelled(),
                (text, by) -> courses.cancel(slug, text, by));
    }

    private FinalAct cancellation(CampaignCard card, CourseForm form) {
        var effects = new ArrayList<String>();
        effects.add(words().cancel_promises(card.backers(), amount(card.promised())));
        if (card.sums() != null && card.sums().here().cents() > 0) {
            effects.add(words().cancel_back(amount(card.sums().here())));
        }
        var reserved = courses.reserved(card.id());
        if (reserved.cents() > 0) {
            effects.add(words().cancel_reserve(amount(reserved)));
        }
        effects.add(words().cancel_told());
        return new FinalAct(
                card.title(),
                words().cancel(),
                effects,
                cancellationPath(card.slug()),
                path(card.slug()),
                new FinalAct.Reason(
                        "reason", words().reason(), words().reason_help(), form.reason(), CourseService.MOST_REASON),
                Map.of());
    }

    private String amount(Money money) {
        return money.format(layout.locale());
    }

    /** @param from the page on which it was asked for */
    private Response act(String slug, String from, String typed, String done, BiConsumer<String, Person> act) {
        var form = CourseForm.of("", typed);
        var errors = form.errors(words());
        campaigns.bySlug(slug);
        if (!errors.isEmpty()) {
            return refused(slug, from, form, 422, errors);
        }
        var sent = new MultivaluedHashMap<String, String>();
        sent.add("reason", form.reason());
        var first = proof.missing(from, sent);
        if (first.isPresent()) {
            return first.get();
        }
        try {
            act.accept(form.reason(), person.require());
        } catch (Refusal refusal) {
            var message =
                    switch (refusal.reason()) {
                        case CAMPAIGN_NOT_LIVE, ILLEGAL_TRANSITION -> words().wrong_moment();
                        case SECOND_PERSON_NEEDED -> words().wrong_person();
                        default -> throw refusal;
                    };
            return refused(slug, from, form, 409, errors.add("reason", message));
        }
        flash.good(done);
        return Answers.seeOther(path(slug));
    }

    private Response refused(String slug, String from, CourseForm form, int status, FormErrors errors) {
        return from.equals(path(slug))
                ? Response.status(status)
                        .entity(page(slug, form, errors))
                        .type(MediaType.TEXT_HTML_TYPE)
                        .build()
                : cancellation(campaigns.bySlug(slug).card(), form).refused(status, errors);
    }

    private static String cancellationPath(String slug) {
        return path(slug) + "/cancellation";
    }

    private static String path(String slug) {
        return "/desk/campaigns/" + slug;
    }

    private TemplateInstance page(String slug, CourseForm form, FormErrors errors) {
        var card = campaigns.bySlug(slug).card();
        return Templates.deskCourse(
                card, courses.mayCancel(card, person.require()), courses.of(card.id()), form, errors);
    }

    private CourseMessages words() {
        return layout.words(CourseMessages.class);
    }
}
