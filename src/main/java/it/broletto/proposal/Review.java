package it.broletto.proposal;

import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import it.broletto.shared.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "review")
class Review {

    @Id
    private UUID id;

    @Column(name = "proposal_id")
    private UUID proposalId;

    @Column(name = "officer_id")
    private UUID officerId;

    private boolean feasible;

    @Column(name = "cost_cents")
    private Long costCents;

    private String reason;

    @Column(name = "reviewed_at")
    private Instant reviewedAt;

    protected Review() {
        // for Hibernate
    }

    Review(UUID proposalId, UUID officerId, NewReview answer, Instant reviewedAt) {
        var reason = answer.reason() == null || answer.reason().isBlank() ? null : answer.reason();
        if (answer.feasible() && !Proposal.isAmount(answer.cost())) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT, "cost");
        }
        if (!answer.feasible() && reason == null
                || reason != null && (Text.length(reason) < 10 || Text.length(reason) > 2000)) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT, "reason");
        }
        this.id = UUID.randomUUID();
        this.proposalId = proposalId;
        this.officerId = officerId;
        this.feasible = answer.feasible();
        this.costCents = answer.feasible() ? answer.cost().cents() : null;
        this.reason = reason;
        this.reviewedAt = reviewedAt;
    }

    UUID proposalId() {
        return proposalId;
    }

    boolean feasible() {
        return feasible;
    }

    ReviewView view() {
        return new ReviewView(feasible, costCents == null ? null : Money.ofCents(costCents), reason, reviewedAt);
    }
}
