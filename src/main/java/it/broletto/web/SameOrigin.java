package it.broletto.web;

import io.vertx.ext.web.RoutingContext;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Against forged requests: what changes something must come from a page of this site. Browsers say so in
 * Sec-Fetch-Site or Origin; a client that says neither is no browser, and may pass only without a session cookie.
 */
class SameOrigin {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String SESSION_COOKIE = "q_session";
    private static final String GUEST_COOKIE = "broletto_guest";

    private final RateLimits limits;
    private final List<String> machines;

    SameOrigin(RateLimits limits, @ConfigProperty(name = "broletto.limits.machines") List<String> machines) {
        this.limits = limits;
        this.machines = machines;
    }

    @ServerRequestFilter(preMatching = true)
    void check(RoutingContext context) {
        var request = context.request();
        if (SAFE.contains(request.method().name())) {
            return;
        }
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        var own = request.scheme() + "://" + request.authority();
        var ours = site != null
                ? site.equals("same-origin") || site.equals("none")
                : origin != null ? origin.equalsIgnoreCase(own) : !hasSession(context);
        if (!ours) {
            throw new Refusal(Reason.CROSS_SITE);
        }
        if (machines.stream().noneMatch(request.path()::startsWith)) {
            limits.spend(context);
        }
    }

    static boolean hasSession(RoutingContext context) {
        return context.request().cookies().stream()
                .anyMatch(c ->
                        c.getName().startsWith(SESSION_COOKIE) || c.getName().equals(GUEST_COOKIE));
    }
}
