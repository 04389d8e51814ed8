package it.broletto.campaign;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/** After a promise with an e-mail alone: where to look next. Not below the pledges, where each next part is a pledge's id. */
@Path("/campaigns/{slug}/asked")
@Produces(MediaType.TEXT_HTML)
class AskedPages {

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance asked(CampaignCard card);

        private Templates() {}
    }

    private final CampaignService campaigns;

    AskedPages(CampaignService campaigns) {
        this.campaigns = campaigns;
    }

    /** The address is not repeated. */
    @GET
    @PermitAll
    public TemplateInstance asked(@RestPath String slug) {
        return Templates.asked(campaigns.bySlug(slug).card());
    }
}
