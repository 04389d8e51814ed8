package it.broletto.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignStatus;
import it.broletto.campaign.CampaignView;
import it.broletto.campaign.Promoters;
import it.broletto.identity.CurrentPerson;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** What a promoter reports, for everybody; and the forms with which they do. */
@Path("/campaigns/{slug}/reports")
@Produces(MediaType.TEXT_HTML)
@Blocking
class ReportPages {

    record Told(CampaignCard card, List<ReportView> reports, Instant dueAt, boolean steward) {}

    /**
     * @param rows what was spent on each line; empty unless it is the last report
     * @param own reports, also those that nobody else reads yet
     * @param closed whether a last report waits or is approved
     */
    record Write(
            CampaignCard card,
            boolean last,
            boolean funded,
            boolean closed,
            ReportForm form,
            List<ReportForm.Row> rows,
            List<ReportView> own,
            Instant dueAt) {

        public int mostPhotos() {
            return ReportService.MOST_PHOTOS;
        }
    }

    @CheckedTemplate(basePath = "report")
    static class Templates {
        static native TemplateInstance told(Told page);

        static native TemplateInstance write(Write page, FormErrors errors);

        private Templates() {}
    }

    private final ReportService reports;
    private final Promoters promoters;
    private final CurrentPerson current;
    private final Layout layout;
    private final Flash flash;

    ReportPages(ReportService reports, Promoters promoters, CurrentPerson current, Layout layout, Flash flash) {
        this.reports = reports;
        this.promoters = promoters;
        this.current = current;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    @PermitAll
    public TemplateInstance told(@RestPath String slug) {
        var card = reports.campaign(slug).card();
        return Templates.told(new Told(
                card,
                reports.toldOf(card.id()),
                reports.dueAt(card.id()),
                current.get().filter(one -> promoters.mayActFor(card.id(), one)).isPresent()));
    }

    @GET
    @Path("new")
    @RolesAllowed({"citizen", "officer"})
    public TemplateInstance form(@RestPath String slug) {
        return page(mine(slug), false, ReportForm.empty(), FormErrors.none());
    }

    @GET
    @Path("last")
    @RolesAllowed({"citizen", "officer"})
    public TemplateInstance lastForm(@RestPath String slug) {
        return page(mine(slug), true, ReportForm.empty(), FormErrors.none());
    }

    @POST
    @RolesAllowed({"citizen", "officer"})
    public Response tell(@RestPath String slug, MultivaluedMap<String, String> sent) {
        return write(slug, false, sent);
    }

    @POST
    @Path("last")
    @RolesAllowed({"citizen", "officer"})
    public Response tellLast(@RestPath String slug, MultivaluedMap<String, String> sent) {
        return write(slug, true, sent);
    }

    private Response write(String slug, boolean last, MultivaluedMap<String, String> sent) {
        var campaign = mine(slug);
        var form = ReportForm.sent(sent);
        var errors = FormErrors.none();
        var report = form.report(last, campaign.lines(), words(), errors);
        if (!errors.isEmpty()) {
            return Answers.invalid(page(campaign, last, form, errors));
        }
        try {
            reports.write(slug, report, current.require());
        } catch (Refusal refusal) {
            if (refusal.reason() != Reason.ALREADY_DONE && refusal.reason() != Reason.WRONG_PHASE) {
                throw refusal;
            }
            return Answers.invalid(page(campaign, last, form, errors.add("title", words().wrong_moment())));
        }
        flash.good(last ? words().sent() : words().told());
        return Answers.seeOther("/campaigns/" + slug + "/reports/" + (last ? "last" : "new"));
    }

    @POST
    @Path("{number}/photos")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({"citizen", "officer"})
    public Response addPhoto(
            @RestPath String slug, @RestPath int number, @RestForm FileUpload photo, @RestForm String description)
            throws IOException {
        var campaign = mine(slug);
        var said = Text.line(description);
        var errors = FormErrors.none();
        try {
            reports.requirePlace(slug, number, current.require());
        } catch (Refusal refusal) {
            return noPlace(campaign, refusal);
        }
        var picture = photo == null || photo.size() == 0 || photo.size() > Picture.MOST_BYTES
                ? Optional.<Picture>empty()
                : Picture.of(Files.readAllBytes(photo.uploadedFile()));
        if (picture.isEmpty()) {
            errors.add("photo", words().wrong_photo());
        }
        if (Text.length(said) < 5 || Text.length(said) > 200) {
            errors.add("description", words().wrong_length(5, 200, Text.length(said)));
        }
        if (!errors.isEmpty()) {
            return Answers.invalid(page(campaign, true, ReportForm.empty(), errors));
        }
        try {
            reports.addPhoto(slug, number, said, picture.get(), current.require());
        } catch (Refusal refusal) {
            return noPlace(campaign, refusal);
        }
        flash.good(words().photo_added());
        return Answers.seeOther("/campaigns/" + slug + "/reports/last");
    }

    private Response noPlace(CampaignView campaign, Refusal refusal) {
        if (refusal.reason() != Reason.ALREADY_DONE) {
            throw refusal;
        }
        var errors = FormErrors.none().add("photo", words().wrong_moment());
        return Answers.invalid(page(campaign, true, ReportForm.empty(), errors));
    }

    @GET
    @Path("{number}/photos/{position}.jpg")
    @Produces("image/jpeg")
    @PermitAll
    public byte[] photo(@RestPath String slug, @RestPath int number, @RestPath int position) {
        return reports.photo(slug, number, position, current.get().orElse(null));
    }

    /** Another person's campaign has no such page. */
    private CampaignView mine(String slug) {
        var campaign = reports.campaign(slug);
        if (!promoters.mayActFor(campaign.card().id(), current.require())) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return campaign;
    }

    private TemplateInstance page(CampaignView campaign, boolean last, ReportForm form, FormErrors errors) {
        var card = campaign.card();
        var own = reports.of(card.id());
        return Templates.write(
                new Write(
                        card,
                        last,
                        card.status() == CampaignStatus.FUNDED,
                        own.stream().anyMatch(one -> one.last() && !one.returned()),
                        form,
                        last ? form.rows(campaign.lines()) : List.of(),
                        own,
                        reports.dueAt(card.id())),
                errors);
    }

    private ReportMessages words() {
        return layout.words(ReportMessages.class);
    }
}
