package it.broletto.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A body over the limit is read to its end and thrown away, so that the browser hears the answer instead of a broken
 * line; a body over ten times the limit is left to Quarkus, which hangs up.
 */
@Singleton
@Path("/too-large")
class TooLarge {

    private static final int AFTER_GUARDS = 900;
    static final int PATIENCE = 10;
    private static final String SEEN = "broletto.too-large";

    private final long limit;

    TooLarge(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::measure, AFTER_GUARDS);
    }

    private void measure(RoutingContext context) {
        var length = length(context.request().getHeader("Content-Length"));
        if (length <= limit || length > limit * PATIENCE || context.get(SEEN) != null) {
            context.next();
            return;
        }
        context.put(SEEN, ErrorAnswers.wantsPage(context) ? "page" : "problem");
        var request = context.request().handler(thrownAway -> {});
        if (request.version() == HttpVersion.HTTP_2) {
            // Its streams go both ways: the answer comes first, and one that was read to its end takes none.
            context.addEndHandler(answered -> request.resume());
            refuse(context);
        } else {
            request.endHandler(end -> refuse(context)).resume();
        }
    }

    private static void refuse(RoutingContext context) {
        context.request().headers().remove("Content-Length").remove("Content-Type");
        context.reroute(HttpMethod.GET, "/too-large");
    }

    private static long length(String header) {
        return header != null && header.matches("\\d{1,18}") ? Long.parseLong(header) : 0;
    }

    /** True if the request that was too large came from a program. */
    static boolean ofProgram(RoutingContext context) {
        return "problem".equals(context.get(SEEN));
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @PermitAll
    public String refuse() {
        throw refusal(limit);
    }

    static Refusal refusal(long limit) {
        return new Refusal(Reason.FILE_TOO_LARGE, limit / (1 << 20) + " MB");
    }
}
