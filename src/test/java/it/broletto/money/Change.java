package it.broletto.money;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the model knows of a change of a campaign that was asked for. */
final class Change {

    /** The close does not come before everybody had whole days to withdraw: broletto.change.withdrawal-days. */
    static final int DAYS = 10;

    /** What backers were told, and until when they are asked whether they stay. */
    record Told(Instant at, Instant until) {}

    final UUID id;
    final UUID askedBy;
    final long minimum;
    final long budget;
    final String body;
    final List<Reward> ended;

    /** Null until one of the offices says yes. */
    UUID proposedBy;

    Change(UUID id, UUID askedBy, long minimum, long budget, String body, List<Reward> ended) {
        this.id = id;
        this.askedBy = askedBy;
        this.minimum = minimum;
        this.budget = budget;
        this.body = body;
        this.ended = ended;
    }
}
