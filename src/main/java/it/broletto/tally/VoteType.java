package it.broletto.tally;

import java.util.Optional;

/** What a voter puts on a ballot. */
public enum VoteType {
    /** Any number of projects, all equal. */
    APPROVAL("approval"),
    /** One project. */
    CHOOSE_1("choose-1"),
    /** Points spread over projects. */
    CUMULATIVE("cumulative"),
    /** Points for each project by itself, also negative ones; a project that is not named gets {@code default_score}. */
    SCORING("scoring"),
    /** Projects in order of preference, the best first. */
    ORDINAL("ordinal");

    private final String key;

    VoteType(String key) {
        this.key = key;
    }

    /** Its word in a Pabulib file. */
    public String key() {
        return key;
    }

    /** Whether projects are ranked by points rather than by number of voters. */
    public boolean hasScores() {
        return hasPoints() || this == ORDINAL;
    }

    /** Whether a ballot says how many points each of its projects gets. */
    public boolean hasPoints() {
        return this == CUMULATIVE || this == SCORING;
    }

    static Optional<VoteType> of(String key) {
        for (var type : values()) {
            if (type.key.equals(key)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
