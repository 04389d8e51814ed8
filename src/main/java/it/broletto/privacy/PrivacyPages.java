package it.broletto.privacy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.Assurance;
import it.broletto.identity.CurrentPerson;
import it.broletto.web.Answers;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** What is kept of me, and being forgotten. */
@Path("/me")
@Produces(MediaType.TEXT_HTML)
class PrivacyPages {

    record Line(Column column, String value) {}

    record Part(Section section, List<List<Line>> things) {}

    @CheckedTemplate(basePath = "privacy")
    static class Templates {
        static native TemplateInstance data(List<Part> parts);

        static native TemplateInstance erasure(List<Running> running, boolean staff, FormErrors errors);

        private Templates() {}
    }

    private final PrivacyService privacy;
    private final KeptWords words;
    private final CurrentPerson current;
    private final Assurance assurance;
    private final Layout layout;

    PrivacyPages(PrivacyService privacy, KeptWords words, CurrentPerson current, Assurance assurance, Layout layout) {
        this.privacy = privacy;
        this.words = words;
        this.current = current;
        this.assurance = assurance;
        this.layout = layout;
    }

    @GET
    @Path("data")
    @RolesAllowed("**")
    public TemplateInstance data() {
        return Templates.data(privacy.kept(current.require().id()).stream()
                .map(kept -> new Part(
                        kept.section(),
                        kept.things().stream()
                                .map(thing -> thing.entrySet().stream()
                                        .filter(one -> one.getKey() != Column.ID || kept.section() == Section.PERSON)
                                        .map(one -> new Line(
                                                one.getKey(),
                                                words.value(kept.section(), one.getKey(), one.getValue())))
                                        .toList())
                                .toList()))
                .toList());
    }

    @GET
    @Path("erasure")
    @RolesAllowed("**")
    public TemplateInstance erasure() {
        return page(FormErrors.none());
    }

    /** Afterwards nobody is signed in: signing out is a form of its own, so the browser sends this one on to it. */
    @POST
    @Path("erasure")
    @RolesAllowed("citizen")
    public Response forget(@RestForm String sure) {
        var person = current.require();
        assurance.requireLevel2Fresh(person);
        if (!"true".equals(sure)) {
            return Answers.invalid(page(FormErrors.none().add("sure", words().sure_missing())));
        }
        if (!privacy.running(person.id()).isEmpty()) {
            return Answers.invalid(page(FormErrors.none()));
        }
        privacy.forget(person.id());
        return Response.temporaryRedirect(URI.create("/logout?forgotten=true")).build();
    }

    private TemplateInstance page(FormErrors errors) {
        var person = current.require();
        return Templates.erasure(privacy.running(person.id()), person.isStaff(), errors);
    }

    private PrivacyMessages words() {
        return layout.words(PrivacyMessages.class);
    }
}
