package it.broletto.rating;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jboss.resteasy.reactive.RestForm;

/** Takes a rating and returns to the page. */
@Path("/ratings")
class RatingPages {

    private static final int LONGEST_COMMENT = 200;

    @CheckedTemplate(basePath = "rating")
    static class Templates {
        static native TemplateInstance form(String page, String comment, FormErrors errors);

        private Templates() {}
    }

    private final RatingService ratings;
    private final Layout layout;
    private final Flash flash;

    RatingPages(RatingService ratings, Layout layout, Flash flash) {
        this.ratings = ratings;
        this.layout = layout;
        this.flash = flash;
    }

    @POST
    @PermitAll
    public Response rate(
            @RestForm String page, @RestForm String stars, @RestForm String reason, @RestForm String comment) {
        var words = layout.words(RatingMessages.class);
        var line = Text.line(comment);
        var errors = FormErrors.none();
        if (stars == null || !stars.matches("[1-5]")) {
            errors.add("stars", words.stars_missing());
        }
        if (Text.length(line) > LONGEST_COMMENT) {
            errors.add("comment", words.comment_too_long());
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(Templates.form(page, line, errors));
        }
        var path = Answers.ownPath(page).getRawPath();
        ratings.rate(
                path.substring(0, Math.min(path.length(), 300)),
                layout.language(),
                new NewRating(Integer.parseInt(stars), known(reason), line));
        flash.good(words.thanks());
        return Answers.seeOther(page);
    }

    private static Reason known(String reason) {
        return Arrays.stream(Reason.values())
                .filter(r -> r.name().equals(reason))
                .findFirst()
                .orElse(null);
    }
}
