package it.broletto.identity;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the ticket of a login under way in a signed cookie, for any number of instances, for 15 minutes. */
@ApplicationScoped
class LoginTickets {
    private static final String COOKIE = "broletto_login";
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final SecretKeySpec key;
    private final boolean https;
    private final Clock clock;

    LoginTickets(
            @ConfigProperty(name = "broletto.session.secret") String secret,
            @ConfigProperty(name = "quarkus.oidc.authentication.cookie-force-secure", defaultValue = "false")
                    boolean https,
            Clock clock) {
        this.key = new SecretKeySpec(("login-ticket:" + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.https = https;
        this.clock = clock;
    }

    void keep(LoginTicket ticket, RoutingContext context) {
        var text = ticket.text().getBytes(StandardCharsets.UTF_8);
        set(context, encode(text) + "." + encode(sign(text)), LIFE.toSeconds());
    }

    void drop(RoutingContext context) {
        set(context, "", 0);
    }

    /** Empty if there is none, it is forged or it is too old. */
    Optional<LoginTicket> of(RoutingContext context) {
        var cookie = context.request().getCookie(COOKIE);
        if (cookie == null || !cookie.getValue().matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+")) {
            return Optional.empty();
        }
        var parts = cookie.getValue().split("\\.");
        try {
            var text = Base64.getUrlDecoder().decode(parts[0]);
            return MessageDigest.isEqual(sign(text), Base64.getUrlDecoder().decode(parts[1]))
                    ? LoginTicket.parse(new String(text, StandardCharsets.UTF_8))
                            .filter(this::isYoung)
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private boolean isYoung(LoginTicket ticket) {
        return ticket.issuedAt().plus(LIFE).isAfter(clock.instant());
    }

    private void set(RoutingContext context, String value, long seconds) {
        context.response()
                .addCookie(Cookie.cookie(COOKIE, value)
                        .setPath("/login")
                        .setHttpOnly(true)
                        .setSecure(https)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(seconds));
    }

    private byte[] sign(byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
