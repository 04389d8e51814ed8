package it.broletto.ballot;

import it.broletto.tally.Election;
import it.broletto.tally.Outcome;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The count of one area: the file that was counted, byte for byte, and what came out. */
@Entity
@Immutable
@Table(name = "outcome")
class AreaOutcome {

    @Id
    private UUID id;

    @Column(name = "round_id")
    private UUID roundId;

    @Column(name = "area_id")
    private UUID areaId;

    private String rule;

    private String ties;

    @Column(name = "vote_type")
    private String voteType;

    private String currency;

    @Column(name = "budget_cents")
    private long budgetCents;

    @Column(name = "total_cents")
    private long totalCents;

    private int ballots;

    private byte[] file;

    @Column(name = "file_sha256")
    private String fileSha256;

    @Column(name = "counted_at")
    private Instant countedAt;

    protected AreaOutcome() {
        // for Hibernate
    }

    AreaOutcome(UUID roundId, UUID areaId, Election election, Outcome outcome, byte[] file, Instant countedAt) {
        this.id = UUID.randomUUID();
        this.roundId = roundId;
        this.areaId = areaId;
        this.rule = outcome.rule();
        this.ties = "cost,votes,id";
        this.voteType = election.voteType().key();
        this.currency = Currencies.of(election);
        this.budgetCents = outcome.budgetCents();
        this.totalCents = outcome.totalCostCents();
        this.ballots = Math.toIntExact(outcome.voters());
        this.file = file;
        this.fileSha256 = Sha256.hex(file);
        this.countedAt = countedAt;
    }

    UUID id() {
        return id;
    }
}
