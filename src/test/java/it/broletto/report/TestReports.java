package it.broletto.report;

import it.broletto.campaign.CampaignService;
import it.broletto.identity.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reports for tests. */
@ApplicationScoped
public class TestReports {

    private final ReportService reports;
    private final CampaignService campaigns;

    TestReports(ReportService reports, CampaignService campaigns) {
        this.reports = reports;
        this.campaigns = campaigns;
    }

    /** One that is not the last. */
    public void told(String slug, Person by) {
        reports.write(
                slug,
                new NewReport(
                        "A metà strada",
                        "Il forno è montato.\n\nManca il tavolo.",
                        false,
                        List.of(),
                        List.of(),
                        UUID.randomUUID()),
                by);
    }

    /** The last one, approved; everything was spent but 5 € of each line. */
    public void last(String slug, Person by, Person approver) {
        var lines = campaigns.bySlug(slug).lines().stream()
                .map(line -> new NewReport.Line(line.amount().cents() - 500, "Uno sconto"))
                .toList();
        var number = reports.write(
                slug,
                new NewReport(
                        "Il forno è acceso",
                        "Ogni sabato si cuoce insieme.",
                        true,
                        lines,
                        List.of(new ReportView.Document("Fatture", "https://example.org/fatture.pdf")),
                        UUID.randomUUID()),
                by);
        reports.approve(slug, number, approver);
    }
}
