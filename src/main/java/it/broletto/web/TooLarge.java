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
 * line. Over ten times the limit the answer comes at once, and who still sends some seconds later is hung up on.
 */
@Singleton
@Path("/too-large")
class TooLarge {

    private static final int AFTER_GUARDS = 900;
    static final int PATIENCE = 10;
    private static final int SECONDS = 2;
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
        if (length <= limit || context.get(SEEN) != null) {
            context.next();
            return;
        }
        context.put(SEEN, ErrorAnswers.wantsPage(context) ? "page" : "problem");
        var request = context.request().handler(thrownAway -> {});
        if (length > limit * PATIENCE) {
            hangUp(context);
            request.resume();
            refuse(context);
        } else if (request.version() == HttpVersion.HTTP_2) {
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

    /** Soon after the answer, unless all was sent until then. */
    static void hangUp(RoutingContext context) {
        var request = context.request();
        context.addEndHandler(answered -> context.vertx().setTimer(SECONDS * 1000L, later -> {
            if (!request.isEnded()) {
                request.connection().close();
            }
        }));
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
