package it.broletto.identity;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import it.broletto.shared.Time;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Where an administrator loads the municipality's register of residents. */
@Path("/desk/residents")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("administrator")
@Blocking
class ResidentPages {
    /** @param asOf as typed */
    record Form(
            Optional<ResidentService.Register> register,
            String asOf,
            FormErrors errors,
            List<ResidentsFile.Mistake> mistakes,
            int mistakeCount) {}

    @CheckedTemplate(basePath = "identity", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance residents(Form form);

        private Templates() {}
    }

    private final ResidentService residents;
    private final CurrentPerson current;
    private final Flash flash;
    private final Layout layout;
    private final Clock clock;

    ResidentPages(ResidentService residents, CurrentPerson current, Flash flash, Layout layout, Clock clock) {
        this.residents = residents;
        this.current = current;
        this.flash = flash;
        this.layout = layout;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("administrator")
    public TemplateInstance form() {
        return form("", new FormErrors(), List.of(), 0);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed("administrator")
    public Response load(@RestForm FileUpload file, @RestForm String asOf) throws IOException {
        var words = layout.words(IdentityMessages.class);
        var errors = new FormErrors();
        var day = day(asOf);
        if (day.isEmpty()) {
            errors.add("asOf", words.residents_date_wrong());
        }
        if (file == null || file.size() == 0) {
            errors.add("file", words.residents_file_missing());
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(form(asOf, errors, List.of(), 0));
        }
        try (var csv = Files.newInputStream(file.uploadedFile())) {
            var loaded = residents.load(csv, day.get(), current.require(Role.ADMINISTRATOR));
            if (loaded.mistakeCount() > 0) {
                errors.add("file", words.residents_refused(loaded.mistakeCount()));
                return Answers.invalid(form(asOf, errors, loaded.mistakes(), loaded.mistakeCount()));
            }
            flash.good(words.residents_loaded(loaded.residents().size()));
            return Answers.seeOther("/desk/residents");
        }
    }

    private Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed == null ? "" : typed))
                    .filter(day -> !day.isAfter(LocalDate.now(clock.withZone(Time.ROME))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private TemplateInstance form(String asOf, FormErrors errors, List<ResidentsFile.Mistake> mistakes, int count) {
        return Templates.residents(new Form(residents.register(), asOf, errors, mistakes, count));
    }
}
