package it.broletto.identity;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import it.broletto.shared.Sealed;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Remembers for an hour who came by the link of a mail, in a sealed cookie. */
@RequestScoped
public class Guests {

    /** Its name is known to {@code web.SameOrigin} too: it makes a session. */
    static final String COOKIE = "broletto_guest";

    /** For so long having followed a link proves that the mailbox is still theirs. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    private static final Duration LIFE = Duration.ofHours(1);

    private final CurrentVertxRequest request;
    private final Sealed sealed;
    private final PersonService persons;
    private final Clock clock;
    private final boolean https;

    Guests(
            CurrentVertxRequest request,
            Sealed sealed,
            PersonService persons,
            Clock clock,
            @ConfigProperty(name = "broletto.https", defaultValue = "false") boolean https) {
        this.request = request;
        this.sealed = sealed;
        this.persons = persons;
        this.clock = clock;
        this.https = https;
    }

    public void keep(UUID person) {
        var until = clock.instant().plus(LIFE).getEpochSecond();
        cookie(sealed.seal(person + " " + until, COOKIE), LIFE.toSeconds());
    }

    public void drop() {
        cookie("", 0);
    }

    /** Empty if nobody did, it is too long ago, the cookie is forged, or its owner is forgotten by now. */
    public Optional<Guest> get() {
        return until().map(parts -> UUID.fromString(parts[0]))
                .filter(persons::isKnown)
                .map(Guest::new);
    }

    /** Whether the link was followed just now. */
    public boolean isFresh() {
        return until().map(
                        parts -> Instant.ofEpochSecond(Long.parseLong(parts[1])).minus(LIFE))
                .filter(followed -> !followed.isBefore(clock.instant().minus(FRESH)))
                .isPresent();
    }

    private Optional<String[]> until() {
        var current = request.getCurrent();
        var cookie = current == null ? null : current.request().getCookie(COOKIE);
        return cookie == null
                ? Optional.empty()
                : sealed.open(cookie.getValue(), COOKIE)
                        .map(text -> text.split(" "))
                        .filter(parts ->
                                Instant.ofEpochSecond(Long.parseLong(parts[1])).isAfter(clock.instant()));
    }

    private void cookie(String value, long seconds) {
        request.getCurrent()
                .response()
                .addCookie(Cookie.cookie(COOKIE, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(https)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(seconds));
    }
}
