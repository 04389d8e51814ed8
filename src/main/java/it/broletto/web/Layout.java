package it.broletto.web;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import it.broletto.shared.Time;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** What the frame of a page knows; templates read it as {@code inject:layout}. */
@Named
@RequestScoped
public class Layout {

    private final City city;
    private final SignedIn person;
    private final CurrentVertxRequest request;
    private final Flash flash;
    private final Clock clock;

    Layout(City city, SignedIn person, CurrentVertxRequest request, Flash flash, Clock clock) {
        this.city = city;
        this.person = person;
        this.request = request;
        this.flash = flash;
        this.clock = clock;
    }

    public City city() {
        return city;
    }

    public SignedIn person() {
        return person;
    }

    /** {@code it} or {@code en}. */
    public String language() {
        return request.getCurrent() == null
                ? "it"
                : Language.of(request.getCurrent().request());
    }

    public Locale locale() {
        return Locale.forLanguageTag(language());
    }

    /** Messages of a bundle in the language of the page. */
    public <T> T words(Class<T> bundle) {
        return MessageBundles.get(bundle, Localized.Literal.of(language()));
    }

    public String tagline() {
        return language().equals("it") ? city.taglineIt() : city.taglineEn();
    }

    /** Path and query of this page, to come back to; the path alone where this page answers a POST. */
    public String here() {
        if (request.getCurrent() == null) {
            return "/";
        }
        var current = request.getCurrent().request();
        return current.method().name().equals("GET") ? current.uri() : current.path();
    }

    public String path() {
        return request.getCurrent() == null
                ? "/"
                : request.getCurrent().request().path();
    }

    /** True if the page is at this path or below it. */
    public boolean at(String section) {
        return path().equals(section) || path().startsWith(section + "/");
    }

    /** The message of the page before, or none. */
    public List<Flash.Message> messages() {
        return flash.message().stream().toList();
    }

    public int year() {
        return clock.instant().atZone(Time.ROME).getYear();
    }
}
