package it.broletto.call;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.call.CallPages.CallPage;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Proof;
import it.broletto.identity.Role;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.City;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import it.broletto.web.WebMessages;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Where the offices prepare calls, give them money, publish and close them. An administrator may publish, too. */
@Path("/desk/calls")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("officer")
class DeskCallPages {

    /** @param id of the call; null for a new one */
    record FormPage(
            UUID id,
            CallForm form,
            List<Choice> methods,
            List<Choice> policies,
            List<Choice> receivers,
            List<Choice> rails,
            List<Edition> editions,
            Edition from,
            boolean stale) {

        public String href() {
            return id == null ? "/desk/calls" : "/desk/calls/" + id;
        }

        public boolean isNew() {
            return id == null;
        }
    }

    /**
     * @param given what was put into the envelope
     * @param dated whether there is a window that has not ended
     * @param office whether the reader may prepare calls
     * @param other whether the reader had no hand in this one
     */
    record DeskPage(CallPage page, CallForm form, Money given, boolean dated, boolean office, boolean other) {
        public CallView call() {
            return page.call();
        }

        public String href() {
            return "/desk/calls/" + call().id();
        }

        public boolean isReady() {
            return isGiven() && dated;
        }

        public boolean isGiven() {
            return given.cents() > 0;
        }
    }

    @CheckedTemplate(basePath = "call", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskList(List<CallView> calls, boolean office);

        static native TemplateInstance deskForm(FormPage page, FormErrors errors);

        static native TemplateInstance deskShow(DeskPage page, FormErrors errors);

        static native TemplateInstance deskRule(CallView call, FormPage page, FormErrors errors);

        private Templates() {}
    }

    private final CallDeskService desk;
    private final CallPages pages;
    private final Ways ways;
    private final CurrentPerson person;
    private final Proof proof;
    private final City city;
    private final Layout layout;
    private final Flash flash;

    DeskCallPages(
            CallDeskService desk,
            CallPages pages,
            Ways ways,
            CurrentPerson person,
            Proof proof,
            City city,
            Layout layout,
            Flash flash) {
        this.desk = desk;
        this.pages = pages;
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
        return Templates.deskList(desk.newest(), person.require().is(Role.OFFICER));
    }

    @GET
    @Path("new")
    public TemplateInstance blank(@RestQuery String from) {
        var edition = from == null ? null : Edition.byId(from).orElse(null);
        var form = CallForm.empty(city.name());
        return Templates.deskForm(
                formPage(null, edition == null ? form : form.from(edition), edition, false), FormErrors.none());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> sent) {
        var form = CallForm.typed(sent);
        var errors = FormErrors.none();
        var wanted = new CallReader(form, words(), ways, errors).call();
        if (wanted.isEmpty()) {
            return Answers.invalid(Templates.deskForm(formPage(null, form, null, false), errors));
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
                .orElseGet(() -> new CallForm().with("intent", UUID.randomUUID()));
        return show(id, form, FormErrors.none());
    }

    @GET
    @Path("{id}/edit")
    public TemplateInstance edit(@RestPath UUID id) {
        var call = desk.byId(id);
        if (call.status() != CallStatus.DRAFT) {
            throw new Refusal(Reason.CALL_PUBLISHED);
        }
        return Templates.deskForm(formPage(id, CallForm.of(call), null, false), FormErrors.none());
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
            return Answers.invalid(Templates.deskForm(formPage(id, form, null, false), errors));
        }
        try {
            desk.change(id, form.whole("version"), wanted.get(), person.require());
        } catch (Refusal refusal) {
            if (refusal.reason() != Reason.STALE_FORM) {
                throw refusal;
            }
            // What was typed is kept; sent again, it knowingly replaces what the other one saved.
            var again = form.with("version", desk.byId(id).version());
            return conflict(Templates.deskForm(formPage(id, again, null, true), FormErrors.none()));
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
        var amount = Money.parse(form.get("amount"))
                .filter(money -> money.cents() > 0 && money.compareTo(NewCall.MOST) <= 0);
        if (amount.isEmpty()) {
            errors.add("amount", words().wrong_amount());
        }
        var act = Text.line(form.get("act"));
        if (Text.length(act) < 3 || Text.length(act) > 500) {
            errors.add("act", words().wrong_text(3, 500, Text.length(act)));
        }
        if (form.intent() == null) {
            throw new Refusal(Reason.INVALID_INPUT);
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(show(id, form, errors));
        }
        var first = proof.missing(path(id), sent);
        if (first.isPresent()) {
            return first.get();
        }
        desk.give(id, form.intent(), amount.get(), act, person.require());
        flash.good(words().given_done(amount.get().format(layout.locale())));
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

    @POST
    @Path("{id}/closing")
    public Response close(@RestPath UUID id) {
        var first = proof.missing(path(id), new MultivaluedHashMap<>());
        if (first.isPresent()) {
            return first.get();
        }
        desk.close(id, person.require());
        flash.good(words().closed_done());
        return Answers.seeOther(path(id));
    }

    @GET
    @Path("{id}/rule")
    public TemplateInstance rule(@RestPath UUID id) {
        var call = desk.byId(id);
        var form = proof.typed(path(id) + "/rule").map(CallForm::typed).orElseGet(() -> CallForm.ofRule(call));
        return Templates.deskRule(call, formPage(id, form, null, false), FormErrors.none());
    }

    @POST
    @Path("{id}/rule")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changeRule(@RestPath UUID id, MultivaluedMap<String, String> sent) {
        var call = desk.byId(id);
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
            return Answers.invalid(Templates.deskRule(call, formPage(id, form, null, false), errors));
        }
        var first = proof.missing(path(id) + "/rule", sent);
        if (first.isPresent()) {
            return first.get();
        }
        try {
            desk.changeRule(id, form.whole("number"), rule.get(), paying.orElseThrow(), reason, person.require());
        } catch (Refusal refusal) {
            if (refusal.reason() != Reason.STALE_FORM) {
                throw refusal;
            }
            var again = form.with("number", desk.byId(id).rule().number());
            return conflict(Templates.deskRule(call, formPage(id, again, null, true), FormErrors.none()));
        }
        flash.good(words().rule_done());
        return Answers.seeOther(path(id));
    }

    private TemplateInstance show(UUID id, CallForm form, FormErrors errors) {
        var page = pages.page(desk.byId(id));
        var reader = person.require();
        return Templates.deskShow(
                new DeskPage(
                        page,
                        form,
                        desk.given(id),
                        page.card().anyWindow(),
                        reader.is(Role.OFFICER),
                        desk.mayPublish(id, reader)),
                errors);
    }

    private static String path(UUID id) {
        return "/desk/calls/" + id;
    }

    private static Response conflict(TemplateInstance page) {
        return Response.status(409).entity(page).type(MediaType.TEXT_HTML_TYPE).build();
    }

    private FormPage formPage(UUID id, CallForm form, Edition from, boolean stale) {
        var words = words();
        return new FormPage(
                id,
                form,
                List.of(
                        new Choice("threshold", words.method_threshold(), words.method_threshold_help()),
                        new Choice("per-donation", words.method_each(), words.method_each_help()),
                        new Choice("lump-sum", words.method_lump(), words.method_lump_help()),
                        new Choice("quadratic", words.method_roots(), words.method_roots_help())),
                Arrays.stream(it.broletto.match.Threshold.Policy.values())
                        .map(policy -> new Choice(policy.name(), words.policy(policy), words.policy_help(policy)))
                        .toList(),
                Arrays.stream(Receiver.values())
                        .map(receiver ->
                                new Choice(receiver.name(), words.receiver(receiver), words.receiver_help(receiver)))
                        .toList(),
                rails(form),
                Edition.all(),
                from,
                stale);
    }

    /** All that are configured, and those that were chosen and are not. */
    private List<Choice> rails(CallForm form) {
        var city = ways.fitting(Receiver.CITY);
        var promoter = ways.fitting(Receiver.PROMOTER);
        return Stream.concat(ways.configured().stream(), form.rails().stream())
                .distinct()
                .map(rail -> new Choice(
                        rail,
                        layout.words(WebMessages.class).rail(rail),
                        words().rail_for(city.contains(rail), promoter.contains(rail))))
                .toList();
    }

    private CallMessages words() {
        return layout.words(CallMessages.class);
    }
}
