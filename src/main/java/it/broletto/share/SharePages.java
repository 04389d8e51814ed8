package it.broletto.share;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** A campaign as other sites show it. */
@Path("/campaigns/{slug}")
@Produces(MediaType.TEXT_HTML)
class SharePages {

    /** The only page that others may frame; it holds no form, no script and no cookie. */
    private static final String FRAMED = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors *";

    @CheckedTemplate(basePath = "share")
    static class Templates {
        static native TemplateInstance embed(CampaignCard card, String url);

        static native TemplateInstance snippet(CampaignCard card, String url);

        private Templates() {}
    }

    private final CampaignService campaigns;
    private final SharePicture picture;
    private final String url;

    SharePages(CampaignService campaigns, SharePicture picture, @ConfigProperty(name = "broletto.url") String url) {
        this.campaigns = campaigns;
        this.picture = picture;
        this.url = url;
    }

    /** Title, bar, days left and a link, for the frame of another site. */
    @GET
    @Path("embed")
    @PermitAll
    public Response embed(@RestPath String slug, RoutingContext request) {
        // The one header of all pages is put already: this replaces it, a second one would only narrow it.
        request.response().putHeader("Content-Security-Policy", FRAMED);
        return Response.ok(Templates.embed(campaigns.bySlug(slug).card(), url))
                .header("Cache-Control", "public, max-age=60")
                .header("Vary", "Accept-Language, Cookie")
                .build();
    }

    /** The lines to copy into another site. */
    @GET
    @Path("share")
    @PermitAll
    public TemplateInstance snippet(@RestPath String slug) {
        return Templates.snippet(campaigns.bySlug(slug).card(), url);
    }

    /** 1200 × 630 pixels, as it stands now. */
    @GET
    @Path("share.png")
    @Produces("image/png")
    @PermitAll
    public Response picture(@RestPath String slug, @HeaderParam("If-None-Match") String known) {
        var drawn = picture.of(campaigns.bySlug(slug).card());
        var tag = new EntityTag(drawn.tag());
        var answer = ("\"" + drawn.tag() + "\"").equals(known)
                ? Response.notModified(tag)
                : Response.ok(drawn.png(), "image/png").tag(tag);
        return answer.header("Cache-Control", "public, max-age=300").build();
    }
}
