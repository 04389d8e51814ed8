package it.broletto.collection;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Role;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Collections for offices: where each stands, what it was decided on, and what is stuck. */
@Path("/desk/collections")
@Produces(MediaType.TEXT_HTML)
class DeskCollectionPages {

    private static final int SHOWN = 50;
    private static final Duration AGED = Duration.ofMinutes(10);

    record Desk(
            List<DeskView> collections,
            List<DeskView.Resting> resting,
            List<DeskView.Stuck> stuck,
            List<DeskView.Unknown> unknown,
            boolean mayRetry) {}

    @CheckedTemplate(basePath = "collection")
    static class Templates {
        static native TemplateInstance desk(Desk desk);

        private Templates() {}
    }

    private final DeskCollections desk;
    private final CollectionService collections;
    private final RailWays ways;
    private final CurrentPerson current;
    private final Flash flash;
    private final Layout layout;
    private final Clock clock;

    DeskCollectionPages(
            DeskCollections desk,
            CollectionService collections,
            RailWays ways,
            CurrentPerson current,
            Flash flash,
            Layout layout,
            Clock clock) {
        this.desk = desk;
        this.collections = collections;
        this.ways = ways;
        this.current = current;
        this.flash = flash;
        this.layout = layout;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"officer", "auditor", "administrator"})
    public TemplateInstance list() {
        return Templates.desk(new Desk(
                desk.list(SHOWN),
                desk.resting(ways.configured()),
                desk.stuck(SHOWN),
                desk.unknown(clock.instant().minus(AGED), SHOWN),
                current.require().is(Role.OFFICER)));
    }

    /** Asks the provider once more to give the money of a pledge back. */
    @POST
    @Path("refunds/{pledge}")
    @RolesAllowed("officer")
    public Response retry(@RestPath UUID pledge) {
        collections.retryRefund(pledge, current.require());
        flash.good(layout.words(CollectionMessages.class).desk_retried());
        return Answers.seeOther("/desk/collections");
    }
}
