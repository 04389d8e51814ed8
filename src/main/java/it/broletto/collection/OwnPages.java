package it.broletto.collection;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CurrentBacker;
import it.broletto.campaign.PledgeService;
import it.broletto.identity.Assurance;
import it.broletto.identity.Person;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Looking at one's promise and at what became of it, taking it back. */
@Path("/campaigns/{slug}/pledges/{id}")
@Produces(MediaType.TEXT_HTML)
class OwnPages {

    @CheckedTemplate(basePath = "collection")
    static class Templates {
        static native TemplateInstance own(OwnPledge own, String next);

        private Templates() {}
    }

    private final OwnPledgeService pledges;
    private final PledgeService promises;
    private final StageWords stages;
    private final CurrentBacker current;
    private final Assurance assurance;
    private final Flash flash;
    private final Layout layout;

    OwnPages(
            OwnPledgeService pledges,
            PledgeService promises,
            StageWords stages,
            CurrentBacker current,
            Assurance assurance,
            Flash flash,
            Layout layout) {
        this.pledges = pledges;
        this.promises = promises;
        this.stages = stages;
        this.current = current;
        this.assurance = assurance;
        this.flash = flash;
        this.layout = layout;
    }

    @GET
    @PermitAll
    public TemplateInstance own(@RestPath String slug, @RestPath UUID id) {
        var own = pledges.one(id, current.of(id).id());
        return Templates.own(own, stages.next(own));
    }

    @POST
    @Path("withdrawal")
    @PermitAll
    public Response withdraw(@RestPath String slug, @RestPath UUID id) {
        var backer = current.of(id);
        if (backer instanceof Person person) {
            assurance.requireLevel2Fresh(person);
        }
        promises.withdraw(id, backer);
        flash.good(layout.words(CollectionMessages.class).withdrawn());
        return Answers.seeOther("/campaigns/" + slug + "/pledges/" + id);
    }
}
