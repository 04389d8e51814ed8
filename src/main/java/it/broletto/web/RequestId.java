package it.broletto.web;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** Names a request in the logs, in the answer's header {@code X-Request-Id} and on the error page. */
final class RequestId {

    static final String HEADER = "X-Request-Id";
    private static final String KEY = "broletto.request-id";

    private RequestId() {}

    static String of(RoutingContext request) {
        String id = request.get(KEY);
        if (id == null) {
            var given = request.request().getHeader(HEADER);
            id = given != null && given.matches("[A-Za-z0-9-]{8,64}")
                    ? given
                    : UUID.randomUUID().toString();
            request.put(KEY, id);
        }
        return id;
    }
}
