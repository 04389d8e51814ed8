package it.broletto.round;

import it.broletto.audit.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One move of a round: a fact. */
@Entity
@Immutable
@Table(name = "phase_change")
class PhaseChange {

    @Id
    private UUID id;

    @Column(name = "round_id")
    private UUID roundId;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_phase")
    private Phase from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_phase")
    private Phase to;

    @Enumerated(EnumType.STRING)
    private Phase.Event event;

    @Column(name = "moved_by")
    private UUID movedBy;

    @Column(name = "moved_at")
    private Instant movedAt;

    private String reason;

    protected PhaseChange() {
        // for Hibernate
    }

    PhaseChange(UUID roundId, Phase from, Phase to, Phase.Event event, Actor actor, Instant movedAt, String reason) {
        this.id = UUID.randomUUID();
        this.roundId = roundId;
        this.from = from;
        this.to = to;
        this.event = event;
        this.movedBy = actor.id();
        this.movedAt = movedAt;
        this.reason = reason;
    }

    DraftEnd endOfDraft() {
        return new DraftEnd(to, movedBy, movedAt);
    }
}
