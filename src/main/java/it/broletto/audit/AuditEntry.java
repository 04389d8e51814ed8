package it.broletto.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Instant at;

    @Column(name = "actor_role")
    private String actorRole;

    @Column(name = "actor_id")
    private UUID actorId;

    private String act;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "round_id")
    private UUID roundId;

    private String detail;

    protected AuditEntry() {
        // for Hibernate
    }

    AuditEntry(Instant at, Actor actor, String act, UUID subjectId, UUID roundId, String detail) {
        this.at = at;
        this.actorRole = actor.actingAs();
        this.actorId = actor.id();
        this.act = act;
        this.subjectId = subjectId;
        this.roundId = roundId;
        this.detail = detail;
    }

    AuditView view() {
        return new AuditView(id, at, actorRole, act, subjectId, roundId, detail);
    }
}
