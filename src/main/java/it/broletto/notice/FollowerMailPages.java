package it.broletto.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.MailAddress;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;

/** Where somebody who follows projects says whether they want to be written to. */
@Path("/me/mails")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("citizen")
class FollowerMailPages {

    /** @param wanted null if nothing is wanted */
    record MailsPage(boolean open, FollowerMailService.Wanted wanted, String email) {}

    @CheckedTemplate(basePath = "notice")
    static class Templates {
        static native TemplateInstance follower(MailsPage page, FormErrors errors);

        private Templates() {}
    }

    private final FollowerMailService followers;
    private final MailService mails;
    private final CurrentPerson current;
    private final Flash flash;
    private final Layout layout;

    FollowerMailPages(
            FollowerMailService followers, MailService mails, CurrentPerson current, Flash flash, Layout layout) {
        this.followers = followers;
        this.mails = mails;
        this.current = current;
        this.flash = flash;
        this.layout = layout;
    }

    @GET
    public Response show() {
        return Response.ok(page("", FormErrors.none()))
                .header("Cache-Control", "private, no-store")
                .build();
    }

    @POST
    public Response ask(@RestForm String email) {
        var address = MailAddress.parse(email);
        if (address.isEmpty()) {
            return Answers.invalid(page(email, FormErrors.none().add("email", words().ask_wrong())));
        }
        if (mails.open()) {
            followers.ask(address.get(), layout.language(), current.require());
            flash.good(words().follower_asked());
        }
        return Answers.seeOther("/me/mails");
    }

    @POST
    @Path("end")
    public Response end() {
        followers.stop(current.require());
        flash.good(words().follower_ended());
        return Answers.seeOther("/me/mails");
    }

    private TemplateInstance page(String email, FormErrors errors) {
        return Templates.follower(
                new MailsPage(mails.open(), followers.of(current.require()).orElse(null), email == null ? "" : email),
                errors);
    }

    private NoticeMessages words() {
        return layout.words(NoticeMessages.class);
    }
}
