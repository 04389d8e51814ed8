package it.broletto.campaign;

import it.broletto.call.Receiver;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Campaigns as JSON; of backers only how many there are. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
class CampaignApi {

    /** One page of campaigns. {@code next} is the value of {@code page} for the following one; null on the last. */
    record CampaignList(List<CampaignCard> items, String next) {}

    /**
     * One campaign.
     *
     * @param projectId may be null
     * @param rails it opened with, the first one first; none where it only takes promises
     */
    record CampaignJson(
            CampaignCard card,
            String body,
            UUID projectId,
            List<BudgetLine> lines,
            Receiver receiver,
            List<String> rails) {}

    private final CampaignService campaigns;
    private final CampaignMoney money;

    CampaignApi(CampaignService campaigns, CampaignMoney money) {
        this.campaigns = campaigns;
        this.money = money;
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
    @Operation(
            operationId = "readCampaign",
            summary = "One campaign with its budget lines, who receives the money and how one may pay")
    public CampaignJson read(@RestPath String slug) {
        var campaign = campaigns.bySlug(slug);
        var givenTo = money.givenTo(campaign.card().id());
        return new CampaignJson(
                campaign.card(),
                campaign.body(),
                campaign.projectId(),
                campaign.lines(),
                givenTo.receiver(),
                givenTo.rails());
    }
}
