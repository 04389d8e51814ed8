package it.broletto.application;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.application.ApplicationStatus.Event;
import it.broletto.call.CallService;
import it.broletto.call.CallView;
import it.broletto.identity.Assurance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Person;
import it.broletto.picture.CityMap;
import it.broletto.round.DistrictService;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.web.Answers;
import it.broletto.web.FinalAct;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A citizen applies: how it works, the form, saved as often as one likes, and sent in. */
@Path("/applications")
@Produces(MediaType.TEXT_HTML)
class ApplicationPages {

    @CheckedTemplate(basePath = "application", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance start(
                List<ApplicationView> mine, List<Criterion> criteria, List<CallView> calls, String call, UUID intent);

        private Templates() {}
    }

    private final ApplicationService applications;
    private final CallService calls;
    private final DistrictService districts;
    private final CityMap map;
    private final CurrentPerson person;
    private final Assurance assurance;
    private final Layout layout;
    private final Flash flash;

    ApplicationPages(
            ApplicationService applications,
            CallService calls,
            DistrictService districts,
            CityMap map,
            CurrentPerson person,
            Assurance assurance,
            Layout layout,
            Flash flash) {
        this.applications = applications;
        this.calls = calls;
        this.districts = districts;
        this.map = map;
        this.person = person;
        this.assurance = assurance;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @PermitAll
    public TemplateInstance start(@RestQuery String call) {
        return Templates.start(
                person.get().map(me -> applications.ownedBy(me.id())).orElse(List.of()),
                List.of(Criterion.values()),
                calls.open(),
                call == null ? "" : call,
                UUID.randomUUID());
    }

    @POST
    @RolesAllowed("citizen")
    public Response begin(@RestForm String intent, @RestForm String call) {
        var applicant = person.require();
        requireLevel2(applicant);
        var id = applications.begin(ApplicationForm.mark(intent), ApplicationForm.empty(callId(call)), applicant);
        return Answers.seeOther("/applications/" + id + "/edit");
    }

    /** Empty for no call, or one that takes no applications. */
    private String callId(String slug) {
        return calls.open().stream()
                .filter(one -> one.slug().equals(slug))
                .map(one -> one.id().toString())
                .findFirst()
                .orElse("");
    }

    private static void requireLevel2(Person applicant) {
        if (applicant.level() < 2) {
            throw new Refusal(Reason.LEVEL_TOO_LOW);
        }
    }

    @GET
    @Path("{id}/edit")
    @RolesAllowed("citizen")
    public TemplateInstance edit(@RestPath UUID id) {
        var application = written(id);
        return page(application, applications.draft(id, application.applicant()))
                .show(FormErrors.none());
    }

    /** Saves the draft, whatever the button; then adds or removes a row, or sends it in. */
    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("citizen")
    public Response save(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var application = written(id);
        var form = ApplicationForm.sent(sent);
        var act = sent.getFirst("act") == null ? "" : sent.getFirst("act");
        var inPlace = form.touched(map, sent.getFirst("point.x"), sent.getFirst("point.y")) || form.rows(act);
        var page = page(application, form);
        if (form.isTooLong()) {
            return Answers.invalid(page.show(FormErrors.none().add("body", words().wrong_all_too_long())));
        }
        try {
            applications.save(id, number(sent.getFirst("saved")), form, person.require());
        } catch (Refusal refusal) {
            if (refusal.reason() != Reason.STALE_FORM) {
                throw refusal;
            }
            var now = applications.own(id, application.applicant());
            return Answers.conflict(page.staleAt(now.saved()).show(FormErrors.none()));
        }
        if (inPlace) {
            return Response.ok(page(written(id), form).show(FormErrors.none())).build();
        }
        if (act.equals("send")) {
            return send(id, form);
        }
        flash.good(words().saved());
        return Answers.seeOther("/applications/" + id + "/edit");
    }

    private Response send(UUID id, ApplicationForm form) {
        var reader = new FormReader(form, layout);
        var content = reader.read(map, districts.all(), calls(id));
        if (content.isEmpty()) {
            return Answers.invalid(page(written(id), form).show(reader.errors()));
        }
        var applicant = person.require();
        if (!assurance.isLevel2Fresh(applicant)) {
            flash.info(words().prove_and_send());
            var back = URLEncoder.encode("/applications/" + id + "/edit", StandardCharsets.UTF_8);
            return Answers.seeOther("/login/step-up?return=" + back);
        }
        applications.send(id, content.get(), applicant);
        flash.good(words().sent());
        return Answers.seeOther("/applications/" + id);
    }

    @GET
    @Path("{id}/deletion")
    @RolesAllowed("citizen")
    public TemplateInstance discarding(@RestPath UUID id) {
        var application = written(id);
        var path = "/applications/" + id;
        return new FinalAct(
                        application.title().isEmpty() ? words().untitled() : application.title(),
                        words().discard(),
                        List.of(words().discard_effect()),
                        path + "/deletion",
                        path + "/edit")
                .page();
    }

    @POST
    @Path("{id}/deletion")
    @RolesAllowed("citizen")
    public Response discard(@RestPath UUID id) {
        applications.discard(id, person.require());
        flash.good(words().discarded());
        return Answers.seeOther("/applications");
    }

    private ApplicationView written(UUID id) {
        var application = applications.own(id, person.require().id());
        application.status().after(Event.SEND);
        return application;
    }

    private ApplicationFormPage page(ApplicationView application, ApplicationForm form) {
        var events = applications.events(application.id());
        return new ApplicationFormPage(
                application,
                application.status() == ApplicationStatus.RETURNED ? events.get(events.size() - 1) : null,
                form,
                application.saved(),
                false,
                ApplicationFormPage.Choices.of(calls(application.id()), districts.all(), layout));
    }

    /** Those that take applications now, and the one in which it was sent in before. */
    private List<CallView> calls(UUID id) {
        var open = calls.open();
        var before = applications.versions(id).stream()
                .map(version -> version.content().call())
                .filter(Objects::nonNull)
                .filter(call -> open.stream().noneMatch(one -> one.id().equals(call)))
                .distinct()
                .map(calls::byId);
        return Stream.concat(open.stream(), before).toList();
    }

    /** -1, which no draft has, if it is no number. */
    private static int number(String typed) {
        return typed != null && typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }

    private ApplicationMessages words() {
        return layout.words(ApplicationMessages.class);
    }
}
