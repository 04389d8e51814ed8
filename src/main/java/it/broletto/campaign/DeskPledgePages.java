package it.broletto.campaign;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.audit.Actor;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.PersonService;
import it.broletto.identity.Pseudonyms;
import it.broletto.identity.Role;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** At the desk: an officer enters the pledge of somebody present whose document they saw. Never cash. */
@Path("/desk/campaigns/{slug}/pledges")
@Produces(MediaType.TEXT_HTML)
class DeskPledgePages {

    private static final List<String> DOCUMENTS = List.of("IDENTITY_CARD", "PASSPORT", "LICENCE", "PERMIT");

    /** @param code codice fiscale as typed: its keyed hash alone is kept */
    record DeskPage(
            CampaignCard card,
            PledgeForm form,
            String code,
            String document,
            List<Choice> amounts,
            List<Choice> documents,
            List<Choice> namings,
            PledgeChoices choices,
            long assisted) {}

    record DonePage(CampaignCard card, Money amount, String link) {}

    private record Present(UUID id) implements Actor {
        @Override
        public String actingAs() {
            return Role.CITIZEN.word();
        }
    }

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance assisted(DeskPage page, FormErrors errors);

        static native TemplateInstance assistedDone(DonePage page);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final PledgeService pledges;
    private final PledgeOptions options;
    private final PersonService persons;
    private final Pseudonyms pseudonyms;
    private final CurrentPerson current;
    private final Layout layout;
    private final String url;

    DeskPledgePages(
            CampaignService campaigns,
            PledgeService pledges,
            PledgeOptions options,
            PersonService persons,
            Pseudonyms pseudonyms,
            CurrentPerson current,
            Layout layout,
            @ConfigProperty(name = "broletto.url") String url) {
        this.campaigns = campaigns;
        this.pledges = pledges;
        this.options = options;
        this.persons = persons;
        this.pseudonyms = pseudonyms;
        this.current = current;
        this.layout = layout;
        this.url = url;
    }

    @GET
    @RolesAllowed("officer")
    public Response form(@RestPath String slug) {
        var card = campaigns.bySlug(slug).card();
        return card.open()
                ? Response.ok(page(card, PledgeForm.empty(null, null), "", "", FormErrors.none()))
                        .build()
                : Answers.seeOther("/campaigns/" + slug);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("officer")
    public Response pledge(@RestPath String slug, MultivaluedMap<String, String> sent) {
        var card = campaigns.bySlug(slug).card();
        var form = PledgeForm.of(sent);
        var code = Text.line(sent.getFirst("code"));
        var document = Text.line(sent.getFirst("document"));
        var words = options.words();
        var errors = FormErrors.none();
        var subject = subject(code);
        if (subject.isEmpty()) {
            errors.add("code", words.desk_code_wrong());
        }
        if (!DOCUMENTS.contains(document)) {
            errors.add("document", words.desk_document_missing());
        }
        form.errors(layout.words(CampaignMessages.class), words, options.returns(card), layout)
                .lines()
                .forEach(line -> errors.add(line.field(), line.message()));
        if (!errors.isEmpty()) {
            return Answers.invalid(page(card, form, code, document, errors));
        }
        try {
            var backer = new Present(persons.idOf(subject.get()));
            var id = pledges.pledgeFor(slug, form.wanted(), backer, current.require(), document);
            return Answers.seeOther("/desk/campaigns/" + slug + "/pledges/done?pledge=" + id);
        } catch (Refusal refusal) {
            return Answers.invalid(page(card, form, code, document, options.errors(refusal)));
        }
    }

    /** What the person takes home: a link that opens for them alone. */
    @GET
    @Path("done")
    @RolesAllowed("officer")
    public TemplateInstance done(@RestPath String slug, @RestQuery UUID pledge) {
        var card = campaigns.bySlug(slug).card();
        var amount = pledges.assistedBy(card.id(), pledge, current.require().id());
        return Templates.assistedDone(new DonePage(card, amount, url + "/campaigns/" + slug + "/pledges/" + pledge));
    }

    private Optional<byte[]> subject(String code) {
        try {
            return Optional.of(pseudonyms.of(code));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private TemplateInstance page(CampaignCard card, PledgeForm form, String code, String document, FormErrors errors) {
        var words = options.words();
        var amounts = Stream.concat(
                        PledgeForm.PRESETS.stream()
                                .map(euros -> new Choice(
                                        euros.toString(), Money.ofEuros(euros).format(layout.locale()))),
                        Stream.of(new Choice(
                                "other", layout.words(CampaignMessages.class).amount_other())))
                .toList();
        var documents = List.of(
                new Choice("IDENTITY_CARD", words.desk_document_card()),
                new Choice("PASSPORT", words.desk_document_passport()),
                new Choice("LICENCE", words.desk_document_licence()),
                new Choice("PERMIT", words.desk_document_permit()));
        return Templates.assisted(
                new DeskPage(
                        card,
                        form,
                        code,
                        document,
                        amounts,
                        documents,
                        options.namings(),
                        options.choices(card),
                        pledges.assisted(card.id())),
                errors);
    }
}
