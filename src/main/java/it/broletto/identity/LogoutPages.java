package it.broletto.identity;

import io.quarkus.oidc.OidcSession;
import io.smallrye.common.annotation.Blocking;
import it.broletto.web.Flash;
import it.broletto.web.KeptForm;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestQuery;

/** Signing out: here, at Keycloak, and through it at the identity provider. */
@Path("/logout")
@Blocking
class LogoutPages {
    private final CurrentPerson current;
    private final OidcSession session;
    private final KeptForm kept;
    private final Flash flash;
    private final Layout layout;
    private final String realm;
    private final URI home;

    LogoutPages(
            CurrentPerson current,
            OidcSession session,
            KeptForm kept,
            Flash flash,
            Layout layout,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm,
            @ConfigProperty(name = "broletto.url") String url) {
        this.current = current;
        this.session = session;
        this.kept = kept;
        this.flash = flash;
        this.layout = layout;
        this.realm = realm;
        this.home = URI.create(url + "/");
    }

    @POST
    @PermitAll
    public Response signOut(@RestQuery boolean forgotten) {
        var idToken = current.token().map(JsonWebToken::getRawToken);
        session.logout().await().indefinitely();
        kept.drop();
        var words = layout.words(IdentityMessages.class);
        flash.info(forgotten ? words.forgotten() : words.signed_out());
        return Response.seeOther(idToken.map(this::endOfSession).orElse(home)).build();
    }

    /** RP-initiated logout: the hint tells Keycloak whose session to end, at the identity provider too. */
    private URI endOfSession(String idToken) {
        return UriBuilder.fromUri(realm)
                .path("protocol/openid-connect/logout")
                .queryParam("id_token_hint", idToken)
                .queryParam("post_logout_redirect_uri", home)
                .queryParam("client_id", "broletto")
                .build();
    }
}
