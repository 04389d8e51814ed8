package it.broletto.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One message for the next page: {@code flash.good(text)}, then a 303. It travels in a sealed cookie that the next
 * page takes away.
 */
@RequestScoped
public class Flash {

    private static final String COOKIE = "broletto_flash";
    private static final int LIVES_SECONDS = 120;

    /** @param kind {@code good}, {@code info}, {@code warn} or {@code bad} */
    public record Message(String kind, String text) {}

    private final CurrentVertxRequest request;
    private final Sealed sealed;
    private Optional<Message> taken;

    Flash(CurrentVertxRequest request, Sealed sealed) {
        this.request = request;
        this.sealed = sealed;
    }

    /** Says that an act was done. */
    public void good(String text) {
        keep("good", text);
    }

    public void info(String text) {
        keep("info", text);
    }

    public void warn(String text) {
        keep("warn", text);
    }

    private void keep(String kind, String text) {
        var content = (kind + "\n" + text).getBytes(StandardCharsets.UTF_8);
        cookie(sealed.seal(content, COOKIE), LIVES_SECONDS);
    }

    /** The message of the page before, once. */
    Optional<Message> message() {
        if (taken == null) {
            taken = take();
        }
        return taken;
    }

    private Optional<Message> take() {
        var current = request.getCurrent();
        var cookie = current == null ? null : current.request().getCookie(COOKIE);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Optional.empty();
        }
        var content = sealed.open(cookie.getValue(), COOKIE);
        cookie("", 0);
        return content.map(bytes -> new String(bytes, StandardCharsets.UTF_8).split("\n", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> new Message(parts[0], parts[1]));
    }

    private void cookie(String value, int maxAge) {
        var current = request.getCurrent();
        current.response()
                .addCookie(Cookie.cookie(COOKIE, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(current.request().isSSL())
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(maxAge));
    }
}
