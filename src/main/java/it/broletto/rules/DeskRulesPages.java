package it.broletto.rules;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.project.ProjectService;
import it.broletto.project.ProjectStatus;
import it.broletto.project.ProjectView;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.tally.RuleSheet;
import it.broletto.web.Answers;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Where the councillor chooses how ballots become winners, and names the public draw that goes into the lot. */
@Path("/desk/rounds/{round}/rules")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed("councillor")
class DeskRulesPages {

    @CheckedTemplate(basePath = "rules", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance desk(
                RulesPage page, RulesForm form, RulesChoices choices, boolean stale, FormErrors errors);

        static native TemplateInstance deskSealed(RulesPage page);
    }

    /** What a form that was sent asks of the service. */
    @FunctionalInterface
    private interface Act {
        void on(RulesForm form);
    }

    private final RulesService rules;
    private final RoundService rounds;
    private final ProjectService projects;
    private final RulesPages pages;
    private final CurrentPerson person;
    private final Layout layout;
    private final Flash flash;

    DeskRulesPages(
            RulesService rules,
            RoundService rounds,
            ProjectService projects,
            RulesPages pages,
            CurrentPerson person,
            Layout layout,
            Flash flash) {
        this.rules = rules;
        this.rounds = rounds;
        this.projects = projects;
        this.pages = pages;
        this.person = person;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    public TemplateInstance show(@RestPath("round") UUID id) {
        var round = rounds.byId(id);
        return rules.open(round)
                ? form(round, RulesForm.of(rules.of(id), listed(id)), false, FormErrors.none())
                : Templates.deskSealed(pages.page(round));
    }

    @POST
    public Response choose(@RestPath("round") UUID id, MultivaluedMap<String, String> sent) {
        var round = rounds.byId(id);
        var form = typed(id, sent);
        var errors = FormErrors.none();
        var wanted = new RulesReader(form, words(), errors, RulesService.hasCityList(round)).read();
        return answer(
                round,
                form,
                errors,
                words().saved(),
                it -> rules.choose(id, it.version(), wanted.orElse(RuleSheet.GREEDY), person.require()));
    }

    @POST
    @Path("draw")
    public Response nameDraw(@RestPath("round") UUID id, MultivaluedMap<String, String> sent) {
        var form = sentBeside(id, sent);
        var errors = FormErrors.none();
        var length = Text.length(form.get("draw"));
        if (length > 0 && length < 3 || length > RulesService.DRAW_LONGEST) {
            errors.add("draw", words().wrong_draw(RulesService.DRAW_LONGEST));
        }
        return answer(
                rounds.byId(id),
                form,
                errors,
                words().draw_saved(),
                it -> rules.nameDraw(id, it.version(), it.get("draw"), person.require()));
    }

    @POST
    @Path("drawn")
    public Response enterDrawn(@RestPath("round") UUID id, MultivaluedMap<String, String> sent) {
        var form = sentBeside(id, sent);
        var errors = FormErrors.none();
        if (Text.length(form.get("drawn")) > RulesService.DRAWN_LONGEST) {
            errors.add("drawn", words().wrong_drawn(RulesService.DRAWN_LONGEST));
        }
        return answer(
                rounds.byId(id),
                form,
                errors,
                words().drawn_saved(),
                it -> rules.enterDrawn(id, it.version(), it.get("drawn"), person.require()));
    }

    private Response answer(RoundView round, RulesForm form, FormErrors errors, String done, Act act) {
        if (!rules.open(round)) {
            throw new Refusal(Refusal.Reason.RULES_SEALED);
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(form(round, form, false, errors));
        }
        try {
            act.on(form);
        } catch (Refusal refusal) {
            if (refusal.reason() != Refusal.Reason.STALE_FORM) {
                throw refusal;
            }
            // What was typed is kept; sent again, it knowingly replaces what the other one saved.
            var again = form.put("version", rules.of(round.id()).version());
            return Answers.conflict(form(round, again, true, FormErrors.none()));
        }
        flash.good(done);
        return Answers.seeOther("/desk/rounds/" + round.id() + "/rules");
    }

    private TemplateInstance form(RoundView round, RulesForm form, boolean stale, FormErrors errors) {
        var choices = new RulesChoices(words(), RulesService.hasCityList(round));
        return Templates.desk(pages.page(round), form, choices, stale, errors);
    }

    private RulesForm typed(UUID id, MultivaluedMap<String, String> sent) {
        return RulesForm.typed(rules.of(id), listed(id), sent);
    }

    /** The rules as they are, with what was sent of the draw. */
    private RulesForm sentBeside(UUID id, MultivaluedMap<String, String> sent) {
        var form = RulesForm.of(rules.of(id), listed(id));
        sent.forEach((name, values) -> form.put(name, Text.line(values.get(0))));
        return form;
    }

    private List<ProjectView> listed(UUID round) {
        return projects.ofRound(round).stream()
                .filter(project -> project.status() == ProjectStatus.LISTED)
                .toList();
    }

    private RulesMessages words() {
        return layout.words(RulesMessages.class);
    }
}
