package it.broletto.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
            context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, limit * TooLarge.PATIENCE);
            request.setEntityStream(new Counted(request.getEntityStream()));
        }
    }

    private class Counted extends FilterInputStream {

        private long read;

        Counted(InputStream body) {
            super(body);
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
                in.transferTo(OutputStream.nullOutputStream());
                throw TooLarge.refusal(limit);
            }
        }
    }
}
