package it.broletto.identity;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AnonymousAuthenticationRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import it.broletto.web.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.BiConsumer;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A session that has ended, or cannot be read, is nobody: no page breaks, and its cookie goes. */
@ApplicationScoped
class Sessions {
    private static final int AFTER_AUTHENTICATION = 150;
    private static final String COOKIE = "q_session";

    private final IdentityProviderManager identities;

    Sessions(IdentityProviderManager identities) {
        this.identities = identities;
    }

    /** Reads the session before a page asks for it, so that no page has to wait for Keycloak. */
    void read(@Observes Filters filters) {
        filters.register(
                context -> {
                    Uni<SecurityIdentity> identity = context.get(QuarkusHttpUser.DEFERRED_IDENTITY_KEY);
                    if (identity == null
                            || cookies(context).isEmpty()
                            || context.normalizedPath().startsWith("/static/")) {
                        context.next();
                    } else {
                        resolve(context, identity);
                    }
                },
                AFTER_AUTHENTICATION);
    }

    /**
     * Without the handler that Quarkus has in place, which would answer a failure itself, with a redirect. Requests that
     * renew one session at once share one refresh, and Quarkus before its pull request 53762 lets them all go on in the
     * Vert.x context of the first, whose request scope ends under the others: so each is brought back to its own.
     */
    private void resolve(RoutingContext context, Uni<SecurityIdentity> identity) {
        BiConsumer<RoutingContext, Throwable> handler = context.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, (BiConsumer<RoutingContext, Throwable>) (c, failure) -> {});
        var own = Vertx.currentContext();
        identity.emitOn(rest -> own.runOnContext(nothing -> rest.run()))
                .subscribe()
                .with(
                        known -> {
                            context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, handler);
                            context.next();
                        },
                        ended -> {
                            context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, handler);
                            forget(context);
                        });
    }

    private void forget(RoutingContext context) {
        cookies(context).forEach(name -> context.response()
                .addCookie(
                        Cookie.cookie(name, "").setPath("/").setHttpOnly(true).setMaxAge(0)));
        context.put(
                QuarkusHttpUser.DEFERRED_IDENTITY_KEY,
                identities.authenticate(AnonymousAuthenticationRequest.INSTANCE));
        context.next();
    }

    /** Names of the session's cookies: a long one is cut into several. */
    static List<String> cookies(RoutingContext context) {
        return context.request().cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith(COOKIE))
                .toList();
    }

    /** An answer of Keycloak that comes twice, too late or to another browser. */
    @ServerExceptionMapper
    Response tooLate(AuthenticationCompletionException e, RoutingContext context) {
        return Answers.seeOther("/login/error");
    }
}
