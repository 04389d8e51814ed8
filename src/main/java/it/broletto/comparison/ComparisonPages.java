package it.broletto.comparison;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.ballot.BallotWords;
import it.broletto.comparison.Comparisons.Answer;
import it.broletto.identity.CurrentPerson;
import it.broletto.round.AreaView;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.round.RoundView;
import it.broletto.shared.Refusal;
import it.broletto.tally.Limits;
import it.broletto.tally.PabulibException;
import it.broletto.web.Answers;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import it.broletto.web.Tab;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Before choosing a rule: what would each have made of an election that is over? */
@Path("/desk/comparisons")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"councillor", "auditor", "administrator"})
class ComparisonPages {

    @CheckedTemplate(basePath = "comparison", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance form(
                List<RoundView> rounds, String words, boolean many, int most, long megabytes, FormErrors errors);

        static native TemplateInstance show(ComparisonPage page);

        static native TemplateInstance notYet(String title, String state);

        private Templates() {}
    }

    /** Reading an upload needs up to 0.3 GB: so many are read at once, the others wait. */
    static final Semaphore READING = new Semaphore(2, true);

    private final ComparisonService service;
    private final Comparisons comparisons;
    private final RoundService rounds;
    private final CurrentPerson current;
    private final BallotWords flaws;
    private final Layout layout;

    ComparisonPages(
            ComparisonService service,
            Comparisons comparisons,
            RoundService rounds,
            CurrentPerson current,
            BallotWords flaws,
            Layout layout) {
        this.service = service;
        this.comparisons = comparisons;
        this.rounds = rounds;
        this.current = current;
        this.flaws = flaws;
        this.layout = layout;
    }

    /**
     * @param of a round's slug and an area's code with a slash between: leads to their page
     * @param words in the titles of the rounds to choose from; none: the latest
     */
    @GET
    public Response form(@RestQuery String of, @RestQuery String words, @Context UriInfo asked) {
        if (!asked.getQueryParameters().containsKey("of")) {
            return Response.ok(form(words == null ? "" : words.strip(), FormErrors.none()))
                    .build();
        }
        return of != null && of.matches("[^/]+/[^/]+")
                ? Answers.seeOther("/desk/comparisons/" + of)
                : Answers.invalid(form("", new FormErrors().add("of", words().past_missing())));
    }

    @POST
    public Response upload(@RestForm FileUpload file) throws IOException, InterruptedException {
        if (file == null || file.size() == 0) {
            return wrong(words().upload_missing());
        }
        if (file.size() > Limits.UPLOAD.bytes()) {
            return wrong(words().upload_too_large(megabytes()));
        }
        if (!READING.tryAcquire(comparisons.patience().toMillis(), TimeUnit.MILLISECONDS)) {
            return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .entity(form("", new FormErrors().add("file", words().upload_busy())))
                    .build();
        }
        try {
            var sha256 = service.upload(Files.readAllBytes(file.uploadedFile()), current.require());
            return Answers.seeOther("/desk/comparisons/" + sha256);
        } catch (PabulibException flaw) {
            return wrong(words().upload_problem(flaw.line(), flaws.reason(flaw)));
        } finally {
            READING.release();
        }
    }

    /** Of an uploaded file. */
    @GET
    @Path("{sha256}")
    public Response ofFile(@RestPath String sha256) {
        service.requireUploaded(sha256);
        var answer = comparisons.of(sha256, () -> Comparison.of(service.uploaded(sha256)));
        return answer.comparison()
                .map(comparison -> page(comparison, comparison.title(), words().from_file(), List.of()))
                .orElseGet(() -> notYet(words().from_file(), answer));
    }

    /** Of one area of a decided round. */
    @GET
    @Path("{round}/{area}")
    public Response ofRound(@RestPath String round, @RestPath String area) {
        var past = rounds.bySlug(round);
        var of = past.area(area).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND));
        if (past.phase() != Phase.DECIDED) {
            throw new Refusal(Refusal.Reason.WRONG_PHASE, past.phase().name());
        }
        var answer =
                comparisons.of(of.id().toString(), () -> Comparison.of(service.of(past, area), service.rulesOf(past)));
        return answer.comparison()
                .map(comparison ->
                        page(comparison, past.title(), past.areas().size() > 1 ? of.name() : "", tabs(past, of)))
                .orElseGet(() -> notYet(past.title(), answer));
    }

    private static List<Tab> tabs(RoundView round, AreaView here) {
        return round.areas().size() == 1
                ? List.of()
                : round.areas().stream()
                        .map(area -> new Tab(
                                "/desk/comparisons/" + round.slug() + "/" + area.code(),
                                area.name(),
                                area.equals(here)))
                        .toList();
    }

    private Response page(Comparison comparison, String title, String subtitle, List<Tab> areas) {
        return Response.ok(Templates.show(ComparisonPage.of(comparison, title, subtitle, areas, layout)))
                .build();
    }

    private Response notYet(String title, Answer answer) {
        var status =
                switch (answer.state()) {
                    case RUNNING, DONE -> Response.Status.ACCEPTED;
                    case BUSY -> Response.Status.SERVICE_UNAVAILABLE;
                    case TOO_LONG -> Response.Status.OK;
                };
        return Response.status(status)
                .entity(Templates.notYet(title, answer.state().name()))
                .build();
    }

    private Response wrong(String message) {
        return Answers.invalid(form("", new FormErrors().add("file", message)));
    }

    private TemplateInstance form(String words, FormErrors errors) {
        var found = rounds.decided(words);
        var many = !words.isEmpty() || found.size() == RoundService.SHOWN;
        return Templates.form(found, words, many, RoundService.SHOWN, megabytes(), errors);
    }

    private static long megabytes() {
        return Limits.UPLOAD.bytes() >> 20;
    }

    private ComparisonMessages words() {
        return layout.words(ComparisonMessages.class);
    }
}
