package it.broletto.ballot;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One deposit of a ballot; a later one of the same ballot replaces it, both stay. */
@Entity
@Immutable
@Table(name = "ballot_cast")
class Cast {

    @Id
    private UUID id;

    @Column(name = "ballot_id")
    private UUID ballotId;

    @Column(name = "round_id")
    private UUID roundId;

    private int seq;

    private String receipt;

    private UUID intent;

    @Column(name = "cast_at")
    private Instant castAt;

    protected Cast() {
        // for Hibernate
    }

    Cast(UUID ballotId, UUID roundId, int seq, UUID intent, Instant castAt) {
        this.id = UUID.randomUUID();
        this.ballotId = ballotId;
        this.roundId = roundId;
        this.seq = seq;
        this.receipt = ReceiptCode.random();
        this.intent = intent;
        this.castAt = castAt;
    }

    UUID id() {
        return id;
    }

    int seq() {
        return seq;
    }

    /** @param last whether it is the newest of its ballot */
    ReceiptView view(boolean last) {
        return new ReceiptView(id, roundId, receipt, seq, castAt, last);
    }
}
