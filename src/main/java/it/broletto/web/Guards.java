package it.broletto.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;

/** What every answer carries, also those that no page of ours made: request id, language, security headers. */
@ApplicationScoped
class Guards {

    private static final int BEFORE_EVERYTHING = 1000;

    /** What somebody owns, pays or decides about: a shared computer keeps none of it for whoever comes next. */
    private static final Pattern PERSONAL = Pattern.compile(
            "^/(me|desk|pledges|applications)(/|$)|^/campaigns/[^/]+/(pledges|payouts|needs|questions)(/|$)");

    private final Optional<String> loginServer;
    private final List<URI> paymentPages;
    private final boolean https;
    private String policy;

    Guards(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> loginServer,
            @ConfigProperty(name = "broletto.rails.pages") Optional<List<URI>> paymentPages,
            @ConfigProperty(name = "broletto.https", defaultValue = "false") boolean https) {
        this.loginServer = loginServer;
        this.paymentPages = paymentPages.orElseGet(List::of);
        this.https = https;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, BEFORE_EVERYTHING);
    }

    private void guard(RoutingContext request) {
        var id = RequestId.of(request);
        MDC.put("requestId", id);
        var response = request.response();
        response.putHeader(RequestId.HEADER, id)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(self), payment=()")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (https) {
            response.putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (!isToolOfDevelopers(request.normalizedPath())) {
            response.putHeader("Content-Security-Policy", policy());
        }
        // Validation messages and templates read this header; the cookie has decided before.
        request.request().headers().set("Accept-Language", Language.of(request.request()));
        request.addHeadersEndHandler(end -> cacheRules(request, response));
        request.next();
    }

    private static boolean isToolOfDevelopers(String path) {
        return path.startsWith("/q/dev") || path.startsWith("/q/swagger-ui");
    }

    private String policy() {
        if (policy == null) {
            policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
                    + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
                    + "form-action 'self'" + loginServer.map(Guards::origin).orElse("")
                    + paymentPages.stream()
                            .map(URI::toString)
                            .map(Guards::origin)
                            .collect(Collectors.joining())
                    + "; report-uri /csp-reports";
        }
        return policy;
    }

    /** Signing out posts a form that ends at the login server; going to pay one that ends at the provider's. */
    private static String origin(String url) {
        var uri = URI.create(url);
        return " " + uri.getScheme() + "://" + uri.getAuthority();
    }

    private static void cacheRules(RoutingContext request, HttpServerResponse response) {
        var type = response.headers().get("Content-Type");
        if ("text/html".equals(type)) {
            response.putHeader("Content-Type", "text/html;charset=UTF-8");
        }
        if (response.headers().contains("Cache-Control")) {
            return;
        }
        if (SameOrigin.hasSession(request)
                && PERSONAL.matcher(request.normalizedPath()).find()) {
            response.putHeader("Cache-Control", "private, no-store");
        } else if (type != null && type.startsWith("text/html")) {
            var anonymous = request.request().cookies().isEmpty();
            response.putHeader("Cache-Control", anonymous ? "public, no-cache" : "private, no-cache");
            response.putHeader("Vary", "Cookie");
        } else if (SameOrigin.hasSession(request)) {
            response.putHeader("Cache-Control", "private, no-cache");
        }
    }
}
