package it.broletto.round;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The dates of one phase: the plan, made true where a councillor moved the round earlier by hand. */
@Entity
@Table(name = "phase")
class PlannedPhase {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "round_id")
    private Round round;

    @Enumerated(EnumType.STRING)
    private Phase kind;

    @Column(name = "opens_at")
    private Instant opensAt;

    @Column(name = "closes_at")
    private Instant closesAt;

    protected PlannedPhase() {
        // for Hibernate
    }

    PlannedPhase(Round round, Phase kind) {
        this.id = UUID.randomUUID();
        this.round = round;
        this.kind = kind;
    }

    void become(NewPhase wanted) {
        this.opensAt = wanted.opensAt();
        this.closesAt = wanted.closesAt();
    }

    void openEarlier(Instant now) {
        if (now.isBefore(opensAt)) {
            opensAt = now;
        }
    }

    void closeEarlier(Instant now) {
        if (opensAt.isBefore(now) && now.isBefore(closesAt)) {
            closesAt = now;
        }
    }

    Phase kind() {
        return kind;
    }

    Instant opensAt() {
        return opensAt;
    }

    Instant closesAt() {
        return closesAt;
    }

    PhaseView view(Phase current) {
        var state = kind == current
                ? PhaseView.State.NOW
                : kind.isBefore(current) ? PhaseView.State.PAST : PhaseView.State.FUTURE;
        return new PhaseView(kind, opensAt, closesAt, state);
    }
}
