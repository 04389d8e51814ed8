package it.broletto.web;

import io.vertx.ext.web.RoutingContext;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One token bucket per session, or per address without one (and ten per address for all its sessions), for requests that change something. Kept in the memory of
 * this instance: with several instances a client has that many buckets. Limits and what is left are in the headers
 * {@code X-RateLimit-Limit} and {@code X-RateLimit-Remaining}; a 429 says {@code Retry-After} in seconds.
 */
@ApplicationScoped
class RateLimits {

    private static final int MOST_BUCKETS = 50_000;
    private static final int SESSIONS_PER_ADDRESS = 10;

    private final int burst;
    private final int perMinute;
    private final Clock clock;
    private final Map<Integer, Bucket> buckets = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Bucket> eldest) {
            return size() > MOST_BUCKETS;
        }
    };

    RateLimits(
            @ConfigProperty(name = "broletto.limits.burst") int burst,
            @ConfigProperty(name = "broletto.limits.per-minute") int perMinute,
            Clock clock) {
        this.burst = burst;
        this.perMinute = perMinute;
        this.clock = clock;
    }

    private static final class Bucket {
        private double tokens;
        private long filledAtMillis;
    }

    /** Takes one token, or refuses with TOO_MANY_REQUESTS. */
    void spend(RoutingContext context) {
        var now = clock.millis();
        var session = session(context);
        var left = take(session.orElseGet(() -> address(context).hashCode()), now);
        if (session.isPresent() && left >= 0) {
            // A made-up session must not be a way around: behind one address stand ten full ones at most.
            left = Math.min(left, take(("sessions at " + address(context)).hashCode(), now, SESSIONS_PER_ADDRESS));
        }
        var response = context.response();
        response.putHeader("X-RateLimit-Limit", String.valueOf(burst));
        response.putHeader("X-RateLimit-Remaining", String.valueOf(Math.max(0, (int) left)));
        if (left < 0) {
            var seconds = Math.max(1, 60 / perMinute);
            response.putHeader("Retry-After", String.valueOf(seconds));
            throw new Refusal(Reason.TOO_MANY_REQUESTS, seconds);
        }
    }

    /** Tokens left after taking one; negative if there was none to take. */
    double take(int key, long nowMillis) {
        return take(key, nowMillis, 1);
    }

    synchronized double take(int key, long nowMillis, int share) {
        var bucket = buckets.computeIfAbsent(key, k -> {
            var full = new Bucket();
            full.tokens = burst;
            full.filledAtMillis = nowMillis;
            return full;
        });
        var earned = (nowMillis - bucket.filledAtMillis) * perMinute / 60_000.0;
        bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, earned));
        bucket.filledAtMillis = nowMillis;
        if (bucket.tokens < 1.0 / share) {
            return -1;
        }
        bucket.tokens -= 1.0 / share;
        return bucket.tokens * share;
    }

    private static Optional<Integer> session(RoutingContext context) {
        return context.request().cookies().stream()
                .filter(c -> c.getName().equals("q_session"))
                .findFirst()
                .map(c -> c.getValue().hashCode());
    }

    private static String address(RoutingContext context) {
        var address = context.request().remoteAddress();
        return address == null ? "" : String.valueOf(address.hostAddress());
    }
}
