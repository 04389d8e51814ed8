package it.broletto.campaign;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Campaigns as JSON; of backers only how many there are. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
class CampaignApi {

    /** One page of campaigns. {@code next} is the value of {@code page} for the following one; null on the last. */
    record CampaignList(List<CampaignCard> items, String next) {}

    private final CampaignService campaigns;

    CampaignApi(CampaignService campaigns) {
        this.campaigns = campaigns;
    }

    @GET
    @PermitAll
    @Operation(operationId = "listCampaigns", summary = "Campaigns, live ones first")
    public CampaignList list(@RestQuery String page) {
        var found = CampaignPaging.page(campaigns, page);
        return new CampaignList(found.items(), found.next().orElse(null));
    }

    @GET
    @Path("{slug}")
    @PermitAll
    @Operation(operationId = "readCampaign", summary = "One campaign with its budget lines")
    public CampaignView read(@RestPath String slug) {
        return campaigns.bySlug(slug);
    }
}
