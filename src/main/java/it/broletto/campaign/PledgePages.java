package it.broletto.campaign;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.Assurance;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Person;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.KeptForm;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Promising an amount to a campaign. */
@Path("/campaigns/{slug}/pledges")
@Produces(MediaType.TEXT_HTML)
class PledgePages {

    /** What the form shows beside what was typed. */
    record FormPage(
            CampaignCard card,
            PledgeForm form,
            List<Choice> amounts,
            List<Choice> namings,
            boolean recognised,
            boolean mails,
            Money most,
            PledgeChoices choices,
            List<PledgeView> already) {}

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance pledge(FormPage page, FormErrors errors);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final PledgeService pledges;
    private final PledgeOptions options;
    private final AfterPledge after;
    private final BackerMails mails;
    private final CurrentPerson current;
    private final Assurance assurance;
    private final KeptForm kept;
    private final Flash flash;
    private final Layout layout;

    PledgePages(
            CampaignService campaigns,
            PledgeService pledges,
            PledgeOptions options,
            AfterPledge after,
            BackerMails mails,
            CurrentPerson current,
            Assurance assurance,
            KeptForm kept,
            Flash flash,
            Layout layout) {
        this.campaigns = campaigns;
        this.pledges = pledges;
        this.options = options;
        this.after = after;
        this.mails = mails;
        this.current = current;
        this.assurance = assurance;
        this.kept = kept;
        this.flash = flash;
        this.layout = layout;
    }

    /** The form, also before sign-in: empty, or as it was before the detour of a step-up. */
    @GET
    @PermitAll
    public Response form(@RestPath String slug, @RestQuery String amount, @RestQuery("return") String chosen) {
        var card = campaigns.bySlug(slug).card();
        if (!card.open()) {
            return Answers.seeOther("/campaigns/" + slug);
        }
        var before = kept.take(path(slug)).filter(this::isMine).map(PledgeForm::of);
        return Response.ok(page(
                        card,
                        before.orElseGet(() -> PledgeForm.empty(amount, chosen)),
                        before.isPresent(),
                        FormErrors.none()))
                .build();
    }

    /** Records the promise; the same form again leads to the same promise. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    public Response pledge(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var card = campaigns.bySlug(slug).card();
        var form = PledgeForm.of(sent);
        var errors = form.errors(words(), layout.words(ReturnMessages.class), options.returns(card), layout);
        var person = current.get();
        var byMail = person.isEmpty() && mails.open() && "mail".equals(sent.getFirst("by"));
        if (byMail) {
            form.errorsByMail(errors, words(), mails.mostWithoutAccount(), layout);
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(page(card, form, false, errors));
        }
        if (byMail) {
            mails.ask(card, form.wanted(), form.contact(layout.language()).orElseThrow());
            return Answers.seeOther("/campaigns/" + slug + "/asked");
        }
        if (person.isEmpty() || !assurance.isLevel2Fresh(person.get())) {
            return kept.keep(path(slug), keptBy(person, form))
                    ? Answers.seeOther("/login/step-up?return=" + URLEncoder.encode(path(slug), StandardCharsets.UTF_8))
                    : Answers.invalid(page(card, form, false, errors.add("message", words().too_long_to_keep())));
        }
        try {
            var contact = mails.open() ? form.contact(layout.language()) : Optional.<Contact>empty();
            var id = contact.isPresent()
                    ? pledges.pledge(slug, form.wanted(), contact.get(), person.get())
                    : pledges.pledge(slug, form.wanted(), person.get());
            var next = after.next(card.id(), id);
            if (next.isEmpty()) {
                flash.good(words().made());
            }
            return Answers.seeOther(next.orElse(path(slug) + "/" + id));
        } catch (Refusal refusal) {
            return Answers.invalid(page(card, form, false, options.errors(refusal)));
        }
    }

    /** What somebody typed who was signed in is shown to nobody else at the same computer. */
    private boolean isMine(MultivaluedMap<String, String> fields) {
        var backer = fields.getFirst("backer");
        return backer == null
                || current.get()
                        .filter(person -> person.id().toString().equals(backer))
                        .isPresent();
    }

    private static MultivaluedMap<String, String> keptBy(Optional<Person> person, PledgeForm form) {
        var fields = form.fields();
        person.ifPresent(backer -> fields.add("backer", backer.id().toString()));
        return fields;
    }

    private TemplateInstance page(CampaignCard card, PledgeForm form, boolean recognised, FormErrors errors) {
        var words = words();
        var amounts = Stream.concat(
                        PledgeForm.PRESETS.stream()
                                .map(euros -> new Choice(
                                        euros.toString(), Money.ofEuros(euros).format(layout.locale()))),
                        Stream.of(new Choice("other", words.amount_other())))
                .toList();
        return Templates.pledge(
                new FormPage(
                        card,
                        form,
                        amounts,
                        options.namings(),
                        recognised,
                        mails.open(),
                        most(),
                        options.choices(card),
                        already(card)),
                errors);
    }

    /** What the person has promised to the campaign and not withdrawn. */
    private List<PledgeView> already(CampaignCard card) {
        return current.get()
                .map(person -> pledges.ownedBy(person.id()).stream()
                        .filter(one ->
                                one.withdrawnAt() == null && one.campaignSlug().equals(card.slug()))
                        .toList())
                .orElse(List.of());
    }

    /** Zero for whoever is signed in. */
    private Money most() {
        return mails.open() && current.get().isEmpty() ? mails.mostWithoutAccount() : Money.ZERO;
    }

    private CampaignMessages words() {
        return layout.words(CampaignMessages.class);
    }

    private static String path(String slug) {
        return "/campaigns/" + slug + "/pledges";
    }
}
