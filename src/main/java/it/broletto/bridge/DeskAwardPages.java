package it.broletto.bridge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.call.CallService;
import it.broletto.call.CallStatus;
import it.broletto.call.CallView;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CampaignStatus;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Proof;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** Where one officer proposes what the city gives to a campaign, and another one approves it. */
@Path("/desk/campaigns/{slug}/award")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"officer", "administrator"})
class DeskAwardPages {

    /**
     * @param award that stands; null if none does
     * @param open whether one may be given
     * @param own whether the one who looks proposed it
     */
    record AwardPage(
            CampaignCard card,
            Award award,
            boolean open,
            boolean own,
            List<Choice> calls,
            String call,
            String amount,
            String act,
            UUID intent) {

        public String path() {
            return "/desk/campaigns/" + card.slug() + "/award";
        }
    }

    @CheckedTemplate(basePath = "bridge", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskAward(AwardPage page, FormErrors errors);

        private Templates() {}
    }

    private final AwardService awards;
    private final CampaignService campaigns;
    private final CallService calls;
    private final CurrentPerson current;
    private final Proof proof;
    private final Layout layout;
    private final Flash flash;

    DeskAwardPages(
            AwardService awards,
            CampaignService campaigns,
            CallService calls,
            CurrentPerson current,
            Proof proof,
            Layout layout,
            Flash flash) {
        this.awards = awards;
        this.campaigns = campaigns;
        this.calls = calls;
        this.current = current;
        this.proof = proof;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    public TemplateInstance show(@RestPath String slug) {
        var typed = proof.typed("/desk/campaigns/" + slug + "/award");
        return Templates.deskAward(
                typed.map(form -> page(
                                slug,
                                form.getFirst("call"),
                                form.getFirst("amount"),
                                form.getFirst("act"),
                                mark(form.getFirst("intent"))))
                        .orElseGet(() -> page(slug, "", "", "", UUID.randomUUID())),
                FormErrors.none());
    }

    @POST
    public Response propose(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var call = sent.getFirst("call");
        var amount = sent.getFirst("amount");
        var why = Text.line(sent.getFirst("act"));
        var mark = mark(sent.getFirst("intent"));
        var page = page(slug, call, amount, why, mark);
        var errors = FormErrors.none();
        var chosen =
                page.calls().stream().filter(one -> one.value().equals(call)).findFirst();
        if (chosen.isEmpty()) {
            errors.add("call", words().award_wrong_call());
        }
        var sum = Money.parse(amount)
                .filter(money ->
                        money.cents() > 0 && money.compareTo(page.card().goal()) <= 0);
        if (sum.isEmpty()) {
            errors.add("amount", words().award_wrong_amount(page.card().goal().format(layout.locale())));
        }
        if (Text.length(why) < 3 || Text.length(why) > 140) {
            errors.add("act", words().award_wrong_act());
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(Templates.deskAward(page, errors));
        }
        var first = proof.missing(page.path(), sent);
        if (first.isPresent()) {
            return first.get();
        }
        awards.propose(
                mark, page.card().id(), UUID.fromString(chosen.get().value()), sum.get(), why, current.require());
        flash.good(words().award_proposed());
        return Answers.seeOther(page.path());
    }

    @POST
    @Path("{id}/approval")
    public Response approve(@RestPath String slug, @RestPath UUID id, MultivaluedMap<String, String> sent) {
        var first = proof.missing("/desk/campaigns/" + slug + "/award", sent);
        if (first.isPresent()) {
            return first.get();
        }
        awards.approve(of(slug, id), current.require());
        flash.good(words().award_approved());
        return Answers.seeOther("/desk/campaigns/" + slug + "/award");
    }

    @POST
    @Path("{id}/refusal")
    public Response refuse(@RestPath String slug, @RestPath UUID id) {
        awards.refuse(of(slug, id), current.require());
        flash.good(words().award_refused());
        return Answers.seeOther("/desk/campaigns/" + slug + "/award");
    }

    private UUID of(String slug, UUID id) {
        var campaign = campaigns.bySlug(slug).card().id();
        return awards.of(List.of(campaign), false).stream()
                .map(Award::id)
                .filter(id::equals)
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    private AwardPage page(String slug, String call, String amount, String act, UUID intent) {
        var card = campaigns.bySlug(slug).card();
        var award = awards.of(List.of(card.id()), false).stream().findFirst().orElse(null);
        return new AwardPage(
                card,
                award,
                card.status() == CampaignStatus.LIVE || card.status() == CampaignStatus.SUSPENDED,
                award != null && award.proposedBy().equals(current.require().id()),
                calls.published().stream()
                        .filter(one -> one.status() == CallStatus.PUBLISHED)
                        .map(DeskAwardPages::choice)
                        .toList(),
                call,
                amount,
                act,
                intent);
    }

    private static Choice choice(CallView call) {
        return new Choice(call.id().toString(), call.title());
    }

    private static UUID mark(String intent) {
        try {
            return UUID.fromString(Text.line(intent));
        } catch (IllegalArgumentException notOurs) {
            return UUID.randomUUID();
        }
    }

    private BridgeMessages words() {
        return layout.words(BridgeMessages.class);
    }
}
