package it.broletto.campaign;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.call.CallService;
import it.broletto.round.DistrictService;
import it.broletto.round.DistrictView;
import it.broletto.shared.Money;
import it.broletto.web.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The campaigns, and one of them. */
@Path("/campaigns")
@Produces(MediaType.TEXT_HTML)
class CampaignPages {

    private static final int BACKERS_SHOWN = 10;

    /**
     * A campaign as its page shows it.
     *
     * @param surplus null if nobody said
     * @param reviewed whether it came about by an application
     * @param givenTo who receives the money, and how one may pay
     * @param expected what the city would add now; null where it adds nothing, and once it is decided
     */
    record CampaignPage(
            CampaignView campaign,
            List<BackerView> backers,
            String district,
            List<CourseView> course,
            Surplus surplus,
            boolean reviewed,
            GivenTo givenTo,
            Money expected) {
        public CampaignCard card() {
            return campaign.card();
        }

        public List<String> paragraphs() {
            return List.of(campaign.body().split("\n\\s*\n"));
        }
    }

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance list(Page<CampaignCard> page, Map<String, String> districts);

        static native TemplateInstance show(CampaignPage page);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final PledgeService pledges;
    private final DistrictService districts;
    private final CourseService courses;
    private final Promoters promoters;
    private final CallService calls;
    private final CampaignMoney money;

    CampaignPages(
            CampaignService campaigns,
            PledgeService pledges,
            DistrictService districts,
            CourseService courses,
            Promoters promoters,
            CallService calls,
            CampaignMoney money) {
        this.campaigns = campaigns;
        this.pledges = pledges;
        this.districts = districts;
        this.courses = courses;
        this.promoters = promoters;
        this.calls = calls;
        this.money = money;
    }

    @GET
    @PermitAll
    public TemplateInstance list(@RestQuery String page) {
        return Templates.list(CampaignPaging.page(campaigns, page), districtNames());
    }

    @GET
    @Path("{slug}")
    @PermitAll
    public TemplateInstance show(@RestPath String slug) {
        var campaign = campaigns.bySlug(slug);
        return Templates.show(new CampaignPage(
                campaign,
                pledges.seenBackers(campaign.card().id(), BACKERS_SHOWN),
                districtNames().get(campaign.card().district()),
                courses.of(campaign.card().id()),
                courses.surplus(campaign.card().id()),
                promoters.appliedFor(campaign.card().id()),
                money.givenTo(campaign.card().id()),
                expected(campaign.card())));
    }

    private Money expected(CampaignCard card) {
        return card.added() != null
                        || card.status() == CampaignStatus.FAILED
                        || card.status() == CampaignStatus.CANCELLED
                ? null
                : calls.expected(card.id())
                        .map(match -> Money.ofCents(match.cents()))
                        .orElse(null);
    }

    private Map<String, String> districtNames() {
        return districts.all().stream().collect(Collectors.toMap(DistrictView::code, DistrictView::name));
    }
}
