package it.broletto.ballot;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.identity.CurrentPerson;
import it.broletto.tally.PabulibException;
import it.broletto.web.Answers;
import it.broletto.web.FormErrors;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** An administrator brings an election that took place elsewhere. */
@Path("/desk/imports")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("administrator")
class ImportPages {

    @CheckedTemplate(basePath = "ballot", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance importForm(long megabytes, FormErrors errors);

        static native TemplateInstance importPreview(String sha256, ImportedElection imported);
    }

    private final ImportService imports;
    private final CurrentPerson current;
    private final BallotWords words;

    ImportPages(ImportService imports, CurrentPerson current, BallotWords words) {
        this.imports = imports;
        this.current = current;
        this.words = words;
    }

    @GET
    public TemplateInstance form() {
        return form(FormErrors.none());
    }

    @POST
    public Response upload(@RestForm FileUpload file) throws IOException {
        if (file == null || file.size() == 0) {
            return Answers.invalid(
                    form(new FormErrors().add("file", words.ofThisRequest().import_missing())));
        }
        if (file.size() > ImportService.LIMIT_BYTES) {
            var limit = ImportService.LIMIT_BYTES >> 20;
            return Answers.invalid(
                    form(new FormErrors().add("file", words.ofThisRequest().import_too_large(limit))));
        }
        try {
            var sha256 = imports.upload(Files.readAllBytes(file.uploadedFile()), current.require());
            return Answers.seeOther("/desk/imports/" + sha256);
        } catch (PabulibException flaw) {
            return Answers.invalid(form(new FormErrors().add("file", words.problem(flaw))));
        }
    }

    /** What the file holds; of one that is a round by now, that round. */
    @GET
    @Path("{sha256}")
    public Response preview(@RestPath String sha256) {
        var round = imports.roundOf(sha256);
        return round.isPresent()
                ? Answers.seeOther("/rounds/" + round.get().slug() + "/results")
                : Response.ok(Templates.importPreview(sha256, imports.preview(sha256)))
                        .build();
    }

    @POST
    @Path("{sha256}/round")
    public Response importRound(@RestPath String sha256) {
        var round = imports.importRound(sha256, current.require());
        return Answers.seeOther("/rounds/" + round.slug() + "/results");
    }

    private static TemplateInstance form(FormErrors errors) {
        return Templates.importForm(ImportService.LIMIT_BYTES >> 20, errors);
    }
}
