package it.broletto.accountability;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.project.ProjectMessages;
import it.broletto.project.ProjectStatus;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** The officers' forms about one project: each is a page of its own. */
@Path("/desk/projects/{id}")
@Produces(MediaType.TEXT_HTML)
class DeskFormPages {

    /** One form. {@code choices} are those of its select or radio group, if it has one. */
    record Form(ProjectPage page, Typed typed, List<Choice> choices) {}

    @CheckedTemplate(basePath = "accountability", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskSheet(Form form);

        static native TemplateInstance deskStatus(Form form);

        static native TemplateInstance deskFact(Form form);

        static native TemplateInstance deskMilestone(Form form);

        static native TemplateInstance deskMilestoneChange(Form form, MilestoneView milestone);

        static native TemplateInstance deskMoney(Form form);

        private Templates() {}
    }

    private final FollowUpService followUp;
    private final CurrentPerson current;
    private final Layout layout;
    private final Flash flash;

    DeskFormPages(FollowUpService followUp, CurrentPerson current, Layout layout, Flash flash) {
        this.followUp = followUp;
        this.current = current;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @Path("sheet")
    @RolesAllowed("officer")
    public TemplateInstance sheet(@RestPath UUID id) {
        var page = followUp.page(id);
        var sheet = page.sheet();
        return Templates.deskSheet(new Form(
                page,
                new Typed()
                        .with("office", sheet.office())
                        .with("manager", sheet.manager())
                        .with("cup", sheet.cup())
                        .with("expectedOn", sheet.expectedOn())
                        .with("version", sheet.version()),
                List.of()));
    }

    @POST
    @Path("sheet")
    @RolesAllowed("officer")
    public Response saveSheet(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var typed = Typed.of(sent);
        typed.with("cup", typed.get("cup").toUpperCase(Locale.ROOT));
        var change = new ChangeSheet(
                typed.optional("office", 2, 160, words().wrong_office()),
                typed.optional("manager", 2, 120, words().wrong_manager()),
                typed.optional("cup", 15, 15, words().wrong_cup()),
                typed.day("expectedOn", words().wrong_date()),
                typed.version());
        if (change.cup() != null && !change.cup().matches("[A-Z]\\d{2}[A-Z]\\d{11}")) {
            typed.errors().add("cup", words().wrong_cup());
        }
        if (!typed.isRight()) {
            return Answers.invalid(Templates.deskSheet(form(id, typed, List.of())));
        }
        followUp.changeSheet(id, change, current.require());
        return saved(id, words().saved_sheet());
    }

    @GET
    @Path("status")
    @RolesAllowed("officer")
    public TemplateInstance status(@RestPath UUID id) {
        var page = followUp.page(id);
        return Templates.deskStatus(
                new Form(page, fresh().with("version", page.project().version()), steps(page)));
    }

    @POST
    @Path("status")
    @RolesAllowed("officer")
    public Response move(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var typed = Typed.of(sent);
        var to = typed.one("to", ProjectStatus.class);
        if (to.isEmpty()) {
            typed.errors().add("to", words().wrong_status());
        }
        var doneOn = typed.day("doneOn", words().wrong_date());
        var body = typed.required("body", 3, 2000, words().wrong_body());
        if (typed.isRight()) {
            try {
                followUp.move(
                        id,
                        new MoveProject(to.get(), doneOn, body, typed.version(), typed.intent()),
                        current.require());
                return saved(id, words().saved_status());
            } catch (Refusal refusal) {
                on(refusal, Refusal.Reason.INVALID_INPUT, typed, "doneOn", words().date_to_come());
            }
        }
        var page = followUp.page(id);
        return Answers.invalid(Templates.deskStatus(new Form(page, typed, steps(page))));
    }

    @GET
    @Path("facts")
    @RolesAllowed("officer")
    public TemplateInstance fact(@RestPath UUID id) {
        return Templates.deskFact(form(id, fresh(), List.of()));
    }

    @POST
    @Path("facts")
    @RolesAllowed("officer")
    public Response state(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var typed = Typed.of(sent);
        var body = typed.required("body", 3, 2000, words().wrong_body());
        if (!typed.isRight()) {
            return Answers.invalid(Templates.deskFact(form(id, typed, List.of())));
        }
        followUp.state(id, new NewFact(body, typed.intent()), current.require());
        return saved(id, words().saved_fact());
    }

    @GET
    @Path("milestones")
    @RolesAllowed("officer")
    public TemplateInstance milestone(@RestPath UUID id) {
        return Templates.deskMilestone(form(id, fresh(), List.of()));
    }

    @POST
    @Path("milestones")
    @RolesAllowed("officer")
    public Response promise(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var typed = Typed.of(sent);
        var title = typed.required("title", 3, 160, words().wrong_milestone());
        var promisedOn = typed.requiredDay("promisedOn", words().date_missing(), words().wrong_date());
        if (!typed.isRight()) {
            return Answers.invalid(Templates.deskMilestone(form(id, typed, List.of())));
        }
        followUp.promise(id, new NewMilestone(title, promisedOn, typed.intent()), current.require());
        return saved(id, words().saved_milestone());
    }

    @GET
    @Path("milestones/{milestone}")
    @RolesAllowed("officer")
    public TemplateInstance milestone(@RestPath UUID id, @RestPath UUID milestone) {
        var page = followUp.page(id);
        var found = page.milestone(milestone);
        return Templates.deskMilestoneChange(
                new Form(
                        page,
                        new Typed()
                                .with("doneOn", found.doneOn())
                                .with("reason", found.reason())
                                .with("version", found.version()),
                        List.of()),
                found);
    }

    @POST
    @Path("milestones/{milestone}")
    @RolesAllowed("officer")
    public Response change(@RestPath UUID id, @RestPath UUID milestone, MultivaluedMap<String, String> sent) {
        var typed = Typed.of(sent);
        var doneOn = typed.day("doneOn", words().wrong_date());
        var reason = typed.optional("reason", 10, 1000, words().wrong_reason());
        if (typed.isRight()) {
            try {
                var changed = followUp.changeMilestone(
                        id, milestone, new ChangeMilestone(doneOn, reason, typed.version()), current.require());
                if (changed) {
                    return saved(id, words().saved_milestone());
                }
                flash.info(words().nothing_changed());
                return Answers.seeOther("/desk/projects/" + id);
            } catch (Refusal refusal) {
                if (refusal.reason() == Refusal.Reason.REASON_NEEDED) {
                    typed.errors().add("reason", words().wrong_reason());
                } else {
                    on(refusal, Refusal.Reason.INVALID_INPUT, typed, "doneOn", words().date_to_come());
                }
            }
        }
        var page = followUp.page(id);
        return Answers.invalid(
                Templates.deskMilestoneChange(new Form(page, typed, List.of()), page.milestone(milestone)));
    }

    @GET
    @Path("spending")
    @RolesAllowed("officer")
    public TemplateInstance money(@RestPath UUID id) {
        return Templates.deskMoney(form(id, fresh(), stages()));
    }

    @POST
    @Path("spending")
    @RolesAllowed("officer")
    public Response spend(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var typed = Typed.of(sent);
        var stage = typed.one("stage", Stage.class);
        if (stage.isEmpty()) {
            typed.errors().add("stage", words().wrong_stage());
        }
        var amount = typed.signedAmount("amount")
                .filter(one -> one.cents() != 0 && Math.abs(one.cents()) <= NewSpending.MOST.cents());
        if (amount.isEmpty()) {
            typed.errors().add("amount", words().wrong_amount());
        }
        var spentOn = typed.requiredDay("spentOn", words().date_missing(), words().wrong_date());
        var act = typed.required("act", 3, 160, words().wrong_act());
        var reason = typed.optional("reason", 10, 1000, words().wrong_reason());
        if (typed.isRight()) {
            try {
                followUp.spend(
                        id,
                        new NewSpending(stage.get(), amount.get(), spentOn, act, reason, typed.intent()),
                        current.require());
                return saved(id, words().saved_money());
            } catch (Refusal refusal) {
                switch (refusal.reason()) {
                    case REASON_NEEDED -> typed.errors().add("reason", words().wrong_reason());
                    case SPENDING_NOT_COVERED -> typed.errors().add("amount", words().not_covered());
                    default -> on(refusal, Refusal.Reason.INVALID_INPUT, typed, "spentOn", words().date_to_come());
                }
            }
        }
        return Answers.invalid(Templates.deskMoney(form(id, typed, stages())));
    }

    private Form form(UUID id, Typed typed, List<Choice> choices) {
        return new Form(followUp.page(id), typed, choices);
    }

    private static Typed fresh() {
        return new Typed().with("intent", UUID.randomUUID());
    }

    private List<Choice> steps(ProjectPage page) {
        var statuses = layout.words(ProjectMessages.class);
        return page.project().status().next().stream()
                .sorted(Comparator.naturalOrder())
                .map(status -> new Choice(status.name(), statuses.status(status)))
                .toList();
    }

    private List<Choice> stages() {
        return Arrays.stream(Stage.values())
                .map(stage -> new Choice(stage.name(), words().stage(stage)))
                .toList();
    }

    /** Notes the one refusal that a field explains; throws every other. */
    private static void on(Refusal refusal, Refusal.Reason expected, Typed typed, String field, String mistake) {
        if (refusal.reason() != expected) {
            throw refusal;
        }
        typed.errors().add(field, mistake);
    }

    private Response saved(UUID id, String message) {
        flash.good(message);
        return Answers.seeOther("/desk/projects/" + id);
    }

    private AccountabilityMessages words() {
        return layout.words(AccountabilityMessages.class);
    }
}
