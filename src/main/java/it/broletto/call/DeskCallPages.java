package it.broletto.call;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Proof;
import it.broletto.identity.Role;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.web.Answers;
import it.broletto.web.City;
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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Where the offices prepare calls, give them money, publish and close them. An administrator may publish, too. What
 * changes later is in {@link DeskPreparedPages}. */
@Path("/desk/calls")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("officer")
class DeskCallPages {

    @CheckedTemplate(basePath = "call", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskList(List<CallView> calls, Set<UUID> waiting, boolean office);

        static native TemplateInstance deskForm(CallDesk.FormPage page, FormErrors errors);

        static native TemplateInstance deskShow(CallDesk.DeskPage page, FormErrors errors);

        private Templates() {}
    }

    private final CallDeskService desk;
    private final PreparedService prepared;
    private final CallDesk shown;
    private final Ways ways;
    private final CurrentPerson person;
    private final Proof proof;
    private final City city;
    private final Layout layout;
    private final Flash flash;

    DeskCallPages(
            CallDeskService desk,
            PreparedService prepared,
            CallDesk shown,
            Ways ways,
            CurrentPerson person,
            Proof proof,
            City city,
            Layout layout,
            Flash flash) {
        this.desk = desk;
        this.prepared = prepared;
        this.shown = shown;
        this.ways = ways;
        this.person = person;
        this.proof = proof;
        this.city = city;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @RolesAllowed({"officer", "administrator"})
    public TemplateInstance list() {
        var calls = desk.newest();
        var published = calls.stream()
                .filter(call -> call.status() == CallStatus.PUBLISHED)
                .map(CallView::id)
                .toList();
        return Templates.deskList(
                calls, prepared.waiting(published), person.require().is(Role.OFFICER));
    }

    @GET
    @Path("new")
    public TemplateInstance blank(@RestQuery String from) {
        var edition = from == null ? null : Edition.byId(from).orElse(null);
        var form = CallForm.empty(city.name());
        return Templates.deskForm(
                shown.form(null, edition == null ? form : form.from(edition), edition, false), FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> sent) {
        var form = CallForm.typed(sent);
        var errors = FormErrors.none();
        var wanted = new CallReader(form, words(), ways, errors).call();
        if (wanted.isEmpty()) {
            return Answers.invalid(Templates.deskForm(shown.form(null, form, null, false), errors));
        }
        var intent = form.intent();
        var id = desk.create(intent == null ? UUID.randomUUID() : intent, wanted.get(), person.require());
        flash.good(words().saved());
        return Answers.seeOther(path(id));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"officer", "administrator"})
    public TemplateInstance show(@RestPath UUID id) {
        var form = proof.typed(path(id))
                .map(CallForm::typed)
                .filter(typed -> typed.intent() != null)
                .orElseGet(() -> CallForm.ofMoney(prepared.waitingMoney(id)));
        return Templates.deskShow(shown.page(id, form), FormErrors.none());
    }

    @GET
    @Path("{id}/edit")
    public TemplateInstance edit(@RestPath UUID id) {
        var call = desk.byId(id);
        if (call.status() != CallStatus.DRAFT) {
            throw new Refusal(Reason.CALL_PUBLISHED);
        }
        return Templates.deskForm(shown.form(id, CallForm.of(call), null, false), FormErrors.none());
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var form = CallForm.typed(sent);
        var errors = FormErrors.none();
        desk.byId(id);
        var wanted = new CallReader(form, words(), ways, errors).call();
        if (wanted.isEmpty()) {
            return Answers.invalid(Templates.deskForm(shown.form(id, form, null, false), errors));
        }
        try {
            desk.change(id, form.whole("version"), wanted.get(), person.require());
        } catch (Refusal refusal) {
            if (refusal.reason() != Reason.STALE_FORM) {
                throw refusal;
            }
            // What was typed is kept; sent again, it knowingly replaces what the other one saved.
            var again = form.with("version", desk.byId(id).version());
            return conflict(Templates.deskForm(shown.form(id, again, null, true), FormErrors.none()));
        }
        flash.good(words().saved());
        return Answers.seeOther(path(id));
    }

    @POST
    @Path("{id}/envelope")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response give(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var form = CallForm.typed(sent);
        var errors = FormErrors.none();
        var given = new CallReader(form, words(), ways, errors).money();
        if (form.intent() == null) {
            throw new Refusal(Reason.INVALID_INPUT);
        }
        if (given.isEmpty()) {
            return Answers.invalid(Templates.deskShow(shown.page(id, form), errors));
        }
        var first = proof.missing(path(id), sent);
        if (first.isPresent()) {
            return first.get();
        }
        desk.give(id, form.intent(), given.get().amount(), given.get().act(), person.require());
        flash.good(words().given_done(given.get().amount().format(layout.locale())));
        return Answers.seeOther(path(id));
    }

    @POST
    @Path("{id}/publication")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"officer", "administrator"})
    public Response publish(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var first = proof.missing(path(id), new MultivaluedHashMap<>());
        if (first.isPresent()) {
            return first.get();
        }
        desk.publish(id, CallForm.typed(sent).whole("version"), person.require());
        flash.good(words().published_done());
        return Answers.seeOther(path(id));
    }

    @GET
    @Path("{id}/closing")
    public Response closing(@RestPath UUID id) {
        return desk.byId(id).status() == CallStatus.PUBLISHED
                ? Response.ok(shown.closing(id).page()).build()
                : Answers.seeOther(path(id));
    }

    @POST
    @Path("{id}/closing")
    public Response close(@RestPath UUID id) {
        var first = proof.missing(path(id) + "/closing", new MultivaluedHashMap<>());
        if (first.isPresent()) {
            return first.get();
        }
        desk.close(id, person.require());
        flash.good(words().closed_done());
        return Answers.seeOther(path(id));
    }

    static String path(UUID id) {
        return "/desk/calls/" + id;
    }

    static Response conflict(TemplateInstance page) {
        return Response.status(409).entity(page).type(MediaType.TEXT_HTML_TYPE).build();
    }

    private CallMessages words() {
        return layout.words(CallMessages.class);
    }
}
