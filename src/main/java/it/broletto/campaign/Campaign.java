package it.broletto.campaign;

import it.broletto.proposal.Category;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Entity
@Table(name = "campaign")
class Campaign {

    @Embeddable
    record Line(String label, @Column(name = "amount_cents") long amountCents, boolean required) {}

    @Id
    private UUID id;

    private String slug;
    private String title;
    private String summary;
    private String body;
    private String promoter;

    @Enumerated(EnumType.STRING)
    private Category category;

    private String district;

    @Column(name = "minimum_cents")
    private long minimumCents;

    @Column(name = "goal_cents")
    private long goalCents;

    @Enumerated(EnumType.STRING)
    private CampaignStatus status;

    @Column(name = "opens_at")
    private Instant opensAt;

    @Column(name = "closes_at")
    private Instant closesAt;

    @Column(name = "project_id")
    private UUID projectId;

    /** Of the present version: a change writes new ones beside the old ones. */
    @ElementCollection
    @CollectionTable(name = "campaign_budget", joinColumns = @JoinColumn(name = "campaign_id"))
    @OrderColumn(name = "position")
    private List<Line> lines = new ArrayList<>();

    @Version
    private int version;

    protected Campaign() {
        // for Hibernate
    }

    Campaign(NewCampaign wanted) {
        if (!wanted.opensAt().isBefore(wanted.closesAt())
                || wanted.lines().stream().noneMatch(BudgetLine::required)
                || wanted.lines().stream().anyMatch(line -> line.amount().cents() <= 0)) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        id = UUID.randomUUID();
        slug = wanted.slug();
        title = wanted.title();
        summary = wanted.summary();
        body = wanted.body();
        promoter = wanted.promoter();
        category = wanted.category();
        district = wanted.district();
        opensAt = wanted.opensAt();
        closesAt = wanted.closesAt();
        projectId = wanted.projectId();
        status = CampaignStatus.LIVE;
        wanted.lines()
                .forEach(line -> lines.add(new Line(line.label(), line.amount().cents(), line.required())));
        goalCents = sum(wanted.lines()).cents();
        minimumCents = sum(wanted.lines().stream().filter(BudgetLine::required).toList())
                .cents();
    }

    UUID id() {
        return id;
    }

    String slug() {
        return slug;
    }

    String title() {
        return title;
    }

    CampaignStatus status() {
        return status;
    }

    Instant closesAt() {
        return closesAt;
    }

    Money minimum() {
        return Money.ofCents(minimumCents);
    }

    /** Refuses with {@code CAMPAIGN_NOT_LIVE} unless pledges may be made at this instant. */
    void requireTakesPledges(Instant now) {
        if (!takesPledges(now)) {
            throw new Refusal(Refusal.Reason.CAMPAIGN_NOT_LIVE);
        }
    }

    /** Refuses with {@code CAMPAIGN_NOT_LIVE} unless pledges may be withdrawn: also while it rests. */
    void requireLetsGo(Instant now) {
        if (status != CampaignStatus.SUSPENDED) {
            requireTakesPledges(now);
        }
    }

    Money goal() {
        return Money.ofCents(goalCents);
    }

    boolean takesPledges(Instant now) {
        return status == CampaignStatus.LIVE && !now.isBefore(opensAt) && now.isBefore(closesAt);
    }

    /** Closes on what was promised. */
    void close(Money promised) {
        status = status.after(
                promised.compareTo(minimum()) >= 0 ? CampaignStatus.Event.CLOSE : CampaignStatus.Event.FALL_SHORT);
    }

    /** After the collection; the same decision again changes nothing. */
    void decide(boolean funded) {
        if (status != (funded ? CampaignStatus.FUNDED : CampaignStatus.FAILED)) {
            status = status.after(funded ? CampaignStatus.Event.FUND : CampaignStatus.Event.FAIL);
        }
    }

    CampaignCard card(Promised promised, Money added, CampaignSums sums, Instant now) {
        return new CampaignCard(
                id,
                slug,
                title,
                summary,
                promoter,
                category,
                district,
                status,
                opensAt,
                closesAt,
                takesPledges(now),
                minimum(),
                Money.ofCents(goalCents),
                promised.amount(),
                sums != null && sums.decidedAt() != null ? sums.payers() : promised.backers(),
                added,
                sums);
    }

    CampaignView view(CampaignCard card) {
        return new CampaignView(
                card,
                body,
                projectId,
                lines.stream()
                        .map(line -> new BudgetLine(line.label(), Money.ofCents(line.amountCents()), line.required()))
                        .toList());
    }

    private static Money sum(List<BudgetLine> lines) {
        return lines.stream().map(BudgetLine::amount).reduce(Money.ZERO, Money::plus);
    }
}
