package it.broletto.tally;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which of several projects that a rule holds equal comes first: decided by the first key in which they differ. */
public record TieOrder(List<Key> keys) {

    /** Lowest cost, then most votes (or points), then id: the order of the published reference results. */
    public static final TieOrder COST_VOTES_ID = new TieOrder(List.of(Key.COST, Key.VOTES, Key.ID));

    /** What decides. */
    public enum Key {
        /** The cheaper one. */
        COST(Comparator.comparingLong(Candidate::costCents)),
        /** The one with more votes, or points where ballots give points. */
        VOTES(Comparator.comparingLong(Candidate::strength).reversed()),
        /** The one whose id comes first as UTF-8 bytes ("10" before "9"). Decides always, but by no merit. */
        ID((one, other) -> Arrays.compareUnsigned(one.idBytes(), other.idBytes()));

        private final Comparator<Candidate> order;

        Key(Comparator<Candidate> order) {
            this.order = order;
        }
    }

    /**
     * A project in a count.
     *
     * @param strength votes or points in the whole election
     */
    record Candidate(int index, byte[] idBytes, long costCents, long strength) {

        static Candidate of(int index, Project project, long strength) {
            return new Candidate(
                    index, project.id().getBytes(StandardCharsets.UTF_8), project.countedCents(), strength);
        }
    }

    /** @throws IllegalArgumentException unless ID is the last key: nothing else decides every tie */
    public TieOrder {
        keys = List.copyOf(keys);
        if (keys.indexOf(Key.ID) != keys.size() - 1 || keys.isEmpty()) {
            throw new IllegalArgumentException("the last key of a tie order must be ID: " + keys);
        }
    }

    /** Winners of ties first. */
    Comparator<Candidate> comparator() {
        return keys.stream()
                .map(key -> key.order)
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }
}
