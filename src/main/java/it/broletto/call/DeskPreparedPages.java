package it.broletto.call;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Proof;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** What two persons change of a published call: an officer prepares it, another officer or an administrator confirms. */
@Path("/desk/calls")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("officer")
class DeskPreparedPages {

    @CheckedTemplate(basePath = "call", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskRule(
                CallView call, boolean waits, CallDesk.FormPage page, FormErrors errors);

        private Templates() {}
    }

    private final PreparedService prepared;
    private final CallDeskService desk;
    private final CallDesk shown;
    private final Ways ways;
    private final CurrentPerson person;
    private final Proof proof;
    private final Layout layout;
    private final Flash flash;

    DeskPreparedPages(
            PreparedService prepared,
            CallDeskService desk,
            CallDesk shown,
            Ways ways,
            CurrentPerson person,
            Proof proof,
            Layout layout,
            Flash flash) {
        this.prepared = prepared;
        this.desk = desk;
        this.shown = shown;
        this.ways = ways;
        this.person = person;
        this.proof = proof;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @Path("{id}/rule")
    public TemplateInstance rule(@RestPath UUID id) {
        var call = published(id);
        var waiting = prepared.waitingRule(id);
        var own = waiting != null && waiting.isBy(person.require().id());
        var form = proof.typed(rulePath(id)).map(CallForm::typed).orElseGet(() -> CallForm.ofRule(call, waiting, own));
        return rule(call, form, false, FormErrors.none());
    }

    @POST
    @Path("{id}/rule")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response prepareRule(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var call = published(id);
        var form = CallForm.typed(sent);
        var errors = FormErrors.none();
        var reader = new CallReader(form, words(), ways, errors);
        var paying = reader.paying();
        var rule = reader.rule();
        var reason = form.get("reason");
        if (Text.length(reason) < 3 || Text.length(reason) > 500) {
            errors.add("reason", words().wrong_text(3, 500, Text.length(reason)));
        }
        if (rule.isEmpty() || !errors.isEmpty()) {
            return Answers.invalid(rule(call, form, false, errors));
        }
        var intent = intent(form);
        var first = proof.missing(rulePath(id), sent);
        if (first.isPresent()) {
            return first.get();
        }
        try {
            var done = prepared.prepareRule(
                    id,
                    intent,
                    form.instead(),
                    form.whole("number"),
                    rule.get(),
                    paying.orElseThrow(),
                    reason,
                    person.require());
            flash.good(done.isPresent() ? words().prepared_done() : words().prepared_same());
        } catch (Refusal refusal) {
            requireStale(refusal);
            var again = form.with("number", desk.byId(id).rule().number())
                    .with("instead", markOf(prepared.waitingRule(id)));
            return DeskCallPages.conflict(rule(call, again, true, FormErrors.none()));
        }
        return Answers.seeOther(DeskCallPages.path(id));
    }

    @POST
    @Path("{id}/money")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response prepareMoney(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var form = CallForm.typed(sent);
        var errors = FormErrors.none();
        var given = new CallReader(form, words(), ways, errors).money();
        var intent = intent(form);
        if (given.isEmpty()) {
            return Answers.invalid(DeskCallPages.Templates.deskShow(shown.page(id, form), errors));
        }
        var first = proof.missing(DeskCallPages.path(id), sent);
        if (first.isPresent()) {
            return first.get();
        }
        try {
            prepared.prepareMoney(
                    id,
                    intent,
                    form.instead(),
                    given.get().amount(),
                    given.get().act(),
                    person.require());
        } catch (Refusal refusal) {
            requireStale(refusal);
            var again = form.with("instead", markOf(prepared.waitingMoney(id)));
            return DeskCallPages.conflict(DeskCallPages.Templates.deskShow(
                    shown.page(id, again), errors.add("amount", words().prepared_stale())));
        }
        flash.good(words().prepared_done());
        return Answers.seeOther(DeskCallPages.path(id));
    }

    @POST
    @Path("{id}/prepared/{prepared}/confirmation")
    @RolesAllowed({"officer", "administrator"})
    public Response confirm(@RestPath UUID id, @RestPath("prepared") UUID which) {
        var first = proof.missing(DeskCallPages.path(id), new MultivaluedHashMap<>());
        if (first.isPresent()) {
            return first.get();
        }
        prepared.confirm(id, which, person.require());
        flash.good(words().confirmed_done());
        return Answers.seeOther(DeskCallPages.path(id));
    }

    @POST
    @Path("{id}/prepared/{prepared}/dismissal")
    @RolesAllowed({"officer", "administrator"})
    public Response drop(@RestPath UUID id, @RestPath("prepared") UUID which) {
        prepared.drop(id, which, person.require());
        flash.good(words().dropped_done());
        return Answers.seeOther(DeskCallPages.path(id));
    }

    private CallView published(UUID id) {
        var call = desk.byId(id);
        if (call.status() != CallStatus.PUBLISHED) {
            throw new Refusal(Reason.CALL_NOT_OPEN);
        }
        return call;
    }

    private TemplateInstance rule(CallView call, CallForm form, boolean stale, FormErrors errors) {
        return Templates.deskRule(call, form.instead() != null, shown.form(call.id(), form, null, stale), errors);
    }

    private static UUID intent(CallForm form) {
        if (form.intent() == null) {
            throw new Refusal(Reason.INVALID_INPUT);
        }
        return form.intent();
    }

    /** What was typed is kept then; sent again, it knowingly replaces what the other one prepared. */
    private static void requireStale(Refusal refusal) {
        if (refusal.reason() != Reason.STALE_FORM) {
            throw refusal;
        }
    }

    private static Object markOf(Prepared waiting) {
        return waiting == null ? "" : waiting.id();
    }

    private static String rulePath(UUID id) {
        return DeskCallPages.path(id) + "/rule";
    }

    private CallMessages words() {
        return layout.words(CallMessages.class);
    }
}
