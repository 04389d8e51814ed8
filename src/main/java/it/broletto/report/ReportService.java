package it.broletto.report;

import it.broletto.audit.AuditService;
import it.broletto.campaign.CampaignCard;
import it.broletto.campaign.CampaignService;
import it.broletto.campaign.CampaignStatus;
import it.broletto.campaign.CampaignView;
import it.broletto.campaign.Promoters;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.shared.Refusal;
import it.broletto.shared.Refusal.Reason;
import it.broletto.shared.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What promoters report to their backers, and what became of a campaign. Each public method is one transaction. Templates
 * read it as {@code inject:reports}.
 */
@Named("reports")
@ApplicationScoped
@Transactional
public class ReportService {

    static final int MOST_PHOTOS = 6;
    static final int LEAST_REASON = 10;
    static final int MOST_REASON = 1000;

    private static final int MOST = 100;

    private final Reports reports;
    private final CampaignService campaigns;
    private final Promoters promoters;
    private final AuditService audit;
    private final Clock clock;
    private final int days;

    ReportService(
            Reports reports,
            CampaignService campaigns,
            Promoters promoters,
            AuditService audit,
            Clock clock,
            @ConfigProperty(name = "broletto.report.days") int days) {
        this.reports = reports;
        this.campaigns = campaigns;
        this.promoters = promoters;
        this.audit = audit;
        this.clock = clock;
        this.days = days;
    }

    /** In order; at most {@value #MOST}. */
    public List<ReportView> of(UUID campaign) {
        return reports.of(campaign);
    }

    /** Those that everybody may read. */
    public List<ReportView> toldOf(UUID campaign) {
        return of(campaign).stream().filter(ReportView::isPublic).toList();
    }

    /**
     * Tells the backers. The last report accounts for each line of the budget and waits for the offices. The same form
     * again is the same report, with other words it is refused with {@code INTENT_REUSED}. Refuses with {@code NOT_ALLOWED} whoever is neither promoter nor officer, with {@code
     * WRONG_PHASE} a campaign that is not funded, with {@code ALREADY_DONE} a report while the last one waits or after it
     * was approved, with {@code INVALID_INPUT} what does not fit.
     *
     * @return its number
     */
    int write(String slug, NewReport report, Person by) {
        var id = campaigns.bySlug(slug).card().id();
        promoters.require(id, by);
        reports.hold(id);
        var written = reports.byIntent(report.intent());
        if (written.isPresent()) {
            return written.filter(made -> made.is(id, report))
                    .orElseThrow(() -> new Refusal(Reason.INTENT_REUSED))
                    .number();
        }
        var campaign = campaigns.bySlug(slug);
        if (campaign.card().status() != CampaignStatus.FUNDED) {
            throw new Refusal(Reason.WRONG_PHASE);
        }
        var before = of(id);
        if (before.size() == MOST || before.stream().anyMatch(one -> one.last() && !one.returned())) {
            throw new Refusal(Reason.ALREADY_DONE);
        }
        if (!fits(report, campaign)) {
            throw new Refusal(Reason.INVALID_INPUT);
        }
        var number = before.size() + 1;
        reports.add(id, number, report, campaign.lines(), by.id(), clock.instant());
        audit.record(by, report.last() ? "report.sent" : "report.told", id, null, report.title());
        return number;
    }

    private static boolean fits(NewReport report, CampaignView campaign) {
        return within(report.title(), 3, 120)
                && within(report.body(), 10, 10_000)
                && report.documents().size() <= 10
                && report.lines().size() == (report.last() ? campaign.lines().size() : 0);
    }

    private static boolean within(String text, int least, int most) {
        return Text.length(text) >= least && Text.length(text) <= most;
    }

    /**
     * Adds a photograph to a report that is not decided. Refuses with {@code NOT_FOUND}, {@code NOT_ALLOWED}, {@code
     * ALREADY_DONE} (decided, or there are {@value #MOST_PHOTOS}) and {@code INVALID_INPUT} (no description).
     */
    void addPhoto(String slug, int number, String description, Picture picture, Person by) {
        if (!within(description, 5, 200)) {
            throw new Refusal(Reason.INVALID_INPUT);
        }
        var id = campaigns.bySlug(slug).card().id();
        promoters.require(id, by);
        reports.hold(id);
        var report = withPlace(id, number);
        reports.addPhoto(id, number, report.photos().size() + 1, description, picture, by.id(), clock.instant());
    }

    /** Refuses as {@link #addPhoto} does, before the photograph is opened. */
    void requirePlace(String slug, int number, Person by) {
        var id = campaigns.bySlug(slug).card().id();
        promoters.require(id, by);
        withPlace(id, number);
    }

    private ReportView withPlace(UUID campaign, int number) {
        var report = one(campaign, number);
        if (report.approved() != null || report.photos().size() == MOST_PHOTOS) {
            throw new Refusal(Reason.ALREADY_DONE);
        }
        return report;
    }

    /** Of a report that everybody may read, or that the reader may. Refuses any other with {@code NOT_FOUND}. */
    byte[] photo(String slug, int number, int position, Person reader) {
        var id = campaigns.bySlug(slug).card().id();
        var report = one(id, number);
        var inside = reader != null && (promoters.mayActFor(id, reader) || reader.is(Role.ADMINISTRATOR));
        if (!report.isPublic() && !inside) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        return reports.photo(id, number, position).orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    private ReportView one(UUID campaign, int number) {
        return of(campaign).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new Refusal(Reason.NOT_FOUND));
    }

    /**
     * Approves a last report. Refuses with {@code SAME_PERSON} who wrote it or applied for the campaign, with {@code
     * ALREADY_DONE} one that is decided, with {@code NOT_FOUND} any other.
     */
    void approve(String slug, int number, Person by) {
        decide(slug, number, null, by);
    }

    /** Gives it back with what is missing. Refuses as {@link #approve}. */
    void giveBack(String slug, int number, String reason, Person by) {
        if (!within(reason, LEAST_REASON, MOST_REASON)) {
            throw new Refusal(Reason.INVALID_INPUT, "reason");
        }
        decide(slug, number, reason, by);
    }

    private void decide(String slug, int number, String reason, Person by) {
        var id = campaigns.bySlug(slug).card().id();
        reports.hold(id);
        var report = one(id, number);
        if (!report.last()) {
            throw new Refusal(Reason.NOT_FOUND);
        }
        if (isAside(report, by)) {
            throw new Refusal(Reason.SAME_PERSON);
        }
        if (!report.waits()) {
            throw new Refusal(Reason.ALREADY_DONE);
        }
        reports.decide(id, number, reason, by.id(), clock.instant());
        audit.record(by, reason == null ? "report.approved" : "report.returned", id, null, reason);
    }

    /** Whether somebody wrote a report or applied for its campaign. */
    boolean isAside(ReportView report, Person somebody) {
        return report.writtenBy().equals(somebody.id()) || promoters.isPromoter(report.campaign(), somebody.id());
    }

    /** A campaign whose report is due or waits. */
    record Due(CampaignCard card, Instant at) {}

    /** Last reports that wait for the offices, the longest first, at most {@value #MOST}. */
    List<Due> waiting() {
        return due(reports.waiting(MOST), Duration.ZERO);
    }

    /** Funded campaigns without a last report whose day is over, the latest to report first, at most {@value #MOST}. */
    List<Due> overdue() {
        return overdue(clock.instant());
    }

    List<Due> overdue(Instant now) {
        var after = Duration.ofDays(days);
        return due(reports.overdue(now.minus(after), MOST), after);
    }

    private List<Due> due(List<Reports.Due> found, Duration after) {
        var cards = campaigns.byIds(found.stream().map(Reports.Due::campaign).toList());
        return found.stream()
                .map(one -> new Due(cards.get(one.campaign()), one.since().plus(after)))
                .toList();
    }

    /** How many reports wait for the offices or are overdue; at most twice {@value #MOST}. */
    public int atTheDesk() {
        return reports.waiting(MOST).size()
                + reports.overdue(clock.instant().minus(Duration.ofDays(days)), MOST)
                        .size();
    }

    /** When the last report of a funded campaign is due; null for any other, and when it is approved. */
    public Instant dueAt(UUID campaign) {
        var reached = reports.stages(campaign);
        return reached.isEmpty()
                        || reached.get(0).stage() != Afterwards.FUNDED
                        || of(campaign).stream().anyMatch(one -> one.last() && one.isPublic())
                ? null
                : reached.get(0).since().plus(Duration.ofDays(days));
    }

    /** Where a campaign stands after its decision; null before. */
    public Afterwards stage(UUID campaign) {
        var reached = reports.stages(campaign);
        return reached.isEmpty() ? null : reached.get(reached.size() - 1).stage();
    }

    /** The stages that a campaign reached, in their order. */
    List<Reports.Reached> stages(UUID campaign) {
        return reports.stages(campaign);
    }

    /** What became of a campaign since its close, in order of time; empty before. */
    public List<Step> story(UUID campaign) {
        var steps = new ArrayList<>(reports.steps(campaign));
        for (var reached : reports.stages(campaign)) {
            if (reached.stage() == Afterwards.REFUNDING || reached.stage() == Afterwards.SETTLED) {
                steps.add(new Step(Step.Kind.valueOf(reached.stage().name()), reached.since(), null, null));
            }
        }
        steps.sort(Comparator.comparing(Step::at).thenComparing(Step::kind));
        return steps;
    }

    CampaignView campaign(String slug) {
        return campaigns.bySlug(slug);
    }
}
