package it.broletto.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps one posted form over a detour (step-up login), so that nothing typed is lost: {@link #keep} before the
 * redirect, {@link #take} on the page that shows the form again. It travels in an encrypted cookie of at most
 * {@value #LIMIT} characters that only the given path can open, for fifteen minutes.
 */
@RequestScoped
public class KeptForm {

    static final int LIMIT = 3500;
    private static final String COOKIE = "broletto_form";
    private static final Duration LIVES = Duration.ofMinutes(15);

    private final CurrentVertxRequest request;
    private final Sealed sealed;
    private final Clock clock;

    KeptForm(CurrentVertxRequest request, Sealed sealed, Clock clock) {
        this.request = request;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * @param path the path that will take it
     * @return false if the form is too long to be kept; then nothing is kept
     */
    public boolean keep(String path, MultivaluedMap<String, String> form) {
        var pairs = form.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> encode(field.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        var content = clock.instant().plus(LIVES).getEpochSecond() + "\n" + pairs;
        var value = sealed.seal(content.getBytes(StandardCharsets.UTF_8), COOKIE + path);
        if (value.length() > LIMIT) {
            return false;
        }
        cookie(value, (int) LIVES.toSeconds());
        return true;
    }

    /** The form kept for this path, once; empty if there is none, it is too old or was tampered with. */
    public Optional<MultivaluedMap<String, String>> take(String path) {
        var cookie = request.getCurrent().request().getCookie(COOKIE);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Optional.empty();
        }
        var content = sealed.open(cookie.getValue(), COOKIE + path);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        cookie("", 0);
        var parts = new String(content.get(), StandardCharsets.UTF_8).split("\n", 2);
        if (Long.parseLong(parts[0]) < clock.instant().getEpochSecond()) {
            return Optional.empty();
        }
        return Optional.of(decode(parts[1]));
    }

    /** Forgets it, as at sign-out. */
    public void drop() {
        cookie("", 0);
    }

    private static MultivaluedMap<String, String> decode(String pairs) {
        var form = new MultivaluedHashMap<String, String>();
        for (var pair : pairs.split("&")) {
            var at = pair.indexOf('=');
            if (at > 0) {
                form.add(
                        URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
