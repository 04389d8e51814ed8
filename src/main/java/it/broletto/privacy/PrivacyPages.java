package it.broletto.privacy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.audit.Actor;
import it.broletto.identity.Assurance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Guest;
import it.broletto.identity.Guests;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;

/** What is kept of me, and being forgotten. */
@Path("/me")
@Produces(MediaType.TEXT_HTML)
class PrivacyPages {

    /** @param href of the page that shows it whole; null if it is whole */
    record Line(Column column, String value, String href) {}

    record Part(Section section, List<List<Line>> things) {}

    @CheckedTemplate(basePath = "privacy")
    static class Templates {
        static native TemplateInstance data(List<Part> parts, boolean guest);

        static native TemplateInstance erasure(List<Running> running, boolean staff, boolean guest, FormErrors errors);

        private Templates() {}
    }

    private final PrivacyService privacy;
    private final KeptWords words;
    private final CurrentPerson current;
    private final Guests guests;
    private final Assurance assurance;
    private final Layout layout;
    private final Flash flash;

    PrivacyPages(
            PrivacyService privacy,
            KeptWords words,
            CurrentPerson current,
            Guests guests,
            Assurance assurance,
            Layout layout,
            Flash flash) {
        this.privacy = privacy;
        this.words = words;
        this.current = current;
        this.guests = guests;
        this.assurance = assurance;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @Path("data")
    @PermitAll
    public Response data() {
        var me = me();
        return page(Templates.data(
                privacy.kept(me.id()).stream()
                        .map(kept -> new Part(
                                kept.section(),
                                kept.things().stream()
                                        .map(thing -> lines(kept.section(), thing))
                                        .toList()))
                        .toList(),
                me instanceof Guest));
    }

    private List<Line> lines(Section section, Map<Column, Object> thing) {
        var lines = new ArrayList<Line>();
        thing.keySet().stream()
                .filter(column -> column != Column.ID || section == Section.PERSON)
                .forEach(column -> lines.add(line(section, thing, column)));
        if (section == Section.NAMES && !thing.containsKey(Column.NAME)) {
            lines.add(new Line(Column.NAME, words().anonymous(), null));
        }
        return lines;
    }

    private Line line(Section section, Map<Column, Object> thing, Column column) {
        var value = words.value(section, column, thing.get(column));
        return section == Section.APPLICATIONS && column == Column.WORDS
                ? new Line(Column.TITLE, value, "/applications/" + thing.get(Column.ID))
                : new Line(column, value, null);
    }

    @GET
    @Path("erasure")
    @PermitAll
    public Response erasure() {
        return page(erasure(me(), FormErrors.none()));
    }

    /** Afterwards nobody is signed in: signing out is a form of its own, so the browser sends this one on to it. */
    @POST
    @Path("erasure")
    @PermitAll
    public Response forget(@RestForm String sure) {
        var me = me();
        if (me instanceof Person person) {
            if (!person.is(Role.CITIZEN)) {
                throw new Refusal(Refusal.Reason.NOT_ALLOWED);
            }
            assurance.requireLevel2Fresh(person);
        }
        if (!"true".equals(sure)) {
            return Answers.invalid(erasure(me, FormErrors.none().add("sure", words().sure_missing())));
        }
        if (!privacy.running(me.id()).isEmpty()) {
            return Answers.invalid(erasure(me, FormErrors.none()));
        }
        privacy.forget(me.id());
        if (me instanceof Guest) {
            guests.drop();
            flash.good(words().forgotten());
            return Answers.seeOther("/campaigns");
        }
        return Response.temporaryRedirect(URI.create("/logout?forgotten=true")).build();
    }

    private TemplateInstance erasure(Actor me, FormErrors errors) {
        return Templates.erasure(
                privacy.running(me.id()), me instanceof Person person && person.isStaff(), me instanceof Guest, errors);
    }

    private static Response page(TemplateInstance page) {
        return Response.ok(page).header("Cache-Control", "private, no-store").build();
    }

    /** Whoever is signed in, else whoever came by the link of a mail just now. */
    private Actor me() {
        var person = current.get();
        if (person.isPresent()) {
            return person.get();
        }
        var guest = guests.get().orElseThrow(() -> new Refusal(Refusal.Reason.SIGN_IN_NEEDED));
        if (!guests.isFresh()) {
            flash.good(words().stale());
            throw new WebApplicationException(Answers.seeOther("/pledges/link"));
        }
        return guest;
    }

    private PrivacyMessages words() {
        return layout.words(PrivacyMessages.class);
    }
}
