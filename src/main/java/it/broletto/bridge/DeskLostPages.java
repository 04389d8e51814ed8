package it.broletto.bridge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.web.Answers;
import it.broletto.web.Cursor;
import it.broletto.web.Flash;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What lost in a round: the offices may suggest a campaign to each author. */
@Path("/desk/rounds/{round}/lost")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"councillor", "officer"})
class DeskLostPages {

    private static final int SIZE = 25;

    @CheckedTemplate(basePath = "bridge", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskLost(RoundView round, Page<Lost> page);

        private Templates() {}
    }

    private final BridgeService bridge;
    private final RoundService rounds;
    private final CurrentPerson current;
    private final Layout layout;
    private final Flash flash;

    DeskLostPages(BridgeService bridge, RoundService rounds, CurrentPerson current, Layout layout, Flash flash) {
        this.bridge = bridge;
        this.rounds = rounds;
        this.current = current;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    public TemplateInstance list(@RestPath UUID round, @RestQuery String page) {
        var from = Cursor.of(page);
        var number = from.key()
                .filter(key -> key.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
        var rows = from.backward() ? bridge.before(round, number, SIZE + 1) : bridge.after(round, number, SIZE + 1);
        return Templates.deskLost(rounds.byId(round), Page.of(rows, SIZE, from, one -> String.valueOf(one.number())));
    }

    @POST
    @Path("offers")
    public Response offer(@RestPath UUID round, @RestForm @NotNull UUID project) {
        bridge.offer(round, project, current.require());
        flash.good(layout.words(BridgeMessages.class).desk_offered());
        return Answers.seeOther("/desk/rounds/" + round + "/lost");
    }
}
