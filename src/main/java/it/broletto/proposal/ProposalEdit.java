package it.broletto.proposal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "proposal_edit")
class ProposalEdit {

    @Id
    private UUID id;

    @Column(name = "proposal_id")
    private UUID proposalId;

    private String title;
    private String body;

    @Column(name = "edited_at")
    private Instant editedAt;

    protected ProposalEdit() {
        // for Hibernate
    }

    ProposalEdit(UUID proposalId, String title, String body, Instant editedAt) {
        this.id = UUID.randomUUID();
        this.proposalId = proposalId;
        this.title = title;
        this.body = body;
        this.editedAt = editedAt;
    }

    EditView view() {
        return new EditView(title, body, editedAt);
    }
}
