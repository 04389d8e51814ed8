package it.broletto.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** The provider's payment page, where backers show a card or agree to a charge. */
@Path("/sandbox/pay/{id}")
@Produces(MediaType.TEXT_HTML)
@IfBuildProfile(anyOf = {"demo", "dev", "test"})
class SandboxPages {

    /** A card to try, and what it does. */
    record Example(String number, String what) {}

    @CheckedTemplate(basePath = "sandbox")
    static class Templates {
        static native TemplateInstance card(
                Deal deal, Money amount, String number, List<Example> examples, FormErrors errors);

        static native TemplateInstance agree(Deal deal, Money amount);

        static native TemplateInstance done(Deal deal, Money amount, String back);

        private Templates() {}
    }

    private final SandboxService sandbox;
    private final Layout layout;

    SandboxPages(SandboxService sandbox, Layout layout) {
        this.sandbox = sandbox;
        this.layout = layout;
    }

    @GET
    @PermitAll
    public TemplateInstance page(@RestPath String id) {
        var deal = deal(id);
        return switch (deal.status()) {
            case Deal.OPEN -> card(deal, "", FormErrors.none());
            case Deal.ACTION_REQUIRED -> Templates.agree(deal, Money.ofCents(deal.cents()));
            default ->
                Templates.done(
                        deal, Money.ofCents(deal.cents()), sandbox.backOf(deal).orElse("/me"));
        };
    }

    @POST
    @Path("card")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    public Response show(@RestPath String id, @FormParam("number") String number) {
        var shown = sandbox.show(id, number);
        return shown.isPresent()
                ? Response.seeOther(URI.create(shown.get().of())).build()
                : Answers.invalid(card(deal(id), number, FormErrors.none().add("number", words().unknown_card())));
    }

    @POST
    @Path("answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    public Response agree(@RestPath String id, @FormParam("answer") String answer) {
        var back = sandbox.agree(id, "yes".equals(answer)).flatMap(sandbox::backOf);
        return Response.seeOther(URI.create(back.orElse("/sandbox/pay/" + id))).build();
    }

    private TemplateInstance card(Deal deal, String number, FormErrors errors) {
        var words = words();
        var examples = Arrays.stream(Card.values())
                .map(card -> new Example("4000 0000 0000 " + card.digits(), words.card(card)))
                .toList();
        return Templates.card(deal, Money.ofCents(deal.cents()), number, examples, errors);
    }

    private Deal deal(String id) {
        return sandbox.byId(id).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
    }

    private SandboxMessages words() {
        return layout.words(SandboxMessages.class);
    }
}
