package it.broletto.rules;

import it.broletto.shared.Refusal;
import it.broletto.tally.RuleSheet;
import it.broletto.tally.RuleSheet.Tie;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;

/** What decides the count of one round; the database refuses any change once it is sealed. */
@Entity
@Table(name = "rule_sheet")
class RoundRules {

    @Id
    @Column(name = "round_id")
    private UUID roundId;

    private String rules;
    private String sha256;
    private byte[] seed;
    private String draw;

    @Column(name = "draw_named_at")
    private Instant drawNamedAt;

    private String drawn;

    @Column(name = "drawn_at")
    private Instant drawnAt;

    @Column(name = "chosen_by")
    private UUID chosenBy;

    @Column(name = "chosen_at")
    private Instant chosenAt;

    @Column(name = "sealed_at")
    private Instant sealedAt;

    @Version
    private int version;

    protected RoundRules() {
        // for Hibernate
    }

    RoundRules(UUID roundId, RuleSheet rules) {
        this.roundId = roundId;
        become(rules);
    }

    /** The sheet of a vote that took place without one of ours. */
    static RoundRules past(UUID roundId, RuleSheet rules, Instant at) {
        var sheet = new RoundRules(roundId, rules);
        sheet.sealedAt = at;
        return sheet;
    }

    void choose(RuleSheet wanted, UUID by, Instant at) {
        refuseIfSealed();
        become(wanted);
        chosenBy = by;
        chosenAt = at;
    }

    private void become(RuleSheet wanted) {
        rules = wanted.canonicalJson();
        sha256 = wanted.sha256();
    }

    /** From now on the lot can be checked. A seed that is there stays. */
    void promise(byte[] chance) {
        if (seed == null) {
            seed = chance;
        }
    }

    /** @param which null for none; another draw forgets what came of the first */
    void name(String which, Instant at) {
        refuseIfSealed();
        draw = which;
        drawNamedAt = which == null ? null : at;
        enter(null, at);
    }

    /** @param value null takes it back */
    void enter(String value, Instant at) {
        refuseIfSealed();
        drawn = value;
        drawnAt = value == null ? null : at;
    }

    /** Puts the lot order of these projects last in the ties; without projects there is nothing to draw. */
    void seal(Collection<String> projects, Instant at) {
        refuseIfSealed();
        if (!projects.isEmpty()) {
            var chosen = RuleSheet.parse(rules);
            var ties = new ArrayList<>(chosen.ties());
            ties.add(Tie.LOT);
            become(chosen.change()
                    .ties(ties, Lot.order(seed, drawn == null ? "" : drawn, projects))
                    .build());
        }
        sealedAt = at;
    }

    private void refuseIfSealed() {
        if (sealedAt != null) {
            throw new Refusal(Refusal.Reason.RULES_SEALED);
        }
    }

    boolean sealed() {
        return sealedAt != null;
    }

    int version() {
        return version;
    }

    String draw() {
        return draw;
    }

    String drawn() {
        return drawn;
    }

    String sha256() {
        return sha256;
    }

    RulesView view() {
        return new RulesView(
                roundId,
                RuleSheet.parse(rules),
                rules,
                sha256,
                seed == null ? null : Lot.commitment(seed),
                seed == null || !sealed() ? null : HexFormat.of().formatHex(seed),
                draw,
                drawNamedAt,
                drawn,
                drawnAt,
                chosenBy != null,
                sealedAt,
                version);
    }
}
