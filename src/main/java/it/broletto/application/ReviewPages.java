package it.broletto.application;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** How a campaign was judged, for everybody: what was asked for, each sheet, each answer. */
@Path("/campaigns/{slug}/review")
@Produces(MediaType.TEXT_HTML)
class ReviewPages {

    record Review(CampaignCard card, List<EventView> events, List<SheetView> sheets, List<Facts.Fact> facts) {}

    @CheckedTemplate(basePath = "application", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance review(Review review);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final ApplicationService applications;
    private final AssessmentService assessments;
    private final Facts facts;

    ReviewPages(
            CampaignService campaigns, ApplicationService applications, AssessmentService assessments, Facts facts) {
        this.campaigns = campaigns;
        this.applications = applications;
        this.assessments = assessments;
        this.facts = facts;
    }

    @GET
    @PermitAll
    public TemplateInstance show(@RestPath String slug) {
        var card = campaigns.bySlug(slug).card();
        var application = assessments.ofCampaign(card.id());
        return Templates.review(new Review(
                card,
                applications.events(application.id()),
                assessments.sheets(application.id()),
                facts.of(applications.versions(application.id()).get(0).content())));
    }
}
