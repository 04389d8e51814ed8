package it.broletto.application;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.Assurance;
import it.broletto.identity.CurrentPerson;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Time;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import it.broletto.web.Step;
import it.broletto.web.Step.State;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** An application as its author follows it: what the offices said, and the opening. */
@Path("/applications")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("citizen")
class OwnApplicationPages {

    /**
     * @param opensOn as typed
     * @param sheets those on which the offices gave an answer
     */
    record Own(
            ApplicationView application,
            List<Step> steps,
            List<EventView> events,
            List<SheetView> sheets,
            List<Facts.Fact> facts,
            String opensOn) {
        /** What the offices said last; null before that. */
        public EventView last() {
            return events.isEmpty() ? null : events.get(events.size() - 1);
        }
    }

    @CheckedTemplate(basePath = "application", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance show(Own own, FormErrors errors);

        private Templates() {}
    }

    private final ApplicationService applications;
    private final AssessmentService assessments;
    private final Facts facts;
    private final CurrentPerson person;
    private final Assurance assurance;
    private final Layout layout;
    private final Flash flash;
    private final Clock clock;

    OwnApplicationPages(
            ApplicationService applications,
            AssessmentService assessments,
            Facts facts,
            CurrentPerson person,
            Assurance assurance,
            Layout layout,
            Flash flash,
            Clock clock) {
        this.applications = applications;
        this.assessments = assessments;
        this.facts = facts;
        this.person = person;
        this.assurance = assurance;
        this.layout = layout;
        this.flash = flash;
        this.clock = clock;
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@RestPath UUID id) {
        return Templates.show(own(id, ""), FormErrors.none());
    }

    /** @param opensOn a day from today on; empty = now */
    @POST
    @Path("{id}/opening")
    public Response open(@RestPath UUID id, @RestForm String opensOn) {
        var applicant = person.require();
        var own = own(id, opensOn == null ? "" : opensOn);
        assurance.requireLevel2Fresh(applicant);
        var day = day(own.opensOn());
        if (day.isEmpty()) {
            return Answers.invalid(Templates.show(own, FormErrors.none().add("opensOn", words().wrong_opening())));
        }
        try {
            var slug = applications.open(id, day.get().orElse(null), applicant);
            flash.good(words().opened());
            return Answers.seeOther("/campaigns/" + slug);
        } catch (Refusal refusal) {
            var message =
                    switch (refusal.reason()) {
                        case INVALID_INPUT -> words().wrong_opening();
                        case NOT_COVERED -> words().wrong_not_covered();
                        case NO_RAIL ->
                            words().wrong_no_rail(refusal.arguments().get(0).toString());
                        case CALL_NOT_OPEN, COST_OUTSIDE_CALL -> words().wrong_call_closed();
                        default -> throw refusal;
                    };
            return Response.status(refusal.reason() == Reason.INVALID_INPUT ? 422 : 409)
                    .entity(Templates.show(own, FormErrors.none().add("opensOn", message)))
                    .type(MediaType.TEXT_HTML_TYPE)
                    .build();
        }
    }

    /** Empty if it is no day from today on; an empty inside stands for now. */
    private Optional<Optional<Instant>> day(String typed) {
        if (typed.isBlank()) {
            return Optional.of(Optional.empty());
        }
        try {
            var day = LocalDate.parse(typed.strip());
            var today = LocalDate.ofInstant(clock.instant(), Time.ROME);
            if (day.isBefore(today)) {
                return Optional.empty();
            }
            return Optional.of(
                    day.equals(today)
                            ? Optional.empty()
                            : Optional.of(day.atStartOfDay(Time.ROME).toInstant()));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private Own own(UUID id, String opensOn) {
        var application = applications.own(id, person.require().id());
        var versions = applications.versions(id);
        return new Own(
                application,
                steps(application),
                applications.events(id),
                assessments.sheets(id).stream()
                        .filter(sheet -> sheet.version() < application.versions()
                                || application.status() != ApplicationStatus.IN_REVIEW)
                        .toList(),
                versions.isEmpty() ? List.of() : facts.of(versions.get(0).content()),
                opensOn);
    }

    private List<Step> steps(ApplicationView application) {
        var at =
                switch (application.status()) {
                    case DRAFT -> 0;
                    case IN_REVIEW, RETURNED, REJECTED -> 1;
                    case APPROVED -> 2;
                    case OPENED -> 3;
                };
        var names =
                List.of(words().step_draft(), words().step_review(), words().step_approved(), words().step_opened());
        return java.util.stream.IntStream.range(0, names.size())
                .mapToObj(step -> new Step(
                        names.get(step),
                        step == at ? words().status(application.status()) : "",
                        step < at
                                ? State.DONE
                                : step > at
                                        ? State.NEXT
                                        : application.status() == ApplicationStatus.REJECTED
                                                ? State.STOPPED
                                                : State.NOW))
                .toList();
    }

    private ApplicationMessages words() {
        return layout.words(ApplicationMessages.class);
    }
}
