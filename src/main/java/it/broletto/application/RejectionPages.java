package it.broletto.application;

import it.broletto.identity.CurrentPerson;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.FinalAct;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Where an application is turned down for good. */
@Path("/desk/applications/{id}/rejections")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"officer", "administrator"})
class RejectionPages {

    private final AssessmentService assessments;
    private final CurrentPerson person;
    private final Layout layout;
    private final Flash flash;

    RejectionPages(AssessmentService assessments, CurrentPerson person, Layout layout, Flash flash) {
        this.assessments = assessments;
        this.person = person;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    public Response ask(@RestPath UUID id) {
        var application = assessments.sent(id);
        return application.status() == ApplicationStatus.IN_REVIEW
                ? Response.ok(act(application, DeskForm.of(Optional.empty(), application.versions()))
                                .page())
                        .build()
                : Answers.seeOther(path(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reject(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var application = assessments.sent(id);
        var form = DeskForm.sent(sent);
        var errors = FormErrors.none();
        var reason = form.text("rejection", errors, words());
        if (!errors.isEmpty()) {
            return act(application, form).refused(422, errors);
        }
        try {
            assessments.reject(id, form.version(), reason, person.require());
        } catch (Refusal refusal) {
            var message =
                    switch (refusal.reason()) {
                        case STALE_FORM, ILLEGAL_TRANSITION, ALREADY_DONE -> words().wrong_moment();
                        case SHEET_NEEDED -> words().wrong_sheet_needed();
                        case OWN_APPLICATION -> words().wrong_own();
                        default -> throw refusal;
                    };
            return act(application, form).refused(409, errors.add("rejection", message));
        }
        flash.good(words().rejected());
        return Answers.seeOther(path(id));
    }

    private FinalAct act(ApplicationView application, DeskForm form) {
        var words = words();
        return new FinalAct(
                application.title(),
                words.reject(),
                List.of(words.reject_end(), words.reject_told(), words.reject_instead()),
                path(application.id()) + "/rejections",
                path(application.id()),
                new FinalAct.Reason(
                        "rejection", words.rejection(), words.rejection_help(), form.get("rejection"), 2000),
                Map.of("version", form.get("version")));
    }

    private static String path(UUID id) {
        return "/desk/applications/" + id;
    }

    private ApplicationMessages words() {
        return layout.words(ApplicationMessages.class);
    }
}
