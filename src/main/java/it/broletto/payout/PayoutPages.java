package it.broletto.payout;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.Promoters;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Proof;
import it.broletto.shared.Iban;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** Where a promoter, or an officer in their stead, names the account, and asks for the parts. */
@Path("/campaigns/{slug}/payouts")
@Produces(MediaType.TEXT_HTML)
class PayoutPages {

    record Shown(
            CampaignCard card,
            boolean funded,
            Optional<AccountView> account,
            boolean accountReady,
            List<MoneyPages.Part> parts,
            List<Choice> open,
            Form form) {}

    @CheckedTemplate(basePath = "payout")
    static class Templates {
        static native TemplateInstance promoter(Shown shown);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final AccountService accounts;
    private final PayoutService payouts;
    private final Promoters promoters;
    private final CurrentPerson current;
    private final Proof proof;
    private final Layout layout;
    private final Flash flash;
    private final java.time.Clock clock;

    PayoutPages(
            CampaignService campaigns,
            AccountService accounts,
            PayoutService payouts,
            Promoters promoters,
            CurrentPerson current,
            Proof proof,
            Layout layout,
            Flash flash,
            java.time.Clock clock) {
        this.campaigns = campaigns;
        this.accounts = accounts;
        this.payouts = payouts;
        this.promoters = promoters;
        this.current = current;
        this.proof = proof;
        this.layout = layout;
        this.flash = flash;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"citizen", "officer"})
    public TemplateInstance show(@RestPath String slug) {
        return Templates.promoter(shown(mine(slug), Form.kept(proof, path(slug))));
    }

    @POST
    @Path("accounts")
    @RolesAllowed({"citizen", "officer"})
    public Response enter(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var card = mine(slug);
        var form = Form.of(sent);
        var holder = form.text("holder", 2, 140, words().wrong_holder());
        if (Iban.parse(form.get("iban")).isEmpty()) {
            form.errors().add("iban", words().wrong_iban());
        }
        if (!form.isRight()) {
            return Answers.invalid(Templates.promoter(shown(card, form)));
        }
        var first = proof.missing(path(slug), sent);
        if (first.isPresent()) {
            return first.get();
        }
        var done = form.isDone(
                () -> accounts.enter(card.id(), holder, form.get("iban"), form.intent(), current.require()),
                Refusal.Reason.NOT_THE_CITYS,
                "iban",
                words().wrong_iban_city());
        return done ? done(slug, words().done_account()) : Answers.invalid(Templates.promoter(shown(card, form)));
    }

    @POST
    @Path("requests")
    @RolesAllowed({"citizen", "officer"})
    public Response request(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var card = mine(slug);
        var form = Form.of(sent);
        if (form.get("position").isEmpty()) {
            form.errors().add("position", words().wrong_position());
        }
        var amount = form.money("amount", words().wrong_amount());
        var evidence = form.text("evidence", 10, 5000, words().wrong_evidence());
        var link = form.optional("link");
        if (link != null && (!link.matches("https://[^\\s<>\"]+") || link.length() > 500)) {
            form.errors().add("link", words().wrong_link());
        }
        var most = form.get("position").isEmpty() ? Money.ZERO : payouts.most(card.id(), form.number("position"));
        var done = form.isDone(
                () -> payouts.request(
                        card.id(),
                        new NewPayout(form.number("position"), amount, evidence, link, form.intent()),
                        current.require()),
                Refusal.Reason.AMOUNT_OUT_OF_RANGE,
                "amount",
                words().wrong_amount_most(most.format(layout.locale())));
        return done ? done(slug, words().done_request()) : Answers.invalid(Templates.promoter(shown(card, form)));
    }

    private CampaignCard mine(String slug) {
        var card = campaigns.bySlug(slug).card();
        promoters.require(card.id(), current.require());
        return card;
    }

    private Shown shown(CampaignCard card, Form form) {
        var account = accounts.of(card.id());
        var parts = MoneyPages.parts(payouts.plan(card.id()), payouts.of(card.id()));
        var open = parts.stream()
                .filter(part -> part.payout() == null || part.payout().status() == PayoutStatus.REFUSED)
                .map(part -> new Choice(
                        String.valueOf(part.tranche().position()),
                        part.tranche().title(),
                        words().part_most(
                                        payouts.most(card.id(), part.tranche().position())
                                                .format(layout.locale()),
                                        part.tranche().evidence())))
                .toList();
        return new Shown(
                card,
                payouts.isFunded(card.id()),
                account,
                account.filter(one -> one.ready(clock.instant())).isPresent(),
                parts,
                open,
                form);
    }

    private Response done(String slug, String message) {
        flash.good(message);
        return Answers.seeOther(path(slug));
    }

    private static String path(String slug) {
        return "/campaigns/" + slug + "/payouts";
    }

    private PayoutMessages words() {
        return layout.words(PayoutMessages.class);
    }
}
