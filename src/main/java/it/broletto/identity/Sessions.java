package it.broletto.identity;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import it.broletto.shared.Refusal;
import it.broletto.web.Answers;
import it.broletto.web.ErrorAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sessions that have ended: nobody on a public page, the way to the login on the others. */
@ApplicationScoped
class Sessions {
    private static final int AFTER_AUTHENTICATION = 150;
    static final String COOKIE = "q_session";

    private final ErrorAnswers answers;

    Sessions(ErrorAnswers answers) {
        this.answers = answers;
    }

    /** Reads the session before a page asks for it, so that no page has to wait, and an ended one breaks nothing. */
    void read(@Observes Filters filters) {
        filters.register(context -> {
            Uni<SecurityIdentity> identity = context.get(QuarkusHttpUser.DEFERRED_IDENTITY_KEY);
            if (identity == null || !hasCookie(context) || context.normalizedPath().startsWith("/static/")) {
                context.next();
            } else {
                identity.subscribe().with(known -> context.next(), ended -> context.next());
            }
        }, AFTER_AUTHENTICATION);
    }

    private static boolean hasCookie(RoutingContext context) {
        return context.request().cookies().stream().anyMatch(cookie -> cookie.getName().startsWith(COOKIE));
    }

    @ServerExceptionMapper
    Response ended(AuthenticationFailedException e, RoutingContext context) {
        if (context.request().method().name().equals("GET") && !context.normalizedPath().startsWith("/api/")) {
            return Answers.seeOther(ReturnPath.of(context.request().uri()).via("/login"));
        }
        return answers.refusal(new Refusal(Refusal.Reason.SIGN_IN_NEEDED), context);
    }

    /** An answer of Keycloak that comes twice, too late or to another browser. */
    @ServerExceptionMapper
    Response tooLate(AuthenticationCompletionException e, RoutingContext context) {
        return Answers.seeOther("/login/error");
    }
}
