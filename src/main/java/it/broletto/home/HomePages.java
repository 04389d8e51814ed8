package it.broletto.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What can I do here now? And how does one take part? */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class HomePages {

    @CheckedTemplate(basePath = "home")
    static class Templates {
        static native TemplateInstance home(Home home);

        static native TemplateInstance participate(Home home);

        private Templates() {}
    }

    private final HomeView view;

    HomePages(HomeView view) {
        this.view = view;
    }

    @GET
    @PermitAll
    public TemplateInstance home() {
        return Templates.home(view.now());
    }

    /** The service page of the national model: whom it is for, how, what is needed, what one gets, by when. */
    @GET
    @Path("participate")
    @PermitAll
    public TemplateInstance participate() {
        return Templates.participate(view.now());
    }
}
