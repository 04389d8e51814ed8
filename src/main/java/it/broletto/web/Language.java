package it.broletto.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;

/** The languages of the pages. The cookie decides, Italian if there is none. */
final class Language {

    static final String COOKIE = "broletto_language";

    static final List<String> CODES = List.of("it", "en");

    private Language() {}

    /** Language of a page: the cookie's. Of an API call: the Accept-Language header's. */
    static String of(HttpServerRequest request) {
        var chosen = request.path() != null && request.path().startsWith("/api/")
                ? firstKnown(request.getHeader("Accept-Language"))
                : request.getCookie(COOKIE) == null
                        ? null
                        : request.getCookie(COOKIE).getValue();
        return chosen != null && CODES.contains(chosen) ? chosen : CODES.get(0);
    }

    private static String firstKnown(String header) {
        try {
            return header == null ? null : Locale.lookupTag(Locale.LanguageRange.parse(header), CODES);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
