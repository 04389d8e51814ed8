package it.broletto.application;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import it.broletto.web.Place;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The offices' queue of applications, and the answers to one of them. */
@Path("/desk/applications")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"officer", "administrator"})
class DeskApplicationPages {

    private static final int SIZE = 24;

    /** One of the queue. */
    record Row(ApplicationView one, Queued said) {}

    /**
     * @param facts of the newest version
     * @param changes since the version before; empty for a first one
     * @param sheets on the newest version, all of them once the reader gave theirs
     * @param hidden how many sheets the reader does not see yet
     * @param proposal to approve, waiting for somebody else; null if there is none
     * @param mine whether the reader proposed it
     * @param judgedBy what its call said when it was sent in
     */
    record Desk(
            ApplicationView application,
            List<Facts.Fact> facts,
            List<Facts.Change> changes,
            List<EventView> events,
            List<SheetView> sheets,
            int hidden,
            EventView proposal,
            boolean mine,
            boolean applicant,
            boolean judged,
            Criteria judgedBy,
            DeskForm form) {
        /** Whoever gave a sheet proposes; what was typed before is shown still. */
        public boolean mayPropose() {
            var typed = form.get("proposal");
            return judged || typed != null && !typed.isEmpty();
        }

        public boolean open() {
            return application.status() == ApplicationStatus.IN_REVIEW && !applicant;
        }

        public List<Criteria.One> criteria() {
            return judgedBy.list();
        }

        public List<Choice> scores() {
            return IntStream.rangeClosed(0, judgedBy.scale())
                    .mapToObj(score -> new Choice(String.valueOf(score), String.valueOf(score)))
                    .toList();
        }
    }

    @CheckedTemplate(basePath = "application", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskQueue(Page<Row> page, long waiting);

        static native TemplateInstance deskReview(Desk desk, FormErrors errors);

        private Templates() {}
    }

    private final ApplicationService applications;
    private final AssessmentService assessments;
    private final Facts facts;
    private final CurrentPerson person;
    private final Layout layout;
    private final Flash flash;
    private final Clock clock;

    DeskApplicationPages(
            ApplicationService applications,
            AssessmentService assessments,
            Facts facts,
            CurrentPerson person,
            Layout layout,
            Flash flash,
            Clock clock) {
        this.applications = applications;
        this.assessments = assessments;
        this.facts = facts;
        this.person = person;
        this.layout = layout;
        this.flash = flash;
        this.clock = clock;
    }

    @GET
    public TemplateInstance queue(@RestQuery String page) {
        var me = person.require().id();
        return Templates.deskQueue(
                Place.page(
                        page,
                        SIZE,
                        Place.FIRST,
                        (at, id, limit) -> rows(assessments.waitingAfter(at, id, limit), me),
                        (at, id, limit) -> rows(assessments.waitingBefore(at, id, limit), me),
                        row -> new Place(row.one().sentAt(), row.one().id())),
                assessments.waiting());
    }

    private List<Row> rows(List<ApplicationView> some, UUID me) {
        var queued = assessments.queued(some, me);
        return some.stream().map(one -> new Row(one, queued.get(one.id()))).toList();
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@RestPath UUID id) {
        return Templates.deskReview(desk(id, null), FormErrors.none());
    }

    @POST
    @Path("{id}/sheets")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response judge(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var form = DeskForm.sent(sent);
        var errors = FormErrors.none();
        assessments.sent(id);
        var sheet = form.sheet(assessments.criteria(id), errors, words());
        return answer(
                id, form, errors, "sheet", words().judged(), me -> assessments.judge(id, form.version(), sheet, me));
    }

    @POST
    @Path("{id}/returns")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response giveBack(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var form = DeskForm.sent(sent);
        var errors = FormErrors.none();
        var questions = form.text("questions", errors, words());
        var deadline = form.deadline(errors, words(), clock.instant());
        return answer(
                id,
                form,
                errors,
                "questions",
                words().given_back(),
                me -> assessments.giveBack(id, form.version(), questions, deadline, me));
    }

    @POST
    @Path("{id}/proposals")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response propose(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var form = DeskForm.sent(sent);
        var errors = FormErrors.none();
        var reason = form.text("proposal", errors, words());
        return answer(
                id,
                form,
                errors,
                "proposal",
                words().proposed(),
                me -> assessments.propose(id, form.version(), reason, me));
    }

    @POST
    @Path("{id}/approvals")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var form = DeskForm.sent(sent);
        return answer(
                id,
                form,
                FormErrors.none(),
                "approval",
                words().approved(),
                me -> assessments.approve(id, form.version(), me));
    }

    /** Does it, unless something is wrong with the form or with the moment; then the page comes again with what was typed. */
    private Response answer(
            UUID id,
            DeskForm form,
            FormErrors errors,
            String field,
            String done,
            Consumer<it.broletto.identity.Person> act) {
        assessments.sent(id);
        if (!errors.isEmpty()) {
            return Answers.invalid(Templates.deskReview(desk(id, form), errors));
        }
        try {
            act.accept(person.require());
        } catch (Refusal refusal) {
            var message =
                    switch (refusal.reason()) {
                        case STALE_FORM, ILLEGAL_TRANSITION, ALREADY_DONE -> words().wrong_moment();
                        case SHEET_NEEDED -> words().wrong_sheet_needed();
                        case SECOND_PERSON_NEEDED -> words().wrong_second_person();
                        case OWN_APPLICATION -> words().wrong_own();
                        default -> throw refusal;
                    };
            return Answers.conflict(Templates.deskReview(desk(id, form), errors.add(field, message)));
        }
        flash.good(done);
        return Answers.seeOther("/desk/applications/" + id);
    }

    /** @param typed null for a form not sent yet */
    private Desk desk(UUID id, DeskForm typed) {
        var application = assessments.sent(id);
        var me = person.require().id();
        var versions = applications.versions(id);
        var sheets = assessments.sheets(id).stream()
                .filter(sheet -> sheet.version() == application.versions())
                .toList();
        var mine = sheets.stream().filter(sheet -> sheet.reviewer().equals(me)).findFirst();
        var all = mine.isPresent() || application.status() != ApplicationStatus.IN_REVIEW;
        var proposal = assessments.proposal(id).orElse(null);
        return new Desk(
                application,
                facts.of(versions.get(0).content()),
                versions.size() < 2
                        ? List.of()
                        : facts.changes(
                                versions.get(1).content(), versions.get(0).content()),
                applications.events(id),
                all ? sheets : List.of(),
                all ? 0 : sheets.size(),
                proposal,
                proposal != null && proposal.actor().equals(me),
                application.applicant().equals(me),
                mine.isPresent(),
                assessments.criteria(id),
                typed == null ? DeskForm.of(mine, application.versions()) : typed);
    }

    private ApplicationMessages words() {
        return layout.words(ApplicationMessages.class);
    }
}
