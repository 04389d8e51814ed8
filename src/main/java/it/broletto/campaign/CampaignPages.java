package it.broletto.campaign;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.call.CallService;
import it.broletto.round.DistrictService;
import it.broletto.round.DistrictView;
import it.broletto.shared.Money;
import it.broletto.web.Choice;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
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
     * @param expected what the city would add now; null where it adds nothing, below the minimum, and once it is decided
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

    /** What the filter lets people choose from. */
    record Choices(List<Choice> statuses, List<Choice> calls, List<Choice> districts, List<Choice> orders) {}

    /** @param places names of districts by their codes */
    record ListPage(CampaignQuery query, Choices choices, long count, Map<String, String> places) {}

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance list(ListPage list, Page<CampaignCard> page);

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
    private final Layout layout;

    CampaignPages(
            CampaignService campaigns,
            PledgeService pledges,
            DistrictService districts,
            CourseService courses,
            Promoters promoters,
            CallService calls,
            CampaignMoney money,
            Layout layout) {
        this.campaigns = campaigns;
        this.pledges = pledges;
        this.districts = districts;
        this.courses = courses;
        this.promoters = promoters;
        this.calls = calls;
        this.money = money;
        this.layout = layout;
    }

    @GET
    @PermitAll
    public TemplateInstance list(@BeanParam CampaignQuery query, @RestQuery String page) {
        var filter = query.filter(calls);
        return Templates.list(
                new ListPage(query, choices(), campaigns.count(filter), districtNames()),
                CampaignPaging.page(campaigns, filter, page));
    }

    private Choices choices() {
        var words = layout.words(CampaignMessages.class);
        return new Choices(
                Arrays.stream(CampaignStatus.values())
                        .map(status -> new Choice(status.name(), words.status(status)))
                        .toList(),
                calls.published().stream()
                        .map(call -> new Choice(call.slug(), call.title()))
                        .toList(),
                districts.all().stream()
                        .map(district -> new Choice(district.code(), district.name()))
                        .toList(),
                Arrays.stream(CampaignOrder.values())
                        .map(order -> new Choice(order.name(), words.order(order)))
                        .toList());
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
        return card.awaitsMatch()
                ? calls.expected(card.id())
                        .map(match -> Money.ofCents(match.cents()))
                        .orElse(null)
                : null;
    }

    private Map<String, String> districtNames() {
        return districts.all().stream().collect(Collectors.toMap(DistrictView::code, DistrictView::name));
    }
}
