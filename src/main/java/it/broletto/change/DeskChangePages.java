package it.broletto.change;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Person;
import it.broletto.identity.Proof;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import it.broletto.web.Place;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The offices' queue of changes, and the answers to one of them. */
@Path("/desk/changes")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"officer", "administrator"})
class DeskChangePages {

    private static final int SIZE = 24;

    /**
     * @param mine whether the reader proposed it
     * @param aside whether the reader asked for it or speaks for the campaign
     */
    record Desk(
            ChangeView change,
            CampaignCard card,
            List<Differences.One> differences,
            boolean mine,
            boolean aside,
            int days,
            String reason) {}

    @CheckedTemplate(basePath = "change", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskQueue(Page<ChangeView> page, long waiting);

        static native TemplateInstance deskOne(Desk desk, FormErrors errors);

        private Templates() {}
    }

    private final ChangeService changes;
    private final Differences differences;
    private final CurrentPerson person;
    private final Proof proof;
    private final Layout layout;
    private final Flash flash;

    DeskChangePages(
            ChangeService changes,
            Differences differences,
            CurrentPerson person,
            Proof proof,
            Layout layout,
            Flash flash) {
        this.changes = changes;
        this.differences = differences;
        this.person = person;
        this.proof = proof;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    public TemplateInstance queue(@RestQuery String page) {
        return Templates.deskQueue(
                Place.page(
                        page,
                        SIZE,
                        Place.FIRST,
                        changes::waitingAfter,
                        changes::waitingBefore,
                        one -> new Place(one.requestedAt(), one.id())),
                changes.waiting());
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@RestPath UUID id) {
        var reason = proof.typed("/desk/changes/" + id).map(typed -> Text.lines(typed.getFirst("reason")));
        return page(id, reason.orElse(""), FormErrors.none());
    }

    @POST
    @Path("{id}/proposal")
    public Response propose(@RestPath UUID id, @RestForm String reason) {
        return answer(id, reason, true, words().proposed(), me -> changes.propose(id, Text.lines(reason), me));
    }

    @POST
    @Path("{id}/approval")
    public Response approve(@RestPath UUID id) {
        return answer(id, "", false, words().approved(), me -> changes.approve(id, me));
    }

    @POST
    @Path("{id}/rejection")
    public Response reject(@RestPath UUID id, @RestForm String reason) {
        return answer(id, reason, true, words().rejected(), me -> changes.reject(id, Text.lines(reason), me));
    }

    /** Does it, unless something is wrong with the reason or with the moment; then the page comes again. */
    private Response answer(UUID id, String typed, boolean reasoned, String done, Consumer<Person> act) {
        var reason = Text.lines(typed);
        var errors = FormErrors.none();
        changes.one(id);
        if (reasoned
                && (Text.length(reason) < ChangeService.LEAST_REASON
                        || Text.length(reason) > ChangeService.MOST_REASON)) {
            errors.add(
                    "reason",
                    words().wrong_length(ChangeService.LEAST_REASON, ChangeService.MOST_REASON, Text.length(reason)));
            return Answers.invalid(page(id, reason, errors));
        }
        var sent = new MultivaluedHashMap<String, String>();
        sent.add("reason", reason);
        var first = proof.missing("/desk/changes/" + id, sent);
        if (first.isPresent()) {
            return first.get();
        }
        try {
            act.accept(person.require());
        } catch (Refusal refusal) {
            return Answers.conflict(page(id, reason, errors.add("reason", ChangeForm.refused(refusal, words()))));
        }
        flash.good(done);
        return Answers.seeOther("/desk/changes/" + id);
    }

    private TemplateInstance page(UUID id, String reason, FormErrors errors) {
        var change = changes.one(id);
        var me = person.require();
        return Templates.deskOne(
                new Desk(
                        change,
                        changes.campaign(change.slug()).card(),
                        differences.of(change),
                        me.id().equals(change.proposedBy()),
                        changes.isAside(change, me),
                        changes.days(),
                        reason),
                errors);
    }

    private ChangeMessages words() {
        return layout.words(ChangeMessages.class);
    }
}
