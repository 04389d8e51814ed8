package it.broletto.home;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import it.broletto.accountability.DashboardService;
import it.broletto.application.AssessmentService;
import it.broletto.change.ChangeService;
import it.broletto.identity.CurrentPerson;
import it.broletto.payout.PayoutService;
import it.broletto.proposal.ReviewService;
import it.broletto.report.ReportService;
import it.broletto.round.Phase;
import it.broletto.round.RoundService;
import it.broletto.transfer.SuspenseService;
import it.broletto.web.Layout;
import it.broletto.web.Texts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/** What waits for me, and since when? The way in to every queue of the staff, by role. */
@Path("/desk")
@Produces(MediaType.TEXT_HTML)
class DeskPages {

    /** @param waiting what waits there, in words; empty where nothing waits */
    record Entry(DeskQueue queue, String waiting) {
        public String href() {
            return queue.href();
        }

        public String icon() {
            return queue.icon();
        }
    }

    @CheckedTemplate(basePath = "home")
    static class Templates {
        static native TemplateInstance desk(List<Entry> entries);

        private Templates() {}
    }

    private final RoundService rounds;
    private final ReviewService reviews;
    private final CurrentPerson person;
    private final SuspenseService suspense;
    private final Layout layout;
    private final DashboardService dashboards;
    private final AssessmentService assessments;
    private final ChangeService changes;
    private final ReportService reports;
    private final PayoutService payouts;

    DeskPages(
            RoundService rounds,
            ReviewService reviews,
            CurrentPerson person,
            Layout layout,
            DashboardService dashboards,
            AssessmentService assessments,
            ChangeService changes,
            ReportService reports,
            SuspenseService suspense,
            PayoutService payouts) {
        this.payouts = payouts;
        this.reports = reports;
        this.changes = changes;
        this.assessments = assessments;
        this.dashboards = dashboards;
        this.rounds = rounds;
        this.reviews = reviews;
        this.person = person;
        this.suspense = suspense;
        this.layout = layout;
    }

    @GET
    @RolesAllowed({"councillor", "officer", "moderator", "auditor", "administrator"})
    public TemplateInstance desk() {
        var roles = person.require().roles();
        return Templates.desk(Arrays.stream(DeskQueue.values())
                .filter(queue -> queue.isFor(roles))
                .map(queue -> new Entry(queue, waiting(queue)))
                .toList());
    }

    private String waiting(DeskQueue queue) {
        var words = layout.words(DeskMessages.class);
        return switch (queue) {
            case ROUNDS -> words.drafts(rounds.count(Phase.DRAFT));
            case PROPOSALS ->
                reviews.waitingSince()
                        .map(since -> words.proposals(reviews.waiting()) + ", "
                                + words.since(Texts.date(since, layout.locale())))
                        .orElseGet(() -> words.proposals(0));
            case APPLICATIONS ->
                assessments
                        .waitingSince()
                        .map(since -> words.applications(assessments.waiting()) + ", "
                                + words.since(Texts.date(since, layout.locale())))
                        .orElseGet(() -> words.applications(0));
            case REPORTS -> words.reports(reports.atTheDesk());
            case CHANGES -> words.changes(changes.waiting());
            case TRANSFERS -> words.transfers(suspense.waiting());
            case PAYOUTS -> words.payouts(payouts.waiting());
            case PROJECTS -> words.late(dashboards.figures(null).late());
            case CAMPAIGNS, COLLECTIONS, FUND, COMPARISONS, CALLS, RESIDENTS, IMPORTS, RECONCILIATION, MAILS, LOG -> "";
        };
    }
}
