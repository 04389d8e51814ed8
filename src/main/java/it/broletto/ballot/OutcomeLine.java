package it.broletto.ballot;

import it.broletto.tally.Outcome;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What the count of an area made of one project. */
@Entity
@Immutable
@IdClass(OutcomeLine.Key.class)
@Table(name = "outcome_line")
class OutcomeLine {

    record Key(UUID outcomeId, UUID projectId) implements Serializable {}

    @Id
    @Column(name = "outcome_id")
    private UUID outcomeId;

    @Id
    @Column(name = "project_id")
    private UUID projectId;

    private long votes;

    private int place;

    private boolean won;

    @Column(name = "cost_cents")
    private long costCents;

    @Column(name = "left_cents")
    private long leftCents;

    private Long voters;

    @Enumerated(EnumType.STRING)
    private Outcome.Fate fate;

    @Enumerated(EnumType.STRING)
    private Outcome.Stage stage;

    private Integer position;

    protected OutcomeLine() {
        // for Hibernate
    }

    OutcomeLine(UUID outcomeId, UUID projectId, Outcome.Line line) {
        this.outcomeId = outcomeId;
        this.projectId = projectId;
        this.votes = line.score();
        this.place = line.turn();
        this.won = line.selected();
        this.costCents = line.costCents();
        this.leftCents = line.leftCents();
        this.voters = line.votes();
        this.fate = line.fate();
        this.stage = line.stage();
        this.position = line.position();
    }

    UUID outcomeId() {
        return outcomeId;
    }

    UUID projectId() {
        return projectId;
    }

    long votes() {
        return votes;
    }

    int place() {
        return place;
    }

    boolean won() {
        return won;
    }

    long costCents() {
        return costCents;
    }

    long leftCents() {
        return leftCents;
    }

    /** How many voters named it; null in outcomes from before rule sheets, as the following. */
    Long voters() {
        return voters;
    }

    Outcome.Fate fate() {
        return fate;
    }

    /** By what it won; null for a loser too. */
    Outcome.Stage stage() {
        return stage;
    }

    /** Among the winners from 1; 0 for a loser. */
    Integer position() {
        return position;
    }
}
