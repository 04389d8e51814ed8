package it.broletto.project;

import it.broletto.proposal.Category;
import it.broletto.proposal.ProposalView;
import it.broletto.shared.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

@Entity
class Project {

    @Id
    private UUID id;

    @Column(name = "round_id")
    private UUID roundId;

    @Column(name = "area_id")
    private UUID areaId;

    @Column(name = "proposal_id")
    private UUID proposalId;

    private Integer number;

    @Column(name = "file_id")
    private String fileId;

    private String title;

    private String summary;

    @Enumerated(EnumType.STRING)
    private Category category;

    private Double latitude;

    private Double longitude;

    @Column(name = "cost_cents")
    private long costCents;

    @Enumerated(EnumType.STRING)
    private ProjectStatus status;

    @Column(name = "listed_at")
    private Instant listedAt;

    @Version
    private int version;

    protected Project() {
        // for Hibernate
    }

    /** A feasible proposal that comes on the ballot with the cost of its review. */
    Project(ProposalView proposal, int number, Instant now) {
        this.id = UUID.randomUUID();
        this.roundId = proposal.roundId();
        this.areaId = proposal.areaId();
        this.proposalId = proposal.id();
        this.number = number;
        this.fileId = Integer.toString(number);
        describe(proposal);
        this.status = ProjectStatus.LISTED;
        this.listedAt = now;
    }

    /** A line of an imported election. */
    Project(UUID round, UUID area, NewProject line, int number, Instant now) {
        this.id = UUID.randomUUID();
        this.roundId = round;
        this.areaId = area;
        this.number = number;
        this.fileId = line.fileId();
        this.title = line.title();
        this.summary = "";
        this.category = line.category();
        this.latitude = line.latitude();
        this.longitude = line.longitude();
        this.costCents = line.cost().cents();
        this.status = ProjectStatus.LISTED;
        this.listedAt = now;
    }

    /** Back on the ballot, with what the proposal says today. */
    void relist(ProposalView proposal, Instant now) {
        move(ProjectStatus.LISTED);
        describe(proposal);
        listedAt = now;
    }

    /** Moves one legal step; refuses every other with ILLEGAL_TRANSITION. */
    void move(ProjectStatus to) {
        ProjectStatus.TABLE.event(status, to);
        status = to;
    }

    private void describe(ProposalView proposal) {
        title = proposal.title();
        summary = proposal.body();
        category = proposal.category();
        latitude = proposal.latitude();
        longitude = proposal.longitude();
        costCents = proposal.cost().cents();
    }

    UUID id() {
        return id;
    }

    UUID roundId() {
        return roundId;
    }

    UUID proposalId() {
        return proposalId;
    }

    ProjectStatus status() {
        return status;
    }

    ProjectView view() {
        return new ProjectView(
                id,
                roundId,
                areaId,
                proposalId,
                number,
                fileId,
                title,
                summary,
                category,
                latitude,
                longitude,
                Money.ofCents(costCents),
                status,
                listedAt,
                version);
    }
}
