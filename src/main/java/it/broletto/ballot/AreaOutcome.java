package it.broletto.ballot;

import it.broletto.tally.Election;
import it.broletto.tally.Outcome;
import it.broletto.tally.RuleSheet;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
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

    @Column(name = "rules_sha256")
    private String rulesSha256;

    private String result;

    @Column(name = "result_sha256")
    private String resultSha256;

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

    AreaOutcome(
            UUID roundId, UUID areaId, RuleSheet rules, Election election, Outcome outcome, byte[] file, Instant at) {
        this.id = UUID.randomUUID();
        this.roundId = roundId;
        this.areaId = areaId;
        this.rule = outcome.rule();
        this.rulesSha256 = rules.sha256();
        this.ties = rules.ties().stream()
                .map(key -> key.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
        this.voteType = election.voteType().key();
        this.currency = Currencies.of(election);
        this.budgetCents = outcome.budgetCents();
        this.totalCents = outcome.totalCostCents();
        this.ballots = Math.toIntExact(outcome.voters());
        this.file = file;
        this.fileSha256 = Sha256.hex(file);
        this.countedAt = at;
        this.result = ResultFile.of(outcome, fileSha256, rulesSha256);
        this.resultSha256 = Sha256.hex(result.getBytes(StandardCharsets.UTF_8));
    }

    UUID id() {
        return id;
    }
}
