package it.broletto.campaign;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import it.broletto.web.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The backers who want to be seen; and the form with which a promoter or an officer offers a return. */
@Path("/campaigns/{slug}")
@Produces(MediaType.TEXT_HTML)
class ReturnPages {

    record OfferPage(CampaignCard card, ReturnForm form, List<Choice> kinds) {}

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance backers(CampaignCard card, Page<BackerView> page, long assisted);

        static native TemplateInstance offer(OfferPage page, FormErrors errors);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final PledgeService pledges;
    private final ReturnService returns;
    private final Promoters promoters;
    private final CurrentPerson current;
    private final Flash flash;
    private final Layout layout;

    ReturnPages(
            CampaignService campaigns,
            PledgeService pledges,
            ReturnService returns,
            Promoters promoters,
            CurrentPerson current,
            Flash flash,
            Layout layout) {
        this.campaigns = campaigns;
        this.pledges = pledges;
        this.returns = returns;
        this.promoters = promoters;
        this.current = current;
        this.flash = flash;
        this.layout = layout;
    }

    @GET
    @Path("backers")
    @PermitAll
    public TemplateInstance backers(@RestPath String slug, @RestQuery String page) {
        var card = campaigns.bySlug(slug).card();
        return Templates.backers(card, BackerPaging.page(pledges, card.id(), page), pledges.assisted(card.id()));
    }

    @GET
    @Path("returns")
    @RolesAllowed("**")
    public TemplateInstance form(@RestPath String slug) {
        return page(mine(slug), ReturnForm.empty(), FormErrors.none());
    }

    @POST
    @Path("returns")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("**")
    public Response offer(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var card = mine(slug);
        var form = ReturnForm.of(sent);
        var errors = form.errors(words());
        if (!errors.isEmpty()) {
            return Answers.invalid(page(card, form, errors));
        }
        returns.add(card.id(), form.wanted(), current.require());
        flash.good(words().offer_saved());
        return Answers.seeOther("/campaigns/" + slug);
    }

    private CampaignCard mine(String slug) {
        var card = campaigns.bySlug(slug).card();
        promoters.require(card.id(), current.require());
        return card;
    }

    private TemplateInstance page(CampaignCard card, ReturnForm form, FormErrors errors) {
        var words = words();
        var kinds = Stream.of(ReturnKind.values())
                .map(kind -> new Choice(kind.name(), words.kind(kind), words.kind_note(kind)))
                .toList();
        return Templates.offer(new OfferPage(card, form, kinds), errors);
    }

    private ReturnMessages words() {
        return layout.words(ReturnMessages.class);
    }
}
