package it.broletto.accountability;

import it.broletto.shared.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

@Entity
@Table(name = "milestone")
class Milestone {

    @Id
    private UUID id;

    @Column(name = "project_id")
    private UUID projectId;

    private int position;
    private String title;

    @Column(name = "promised_on")
    private LocalDate promisedOn;

    @Column(name = "done_on")
    private LocalDate doneOn;

    private String reason;
    private UUID intent;

    @Version
    private int version;

    protected Milestone() {
        // for Hibernate
    }

    Milestone(UUID projectId, int position, NewMilestone wanted) {
        this.id = UUID.randomUUID();
        this.projectId = projectId;
        this.position = position;
        this.title = wanted.title();
        this.promisedOn = wanted.promisedOn();
        this.intent = wanted.intent();
    }

    UUID projectId() {
        return projectId;
    }

    /** False if it says so already. Refuses with {@code STALE_FORM} what was written over an older state, with {@code REASON_NEEDED} lateness without a reason. */
    boolean change(ChangeMilestone change, LocalDate today) {
        if (change.version() != version) {
            throw new Refusal(Refusal.Reason.STALE_FORM);
        }
        if (change.doneOn() != null && change.doneOn().isAfter(today)) {
            throw new Refusal(Refusal.Reason.INVALID_INPUT);
        }
        if (Punctuality.of(promisedOn, null, change.doneOn(), today).late() && change.reason() == null) {
            throw new Refusal(Refusal.Reason.REASON_NEEDED);
        }
        if (Objects.equals(doneOn, change.doneOn()) && Objects.equals(reason, change.reason())) {
            return false;
        }
        doneOn = change.doneOn();
        reason = change.reason();
        return true;
    }

    MilestoneView view() {
        return new MilestoneView(id, projectId, title, promisedOn, doneOn, reason, version);
    }
}
