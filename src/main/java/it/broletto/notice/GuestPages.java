package it.broletto.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.collection.OwnPledge;
import it.broletto.collection.OwnPledgeService;
import it.broletto.identity.Guest;
import it.broletto.identity.Guests;
import it.broletto.identity.MailAddress;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/** For people without an account: their pledges, a new link to them, and leaving. */
@Path("/pledges")
@Produces(MediaType.TEXT_HTML)
class GuestPages {

    @CheckedTemplate(basePath = "notice")
    static class Templates {
        static native TemplateInstance mine(List<OwnPledge> pledges);

        static native TemplateInstance ask(String email, FormErrors errors);

        static native TemplateInstance asked();

        private Templates() {}
    }

    private final OwnPledgeService pledges;
    private final RequestService requests;
    private final Guests guests;
    private final Flash flash;
    private final Layout layout;

    GuestPages(OwnPledgeService pledges, RequestService requests, Guests guests, Flash flash, Layout layout) {
        this.pledges = pledges;
        this.requests = requests;
        this.guests = guests;
        this.flash = flash;
        this.layout = layout;
    }

    @GET
    @Path("mine")
    @PermitAll
    public Response mine() {
        Optional<Guest> guest = guests.get();
        return guest.isEmpty()
                ? Answers.seeOther("/pledges/link")
                : Response.ok(Templates.mine(pledges.ownedBy(guest.get().id()))).build();
    }

    @GET
    @Path("link")
    @PermitAll
    public TemplateInstance link() {
        return Templates.ask("", FormErrors.none());
    }

    /** Answers the same whether the address is known or not. */
    @POST
    @Path("link")
    @PermitAll
    public Response ask(@RestForm String email) {
        var address = MailAddress.parse(email);
        if (address.isEmpty()) {
            return Answers.invalid(Templates.ask(email, FormErrors.none().add("email", words().ask_wrong())));
        }
        requests.askLink(address.get(), layout.language());
        return Answers.seeOther("/pledges/link/asked");
    }

    @GET
    @Path("link/asked")
    @PermitAll
    public TemplateInstance asked() {
        return Templates.asked();
    }

    @POST
    @Path("leaving")
    @PermitAll
    public Response leave() {
        guests.drop();
        flash.good(words().left());
        return Answers.seeOther("/campaigns");
    }

    private NoticeMessages words() {
        return layout.words(NoticeMessages.class);
    }
}
