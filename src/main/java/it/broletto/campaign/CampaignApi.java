package it.broletto.campaign;

import it.broletto.call.CallService;
import it.broletto.call.Receiver;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
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

    /**
     * One page of campaigns.
     *
     * @param count of all that were asked for
     * @param next the value of {@code page} for the following one; null on the last
     */
    record CampaignList(long count, List<CampaignCard> items, String next) {}

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
    private final CallService calls;
    private final CampaignMoney money;

    CampaignApi(CampaignService campaigns, CallService calls, CampaignMoney money) {
        this.campaigns = campaigns;
        this.calls = calls;
        this.money = money;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "listCampaigns",
            summary =
                    "Campaigns by status, call, district and words; live ones first unless another order is asked for")
    public CampaignList list(@BeanParam CampaignQuery query, @RestQuery String page) {
        var filter = query.filter(calls);
        var found = CampaignPaging.page(campaigns, filter, page);
        return new CampaignList(
                campaigns.count(filter), found.items(), found.next().orElse(null));
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
