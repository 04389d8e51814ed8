package it.broletto.campaign;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Person;
import it.broletto.identity.Proof;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Cursor;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    private record Place(Instant at, UUID id) {}

    @CheckedTemplate(basePath = "campaign", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskList(Page<CampaignCard> page);

        static native TemplateInstance deskCourse(
                CampaignCard card, List<CourseView> course, CourseForm form, FormErrors errors);

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
        var asked = Cursor.of(page);
        var place = asked.parts(2).flatMap(DeskCampaignPages::place);
        var from = place.isPresent() ? asked : Cursor.start();
        var start = place.orElse(new Place(Instant.EPOCH, new UUID(0, 0)));
        var rows = from.backward()
                ? courses.unclosedBefore(start.at(), start.id(), SIZE + 1)
                : courses.unclosedAfter(start.at(), start.id(), SIZE + 1);
        return Templates.deskList(Page.of(rows, SIZE, from, card -> card.closesAt() + "|" + card.id()));
    }

    private static Optional<Place> place(List<String> parts) {
        try {
            return Optional.of(new Place(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1))))
                    .filter(place ->
                            !place.at().isBefore(Instant.EPOCH) && place.at().isBefore(PledgeService.FAR_OFF));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    @GET
    @Path("{slug}")
    public TemplateInstance show(@RestPath String slug) {
        var form = proof.typed(path(slug))
                .map(typed -> CourseForm.of("", typed.getFirst("reason")))
                .orElseGet(CourseForm::empty);
        return page(slug, form, FormErrors.none());
    }

    @POST
    @Path("{slug}/suspension")
    public Response suspend(@RestPath String slug, @RestForm String reason) {
        return act(slug, reason, words().suspended(), (text, by) -> courses.suspend(slug, text, by));
    }

    @POST
    @Path("{slug}/resumption")
    public Response resume(@RestPath String slug, @RestForm String reason) {
        return act(slug, reason, words().resumed(), (text, by) -> courses.resume(slug, text, by));
    }

    @POST
    @Path("{slug}/cancellation")
    public Response cancel(@RestPath String slug, @RestForm String reason) {
        return act(slug, reason, words().cancelled(), (text, by) -> courses.cancel(slug, text, by));
    }

    private Response act(String slug, String typed, String done, BiConsumer<String, Person> act) {
        var form = CourseForm.of("", typed);
        var errors = form.errors(words());
        campaigns.bySlug(slug);
        if (!errors.isEmpty()) {
            return Answers.invalid(page(slug, form, errors));
        }
        var sent = new MultivaluedHashMap<String, String>();
        sent.add("reason", form.reason());
        var first = proof.missing(path(slug), sent);
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
            return Response.status(409)
                    .entity(page(slug, form, errors.add("reason", message)))
                    .type(MediaType.TEXT_HTML_TYPE)
                    .build();
        }
        flash.good(done);
        return Answers.seeOther(path(slug));
    }

    private static String path(String slug) {
        return "/desk/campaigns/" + slug;
    }

    private TemplateInstance page(String slug, CourseForm form, FormErrors errors) {
        var card = campaigns.bySlug(slug).card();
        return Templates.deskCourse(card, courses.of(card.id()), form, errors);
    }

    private CourseMessages words() {
        return layout.words(CourseMessages.class);
    }
}
