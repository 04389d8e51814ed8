package it.broletto.accountability;

import it.broletto.shared.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Entity
@Table(name = "project_sheet")
class ProjectSheet {

    @Id
    @Column(name = "project_id")
    private UUID projectId;

    private String office;
    private String manager;
    private String cup;

    @Column(name = "promised_on")
    private LocalDate promisedOn;

    @Column(name = "expected_on")
    private LocalDate expectedOn;

    @Column(name = "done_on")
    private LocalDate doneOn;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Version
    private int version;

    protected ProjectSheet() {
        // for Hibernate
    }

    ProjectSheet(UUID projectId, LocalDate promisedOn, Instant openedAt) {
        this.projectId = projectId;
        this.promisedOn = promisedOn;
        this.openedAt = openedAt;
    }

    /** Refuses with {@code STALE_FORM} a change written over an older state than this one. */
    void change(ChangeSheet change) {
        if (change.version() != version) {
            throw new Refusal(Refusal.Reason.STALE_FORM);
        }
        office = change.office();
        manager = change.manager();
        cup = change.cup();
        expectedOn = change.expectedOn();
    }

    void done(LocalDate on) {
        doneOn = on;
    }

    SheetView view() {
        return new SheetView(projectId, office, manager, cup, promisedOn, expectedOn, doneOn, version);
    }
}
