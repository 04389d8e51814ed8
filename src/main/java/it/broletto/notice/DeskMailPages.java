package it.broletto.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Mails for offices: how many wait, since when, and what failed. To whom is shown to nobody. */
@Path("/desk/mails")
@Produces(MediaType.TEXT_HTML)
class DeskMailPages {

    @CheckedTemplate(basePath = "notice")
    static class Templates {
        static native TemplateInstance desk(MailDesk desk);

        private Templates() {}
    }

    private final MailService mails;

    DeskMailPages(MailService mails) {
        this.mails = mails;
    }

    @GET
    @RolesAllowed({"officer", "auditor", "administrator"})
    public TemplateInstance desk() {
        return Templates.desk(mails.desk());
    }
}
