package it.broletto.round;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** The form of a round: new, and a draft's. */
@Path("/desk/rounds")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("councillor")
class RoundFormPages {

    /**
     * @param id of the draft; null for a new round
     * @param stale true: somebody saved in the meantime
     * @param ended what became of the draft in the meantime; null while it is one. What was typed can be a new draft.
     */
    record FormPage(UUID id, RoundForm form, List<Choice> residences, boolean stale, DraftEnd ended, boolean byMe) {
        public String href() {
            return id == null ? "/desk/rounds" : "/desk/rounds/" + id;
        }

        public String action() {
            return ended == null ? href() : "/desk/rounds";
        }

        public boolean isNew() {
            return id == null || ended != null;
        }
    }

    @CheckedTemplate(basePath = "round", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance form(FormPage page, FormErrors errors);

        private Templates() {}
    }

    private final RoundService rounds;
    private final RoundAreas areas;
    private final CurrentPerson person;
    private final Layout layout;
    private final Flash flash;

    RoundFormPages(RoundService rounds, RoundAreas areas, CurrentPerson person, Layout layout, Flash flash) {
        this.rounds = rounds;
        this.areas = areas;
        this.person = person;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @Path("new")
    public TemplateInstance blank() {
        return Templates.form(page(null, RoundForm.empty(areas.rows(null)), false), FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> sent) {
        var form = RoundForm.typed(sent, areas.rows(null));
        var errors = FormErrors.none();
        var wanted = form.read(errors, layout);
        if (wanted.isEmpty()) {
            return Answers.invalid(Templates.form(page(null, form, false), errors));
        }
        var intent = form.intent();
        var id = rounds.create(intent == null ? UUID.randomUUID() : intent, wanted.get(), person.require());
        flash.good(layout.words(RoundMessages.class).saved());
        return Answers.seeOther("/desk/rounds/" + id);
    }

    @GET
    @Path("{id}/edit")
    public TemplateInstance edit(@RestPath UUID id) {
        var round = draft(id);
        return Templates.form(page(id, RoundForm.of(round, areas.rows(round)), false), FormErrors.none());
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var round = rounds.byId(id);
        var form = RoundForm.typed(sent, areas.rows(round));
        if (round.phase() != Phase.DRAFT) {
            return ended(id, form);
        }
        var errors = FormErrors.none();
        var wanted = form.read(errors, layout);
        if (wanted.isEmpty()) {
            return Answers.invalid(Templates.form(page(id, form, false), errors));
        }
        try {
            rounds.change(id, form.version(), wanted.get(), person.require());
        } catch (Refusal refusal) {
            if (refusal.reason() != Reason.STALE_FORM && refusal.reason() != Reason.WRONG_PHASE) {
                throw refusal;
            }
            var now = rounds.byId(id);
            // What was typed is kept; sent again, it knowingly replaces what the other one saved.
            return now.phase() == Phase.DRAFT
                    ? conflict(page(id, form.with("version", now.version()), true))
                    : ended(id, form);
        }
        flash.good(layout.words(RoundMessages.class).saved());
        return Answers.seeOther("/desk/rounds/" + id);
    }

    /** It is no draft any more: nothing changes, and what was typed is shown again. */
    private Response ended(UUID id, RoundForm form) {
        var end = rounds.endOfDraft(id);
        var again = form.with("intent", UUID.randomUUID());
        return conflict(new FormPage(
                id, again, residences(), false, end, person.require().id().equals(end.by())));
    }

    private static Response conflict(FormPage page) {
        return Answers.conflict(Templates.form(page, FormErrors.none()));
    }

    private RoundView draft(UUID id) {
        var round = rounds.byId(id);
        if (round.phase() != Phase.DRAFT) {
            throw new Refusal(Reason.WRONG_PHASE, round.phase().name());
        }
        return round;
    }

    private FormPage page(UUID id, RoundForm form, boolean stale) {
        return new FormPage(id, form, residences(), stale, null, false);
    }

    private List<Choice> residences() {
        var words = layout.words(RoundMessages.class);
        return Arrays.stream(Residence.values())
                .map(r -> new Choice(r.name(), words.residence(r)))
                .toList();
    }
}
