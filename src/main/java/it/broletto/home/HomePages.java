package it.broletto.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What can I do here now? */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class HomePages {

    @CheckedTemplate(basePath = "home")
    static class Templates {
        static native TemplateInstance home();

        private Templates() {}
    }

    @GET
    @PermitAll
    public TemplateInstance home() {
        return Templates.home();
    }
}
