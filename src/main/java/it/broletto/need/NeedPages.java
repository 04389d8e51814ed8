package it.broletto.need;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Promoters;
import it.broletto.identity.CurrentPerson;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
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
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** What a campaign needs beside money: asked for by its promoter, offered by whoever is signed in. */
@Path("/campaigns/{slug}/needs")
@Produces(MediaType.TEXT_HTML)
class NeedPages {

    /** @param offers of the person who looks, and those for the promoter */
    record NeedsPage(
            CampaignCard card, List<NeedView> needs, List<OfferView> mine, List<OfferView> received, boolean steward) {}

    record OfferForm(CampaignCard card, NeedView need, String quantity, String note, String intent) {}

    record AskForm(CampaignCard card, String kind, String name, String wanted, String intent, List<Choice> kinds) {}

    @CheckedTemplate(basePath = "need")
    static class Templates {
        static native TemplateInstance list(NeedsPage page);

        static native TemplateInstance offer(OfferForm page, FormErrors errors);

        static native TemplateInstance ask(AskForm page, FormErrors errors);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final NeedService needs;
    private final Promoters promoters;
    private final CurrentPerson current;
    private final Flash flash;
    private final Layout layout;

    NeedPages(
            CampaignService campaigns,
            NeedService needs,
            Promoters promoters,
            CurrentPerson current,
            Flash flash,
            Layout layout) {
        this.campaigns = campaigns;
        this.needs = needs;
        this.promoters = promoters;
        this.current = current;
        this.flash = flash;
        this.layout = layout;
    }

    @GET
    @PermitAll
    public TemplateInstance list(@RestPath String slug) {
        var card = campaigns.bySlug(slug).card();
        var person = current.get();
        var steward = person.isPresent() && promoters.mayActFor(card.id(), person.get());
        return Templates.list(new NeedsPage(
                card,
                needs.of(card.id()),
                person.map(one -> needs.offersOf(card.id(), one.id())).orElse(List.of()),
                steward ? needs.standing(card.id()) : List.of(),
                steward));
    }

    @GET
    @Path("new")
    @RolesAllowed("**")
    public TemplateInstance form(@RestPath String slug) {
        return ask(mine(slug), "", "", "", UUID.randomUUID().toString(), FormErrors.none());
    }

    @POST
    @RolesAllowed("**")
    public Response ask(
            @RestPath String slug,
            @RestForm String kind,
            @RestForm String name,
            @RestForm String wanted,
            @RestForm String intent) {
        var card = mine(slug);
        var what = Text.line(name);
        var count = Text.line(wanted);
        var errors = FormErrors.none();
        var chosen = Stream.of(NeedKind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst();
        if (chosen.isEmpty()) {
            errors.add("kind", words().kind_missing());
        }
        if (Text.length(what) < 3 || Text.length(what) > 120) {
            errors.add("name", words().name_wrong());
        }
        if (!count.matches("[1-9]\\d{0,4}|100000")) {
            errors.add("wanted", words().wanted_wrong());
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(ask(card, kind, what, count, intent, errors));
        }
        needs.ask(
                card.id(),
                new NewNeed(chosen.orElseThrow(), what, Integer.parseInt(count), mark(intent)),
                current.require());
        flash.good(words().asked());
        return Answers.seeOther(path(slug));
    }

    @GET
    @Path("{id}")
    @RolesAllowed("**")
    public TemplateInstance offerForm(@RestPath String slug, @RestPath UUID id) {
        var card = campaigns.bySlug(slug).card();
        return Templates.offer(
                new OfferForm(
                        card,
                        needs.one(card.id(), id),
                        "",
                        "",
                        UUID.randomUUID().toString()),
                FormErrors.none());
    }

    @POST
    @Path("{id}/offers")
    @RolesAllowed("**")
    public Response offer(
            @RestPath String slug,
            @RestPath UUID id,
            @RestForm String quantity,
            @RestForm String note,
            @RestForm String intent) {
        var card = campaigns.bySlug(slug).card();
        var need = needs.one(card.id(), id);
        var count = Text.line(quantity);
        var said = Text.lines(note);
        var errors = FormErrors.none();
        if (!count.matches("[1-9]\\d{0,3}|10000")) {
            errors.add("quantity", words().quantity_wrong());
        }
        if (Text.length(said) < 2 || Text.length(said) > 300) {
            errors.add("note", words().note_wrong());
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(Templates.offer(new OfferForm(card, need, count, said, intent), errors));
        }
        needs.offer(card.id(), id, new NewOffer(Integer.parseInt(count), said, mark(intent)), current.require());
        flash.good(words().offered_thanks());
        return Answers.seeOther(path(slug));
    }

    @POST
    @Path("offers/{id}/withdrawal")
    @RolesAllowed("**")
    public Response withdraw(@RestPath String slug, @RestPath UUID id) {
        needs.withdraw(campaigns.bySlug(slug).card().id(), id, current.require());
        flash.good(words().offer_withdrawn());
        return Answers.seeOther(path(slug));
    }

    private CampaignCard mine(String slug) {
        var card = campaigns.bySlug(slug).card();
        promoters.require(card.id(), current.require());
        return card;
    }

    private TemplateInstance ask(
            CampaignCard card, String kind, String name, String wanted, String intent, FormErrors errors) {
        var kinds = Stream.of(NeedKind.values())
                .map(one -> new Choice(one.name(), words().kind(one)))
                .toList();
        return Templates.ask(new AskForm(card, kind, name, wanted, intent, kinds), errors);
    }

    private static UUID mark(String intent) {
        try {
            return UUID.fromString(Text.line(intent));
        } catch (IllegalArgumentException notOurs) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
    }

    private static String path(String slug) {
        return "/campaigns/" + slug + "/needs";
    }

    private NeedMessages words() {
        return layout.words(NeedMessages.class);
    }
}
