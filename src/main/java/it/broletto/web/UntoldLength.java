package it.broletto.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/** A body that does not tell its length before is counted while it is read, and refused as {@link TooLarge} refuses. */
class UntoldLength {

    private final long limit;

    UntoldLength(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    @ServerRequestFilter(preMatching = true)
    public void count(ContainerRequestContext request, RoutingContext context) {
        var sent = context.request();
        var mayHaveBody = sent.getHeader("Transfer-Encoding") != null || !sent.isEnded();
        if (sent.getHeader("Content-Length") == null && mayHaveBody) {
            context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, Long.MAX_VALUE);
            request.setEntityStream(new Counted(request.getEntityStream(), context));
        }
    }

    private class Counted extends FilterInputStream {

        private final RoutingContext context;
        private long read;

        Counted(InputStream body, RoutingContext context) {
            super(body);
            this.context = context;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            var some = super.read(into, from, most);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > limit) {
                TooLarge.hangUp(context);
                var thrownAway = new byte[1 << 16];
                while (read <= limit * TooLarge.PATIENCE && more >= 0) {
                    more = in.read(thrownAway);
                    read += Math.max(0, more);
                }
                throw TooLarge.refusal(limit);
            }
        }
    }
}
