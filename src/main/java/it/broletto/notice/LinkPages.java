package it.broletto.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.collection.OwnPledgeService;
import it.broletto.identity.Guests;
import it.broletto.notice.Tokens.Found;
import it.broletto.web.Answers;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** Where the links in mails lead. A scanner of mails may open them: only the button does something. */
@Path("/links/{token}")
@Produces(MediaType.TEXT_HTML)
class LinkPages {

    private static final int GONE = 410;

    @CheckedTemplate(basePath = "notice")
    static class Templates {
        static native TemplateInstance link(Found link, String token);

        static native TemplateInstance confirm(RequestService.Asked asked, String token);

        static native TemplateInstance followed(Found link);

        static native TemplateInstance gone();

        private Templates() {}
    }

    private final LinkService links;
    private final RequestService requests;
    private final OwnPledgeService pledges;
    private final Guests guests;

    LinkPages(LinkService links, RequestService requests, OwnPledgeService pledges, Guests guests) {
        this.links = links;
        this.requests = requests;
        this.pledges = pledges;
        this.guests = guests;
    }

    @GET
    @PermitAll
    public Response look(@RestPath String token) {
        return links.look(token)
                .flatMap(link -> link.purpose() == Tokens.Purpose.CONFIRM
                        ? requests.asked(link.contact()).map(asked -> Templates.confirm(asked, token))
                        : Optional.of(Templates.link(link, token)))
                .map(LinkPages::page)
                .orElseGet(LinkPages::gone);
    }

    @POST
    @PermitAll
    public Response follow(@RestPath String token) {
        return links.follow(token).map(this::onward).orElseGet(LinkPages::gone);
    }

    private Response onward(LinkService.Followed done) {
        if (done.person() == null) {
            return page(Templates.followed(done.link()));
        }
        guests.keep(done.person());
        if (done.confirmed() != null) {
            var made = done.confirmed();
            return Answers.seeOther(pledges.next(made.campaign(), made.pledge())
                    .orElse("/campaigns/" + made.slug() + "/pledges/" + made.pledge()));
        }
        if (done.link().pledge() == null) {
            return Answers.seeOther("/pledges/mine");
        }
        var own = pledges.one(done.link().pledge(), done.person());
        return Answers.seeOther(own.stage().waitsForBacker() ? own.paymentPath() : own.path());
    }

    private static Response page(TemplateInstance page) {
        return Response.ok(page).header("Cache-Control", "private, no-store").build();
    }

    private static Response gone() {
        return Response.status(GONE)
                .entity(Templates.gone())
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
