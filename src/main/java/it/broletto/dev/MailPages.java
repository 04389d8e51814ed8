package it.broletto.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;

/** The mails of the demo, to be read by whoever plays with it. Never in production, where nobody reads them. */
@Path("/demo/mails")
@Produces(MediaType.TEXT_HTML)
@IfBuildProfile("demo")
class MailPages {

    private static final int SHOWN = 30;
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    /** A piece of a text: a link, or words. */
    record Piece(String text, boolean link) {}

    record Shown(String to, String subject, java.time.Instant at, List<List<Piece>> lines) {}

    @CheckedTemplate(basePath = "dev", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance mails(List<Shown> mails);

        private Templates() {}
    }

    private final MailSink sink;

    MailPages(MailSink sink) {
        this.sink = sink;
    }

    @GET
    @PermitAll
    public TemplateInstance mails() {
        return Templates.mails(sink.all().stream()
                .limit(SHOWN)
                .map(mail -> new Shown(
                        mail.to(),
                        mail.subject(),
                        mail.at(),
                        mail.text()
                                .lines()
                                .filter(line -> !line.isBlank())
                                .map(MailPages::pieces)
                                .toList()))
                .toList());
    }

    private static List<Piece> pieces(String line) {
        return List.of(new Piece(line.strip(), LINK.matcher(line.strip()).matches()));
    }
}
