package it.broletto.news;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Promoters;
import it.broletto.identity.CurrentPerson;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import it.broletto.web.Place;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What a campaign's promoter tells. */
@Path("/campaigns/{slug}/updates")
@Produces(MediaType.TEXT_HTML)
class NewsPages {

    private static final int SIZE = 20;

    record UpdatesPage(CampaignCard card, Page<UpdateView> page, boolean steward) {}

    record UpdatePage(CampaignCard card, List<UpdateView> versions, boolean steward) {
        public UpdateView latest() {
            return versions.get(0);
        }
    }

    /** @param action where it is sent; @param version that is corrected, 0 for a new one */
    record UpdateForm(CampaignCard card, String action, int version, String title, String body, String intent) {}

    @CheckedTemplate(basePath = "news")
    static class Templates {
        static native TemplateInstance updates(UpdatesPage page);

        static native TemplateInstance update(UpdatePage page);

        static native TemplateInstance tell(UpdateForm page, FormErrors errors);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final NewsService news;
    private final Promoters promoters;
    private final CurrentPerson current;
    private final Flash flash;
    private final Layout layout;

    NewsPages(
            CampaignService campaigns,
            NewsService news,
            Promoters promoters,
            CurrentPerson current,
            Flash flash,
            Layout layout) {
        this.campaigns = campaigns;
        this.news = news;
        this.promoters = promoters;
        this.current = current;
        this.flash = flash;
        this.layout = layout;
    }

    @GET
    @PermitAll
    public TemplateInstance updates(@RestPath String slug, @RestQuery String page) {
        var card = campaigns.bySlug(slug).card();
        return Templates.updates(new UpdatesPage(
                card,
                Place.page(
                        page,
                        SIZE,
                        Place.LAST,
                        (at, id, limit) -> news.after(card.id(), at, id, limit),
                        (at, id, limit) -> news.before(card.id(), at, id, limit),
                        update -> new Place(update.toldAt(), update.id())),
                isSteward(card)));
    }

    @GET
    @Path("{id}")
    @PermitAll
    public TemplateInstance update(@RestPath String slug, @RestPath UUID id) {
        var card = campaigns.bySlug(slug).card();
        return Templates.update(new UpdatePage(card, news.versions(card.id(), id), isSteward(card)));
    }

    @GET
    @Path("new")
    @RolesAllowed("**")
    public TemplateInstance form(@RestPath String slug) {
        return Templates.tell(
                new UpdateForm(
                        mine(slug), path(slug), 0, "", "", UUID.randomUUID().toString()),
                FormErrors.none());
    }

    @POST
    @RolesAllowed("**")
    public Response tell(
            @RestPath String slug, @RestForm String title, @RestForm String body, @RestForm String intent) {
        var form = new UpdateForm(mine(slug), path(slug), 0, Text.line(title), Text.lines(body), intent);
        var errors = errors(form);
        if (!errors.isEmpty()) {
            return Answers.invalid(Templates.tell(form, errors));
        }
        news.tell(form.card().id(), wanted(form), current.require());
        flash.good(words().told());
        return Answers.seeOther(path(slug));
    }

    @GET
    @Path("{id}/correction")
    @RolesAllowed("**")
    public TemplateInstance correction(@RestPath String slug, @RestPath UUID id) {
        var card = mine(slug);
        var now = news.versions(card.id(), id).get(0);
        return Templates.tell(
                new UpdateForm(
                        card,
                        path(slug) + "/" + id + "/correction",
                        now.version(),
                        now.title(),
                        now.body(),
                        UUID.randomUUID().toString()),
                FormErrors.none());
    }

    @POST
    @Path("{id}/correction")
    @RolesAllowed("**")
    public Response correct(
            @RestPath String slug,
            @RestPath UUID id,
            @RestForm String title,
            @RestForm String body,
            @RestForm int version,
            @RestForm String intent) {
        var form = new UpdateForm(
                mine(slug), path(slug) + "/" + id + "/correction", version, Text.line(title), Text.lines(body), intent);
        var errors = errors(form);
        if (!errors.isEmpty()) {
            return Answers.invalid(Templates.tell(form, errors));
        }
        news.correct(form.card().id(), id, version, wanted(form), current.require());
        flash.good(words().corrected_done());
        return Answers.seeOther(path(slug) + "/" + id);
    }

    private boolean isSteward(CampaignCard card) {
        return current.get()
                .filter(person -> promoters.mayActFor(card.id(), person))
                .isPresent();
    }

    private CampaignCard mine(String slug) {
        var card = campaigns.bySlug(slug).card();
        promoters.require(card.id(), current.require());
        return card;
    }

    private FormErrors errors(UpdateForm form) {
        var errors = FormErrors.none();
        if (Text.length(form.title()) < 3 || Text.length(form.title()) > 120) {
            errors.add("title", words().title_wrong());
        }
        if (Text.length(form.body()) < 3 || Text.length(form.body()) > 5000) {
            errors.add("body", words().body_wrong());
        }
        return errors;
    }

    private static NewUpdate wanted(UpdateForm form) {
        try {
            return new NewUpdate(form.title(), form.body(), UUID.fromString(Text.line(form.intent())));
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    private static String path(String slug) {
        return "/campaigns/" + slug + "/updates";
    }

    private NewsMessages words() {
        return layout.words(NewsMessages.class);
    }
}
