package it.broletto.identity;

import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What we ask of Keycloak, by the ticket of the login under way. */
@ApplicationScoped
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class LoginRequest implements OidcRedirectFilter {
    private static final int BEFORE_AUTHENTICATION = 500;

    private final LoginTickets tickets;

    LoginRequest(LoginTickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void filter(OidcRedirectContext context) {
        tickets.of(context.routingContext()).ifPresent(ticket -> {
            var ask = context.additionalQueryParams();
            ask.set("acr_values", ticket.level() == 2 ? Assurance.LEVEL_2 : Assurance.LEVEL_1);
            // The page's own language: the guards have put the cookie's choice into this header.
            ask.set("ui_locales", context.routingContext().request().getHeader("Accept-Language"));
            switch (ticket.way()) {
                case SPID -> ask.set("kc_idp_hint", ticket.level() == 2 ? "spid-l2" : "spid-l1");
                case CIE -> ask.set("kc_idp_hint", "cie");
                case ACCOUNT -> {}
            }
            if (ticket.isStepUp()) {
                ask.set("prompt", "login");
            }
        });
    }

    /**
     * A login under way does not look at the session there is: a step-up must go out although somebody is signed in, and
     * the answer must replace their session. If they turn back, the session is still theirs.
     */
    void overlookSession(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (isUnderWay(context)) {
                        Sessions.cookies(context)
                                .forEach(name -> context.response().removeCookie(name, false));
                    }
                    context.next();
                },
                BEFORE_AUTHENTICATION);
    }

    private static boolean isUnderWay(RoutingContext context) {
        var path = context.normalizedPath();
        return path.equals(LoginPages.GO)
                || path.equals(LoginPages.CALLBACK) && context.request().getParam("state") != null;
    }
}
