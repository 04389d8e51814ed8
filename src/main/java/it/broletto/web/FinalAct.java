package it.broletto.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/**
 * An act that cannot be undone, on a page of its own that says what it does before it is done.
 *
 * @param of what it is done to, in words
 * @param title the act
 * @param effects what becomes of money and people, one thing each
 * @param path of the page; a POST to the same does it
 * @param back where one goes who does not do it
 * @param reason what has to be said; null for nothing
 * @param kept other fields of the form
 */
public record FinalAct(
        String of,
        String title,
        List<String> effects,
        String path,
        String back,
        Reason reason,
        Map<String, String> kept) {

    /**
     * @param name of the field
     * @param typed until now
     * @param limit characters
     */
    public record Reason(String name, String label, String help, String typed, int limit) {}

    @CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance finalAct(FinalAct act, FormErrors errors);

        private Templates() {}
    }

    /** Nothing has to be said. */
    public FinalAct(String of, String title, List<String> effects, String path, String back) {
        this(of, title, effects, path, back, null, Map.of());
    }

    public TemplateInstance page() {
        return Templates.finalAct(this, FormErrors.none());
    }

    /** It was not done: 422 for what was typed, 409 for what has changed. */
    public Response refused(int status, FormErrors errors) {
        return Response.status(status)
                .entity(Templates.finalAct(this, errors))
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }
}
