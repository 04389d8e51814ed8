package it.broletto.news;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** The updates of a campaign for feed readers (Atom, RFC 4287): the newest 30. */
@Path("/campaigns/{slug}/updates.atom")
@Produces("application/atom+xml;charset=UTF-8")
class Feed {

    private static final int ENTRIES = 30;

    record FeedPage(CampaignCard card, List<UpdateView> updates, String url) {
        /** When anything of it changed last. */
        public Instant updated() {
            return updates.stream()
                    .map(UpdateView::writtenAt)
                    .max(Comparator.naturalOrder())
                    .orElse(card.opensAt());
        }
    }

    @CheckedTemplate(basePath = "news")
    static class Templates {
        static native TemplateInstance feed(FeedPage page);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final NewsService news;
    private final String url;

    Feed(CampaignService campaigns, NewsService news, @ConfigProperty(name = "broletto.url") String url) {
        this.campaigns = campaigns;
        this.news = news;
        this.url = url;
    }

    @GET
    @PermitAll
    public String feed(@RestPath String slug) {
        var card = campaigns.bySlug(slug).card();
        return Templates.feed(new FeedPage(card, news.newest(card.id(), ENTRIES), url))
                .render();
    }
}
