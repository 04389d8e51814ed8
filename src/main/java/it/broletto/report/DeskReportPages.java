package it.broletto.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.campaign.CampaignCard;
import it.broletto.identity.CurrentPerson;
import it.broletto.identity.Person;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import it.broletto.web.Answers;
import it.broletto.web.Flash;
import it.broletto.web.FormErrors;
import it.broletto.web.Layout;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Last reports for the offices: those that wait, those that are overdue, and the answer to one of them. */
@Path("/desk/reports")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"officer", "administrator"})
class DeskReportPages {

    record Queue(List<ReportService.Due> waiting, List<ReportService.Due> overdue) {}

    /** @param report the last one; null if there is none @param aside whether the reader wrote it or speaks for the campaign */
    record Desk(CampaignCard card, ReportView report, boolean aside, String reason) {}

    @CheckedTemplate(basePath = "report", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance deskQueue(Queue queue);

        static native TemplateInstance deskOne(Desk desk, FormErrors errors);

        private Templates() {}
    }

    private final ReportService reports;
    private final CurrentPerson person;
    private final Layout layout;
    private final Flash flash;

    DeskReportPages(ReportService reports, CurrentPerson person, Layout layout, Flash flash) {
        this.reports = reports;
        this.person = person;
        this.layout = layout;
        this.flash = flash;
    }

    @GET
    public TemplateInstance queue() {
        return Templates.deskQueue(new Queue(reports.waiting(), reports.overdue()));
    }

    @GET
    @Path("{slug}")
    public TemplateInstance show(@RestPath String slug) {
        return page(slug, "", FormErrors.none());
    }

    @POST
    @Path("{slug}/approval")
    public Response approve(@RestPath String slug, @RestForm int number) {
        return answer(slug, "", words().approved(), me -> reports.approve(slug, number, me));
    }

    @POST
    @Path("{slug}/return")
    public Response giveBack(@RestPath String slug, @RestForm int number, @RestForm String reason) {
        var said = Text.lines(reason);
        var length = Text.length(said);
        if (length < ReportService.LEAST_REASON || length > ReportService.MOST_REASON) {
            var wrong = words().wrong_length(ReportService.LEAST_REASON, ReportService.MOST_REASON, length);
            return Answers.invalid(page(slug, said, FormErrors.none().add("reason", wrong)));
        }
        return answer(slug, said, words().given_back(), me -> reports.giveBack(slug, number, said, me));
    }

    private Response answer(String slug, String reason, String done, Consumer<Person> act) {
        try {
            act.accept(person.require());
        } catch (Refusal refusal) {
            var wrong =
                    switch (refusal.reason()) {
                        case SAME_PERSON -> words().wrong_own();
                        case ALREADY_DONE -> words().wrong_moment();
                        default -> throw refusal;
                    };
            return Answers.conflict(page(slug, reason, FormErrors.none().add("reason", wrong)));
        }
        flash.good(done);
        return Answers.seeOther("/desk/reports");
    }

    private TemplateInstance page(String slug, String reason, FormErrors errors) {
        var card = reports.campaign(slug).card();
        var report = reports.of(card.id()).stream()
                .filter(ReportView::last)
                .reduce((before, last) -> last)
                .orElse(null);
        return Templates.deskOne(
                new Desk(card, report, report != null && reports.isAside(report, person.require()), reason), errors);
    }

    private ReportMessages words() {
        return layout.words(ReportMessages.class);
    }
}
