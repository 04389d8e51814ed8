package it.broletto.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.vertx.ext.web.RoutingContext;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Words an error for whoever asked: a page or a problem, in their language. */
@ApplicationScoped
public class ErrorAnswers {

    /** @param next what to do now */
    public record ErrorPage(int status, String title, String next, String requestId, List<FormErrors.Line> errors) {}

    @CheckedTemplate(basePath = "web")
    static class Templates {
        static native TemplateInstance error(ErrorPage error);

        private Templates() {}
    }

    /** For mappers of other exceptions, which cannot throw a refusal themselves. */
    public Response refusal(Refusal refusal, RoutingContext request) {
        var words = words(request);
        var locale = Locale.forLanguageTag(Language.of(request.request()));
        var reason = refusal.reason();
        return answer(
                reason.kind().status(),
                filled(words.refusal(reason), refusal.arguments(), locale),
                filled(words.remedy(reason), refusal.arguments(), locale),
                reason.name(),
                List.of(),
                request);
    }

    Response status(int status, RoutingContext request) {
        var words = words(request);
        return answer(status, words.error_title(status), words.error_remedy(status), null, List.of(), request);
    }

    Response invalid(FormErrors errors, RoutingContext request) {
        var words = words(request);
        var reason = Refusal.Reason.INVALID_INPUT;
        return answer(422, words.error_title(422), words.error_remedy(422), reason.name(), errors.lines(), request);
    }

    private Response answer(
            int status,
            String title,
            String next,
            String reason,
            List<FormErrors.Line> errors,
            RoutingContext request) {
        var id = RequestId.of(request);
        if (status == 503) {
            request.response().putHeader("Retry-After", "120");
        }
        if (!wantsPage(request)) {
            return Response.status(status)
                    .type(Problem.MEDIA_TYPE)
                    .entity(new Problem("about:blank", title, status, next, reason, id, errors))
                    .build();
        }
        var page = Templates.error(new ErrorPage(status, title, next, id, errors))
                .setAttribute(TemplateInstance.LOCALE, Language.of(request.request()))
                .render();
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(page)
                .build();
    }

    /** Pages are for browsers; the API and whoever asks for JSON only get problems. */
    static boolean wantsPage(RoutingContext request) {
        var path = request.normalizedPath();
        var accept = request.request().getHeader("Accept");
        return !TooLarge.ofProgram(request)
                && !path.startsWith("/api/")
                && !path.startsWith("/sandbox/v1/")
                && !path.equals("/status")
                && (accept == null || accept.contains("text/html") || accept.contains("*/*"));
    }

    /**
     * Puts arguments where a text says %1, %2 …; a sentence whose argument is missing is left out.
     */
    static String filled(String text, List<Object> arguments, Locale locale) {
        var filled = text;
        for (var i = 0; i < arguments.size(); i++) {
            filled = filled.replace("%" + (i + 1), shown(arguments.get(i), locale));
        }
        return filled.replaceAll("[^.]*%\\d[^.]*(\\.\\s*|$)", "").strip();
    }

    private static String shown(Object argument, Locale locale) {
        if (argument instanceof Money money) {
            return money.format(locale);
        }
        if (argument instanceof Instant instant) {
            return Texts.dateTime(instant, locale);
        }
        return String.valueOf(argument);
    }

    private static WebMessages words(RoutingContext request) {
        return MessageBundles.get(WebMessages.class, Localized.Literal.of(Language.of(request.request())));
    }
}
