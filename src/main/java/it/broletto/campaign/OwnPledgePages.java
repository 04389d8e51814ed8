package it.broletto.campaign;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Choice;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
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

/** What a backer may change of a pledge: how they appear, and where the money goes if the campaign fails. */
@Path("/campaigns/{slug}/pledges/{id}")
@Produces(MediaType.TEXT_HTML)
class OwnPledgePages {

    record NamingPage(PledgeView own, String naming, String publicName, String message, List<Choice> namings) {}

    record FallbackPage(PledgeView own, String fallback, String other, List<Choice> fallbacks, List<Choice> others) {}

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance naming(NamingPage page, FormErrors errors);

        static native TemplateInstance fallback(FallbackPage page, FormErrors errors);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final PledgeService pledges;
    private final PledgeOptions options;
    private final CurrentBacker current;
    private final Flash flash;
    private final Layout layout;

    OwnPledgePages(
            CampaignService campaigns,
            PledgeService pledges,
            PledgeOptions options,
            CurrentBacker current,
            Flash flash,
            Layout layout) {
        this.campaigns = campaigns;
        this.pledges = pledges;
        this.options = options;
        this.current = current;
        this.flash = flash;
        this.layout = layout;
    }

    @GET
    @Path("naming")
    @PermitAll
    public TemplateInstance naming(@RestPath String slug, @RestPath UUID id) {
        var own = pledges.own(id, current.of(id).id());
        return naming(
                own,
                own.publicName() == null ? "anonymous" : "named",
                own.publicName(),
                own.message(),
                FormErrors.none());
    }

    @POST
    @Path("naming")
    @PermitAll
    public Response appear(
            @RestPath String slug,
            @RestPath UUID id,
            @RestForm String naming,
            @RestForm String publicName,
            @RestForm String message) {
        var backer = current.of(id);
        var own = pledges.own(id, backer.id());
        var name = Text.line(publicName);
        var said = Text.lines(message);
        var words = layout.words(CampaignMessages.class);
        var errors = FormErrors.none();
        if (!"anonymous".equals(naming) && !"named".equals(naming)) {
            errors.add("naming", words.naming_missing());
        }
        if ("named".equals(naming) && !PledgeService.isName(name)) {
            errors.add("publicName", words.public_name_wrong());
        }
        if (Text.length(said) > 300) {
            errors.add("message", words.message_wrong());
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(naming(own, naming, name, said, errors));
        }
        pledges.appear(id, naming.equals("named") ? name : null, said.isEmpty() ? null : said, backer);
        flash.good(options.words().naming_saved());
        return Answers.seeOther(path(own));
    }

    @GET
    @Path("fallback")
    @PermitAll
    public Response fallback(@RestPath String slug, @RestPath UUID id) {
        var own = pledges.own(id, current.of(id).id());
        if (!own.choosable()) {
            return Answers.seeOther(path(own));
        }
        var now = own.fallback();
        return Response.ok(fallback(
                        own,
                        now.choice().name(),
                        now.other() == null ? "" : now.other().toString(),
                        FormErrors.none()))
                .build();
    }

    @POST
    @Path("fallback")
    @PermitAll
    public Response fallBack(
            @RestPath String slug, @RestPath UUID id, @RestForm String fallback, @RestForm String other) {
        var backer = current.of(id);
        var own = pledges.own(id, backer.id());
        var wanted = PledgeForm.toFallback(Text.line(fallback), Text.line(other));
        if (wanted.isEmpty()) {
            var isOther = Fallback.Choice.OTHER.name().equals(fallback);
            var errors = FormErrors.none()
                    .add(
                            isOther ? "other" : "fallback",
                            isOther
                                    ? options.words().other_missing()
                                    : options.words().fallback_missing());
            return Answers.invalid(fallback(own, fallback, other, errors));
        }
        pledges.fallBack(id, wanted.get(), backer);
        flash.good(options.words().fallback_saved());
        return Answers.seeOther(path(own));
    }

    private TemplateInstance naming(
            PledgeView own, String naming, String publicName, String message, FormErrors errors) {
        return Templates.naming(new NamingPage(own, naming, publicName, message, options.namings()), errors);
    }

    private TemplateInstance fallback(PledgeView own, String fallback, String other, FormErrors errors) {
        var card = campaigns.bySlug(own.campaignSlug()).card();
        return Templates.fallback(
                new FallbackPage(own, fallback, other, options.fallbacks(), options.others(card)), errors);
    }

    private static String path(PledgeView own) {
        return "/campaigns/" + own.campaignSlug() + "/pledges/" + own.id();
    }
}
