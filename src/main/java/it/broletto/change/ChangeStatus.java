package it.broletto.change;

import it.broletto.shared.Refusal;
import java.util.EnumMap;
import java.util.Map;

/** Where a change stands; its legal moves are the one table below, and in the database. */
public enum ChangeStatus {
    /** Waits for the offices. */
    PENDING,
    /** One of the offices says yes; somebody else decides. */
    PROPOSED,
    APPROVED,
    REJECTED,
    /** Whoever asked took it back. */
    RETRACTED,
    /** A correction that touches nothing backers agreed to: it needed no review. */
    APPLIED;

    /** What happens to a change. */
    public enum Event {
        APPLY,
        PROPOSE,
        APPROVE,
        REJECT,
        RETRACT
    }

    private static final Map<ChangeStatus, Map<Event, ChangeStatus>> TABLE = new EnumMap<>(Map.of(
            PENDING,
                    Map.of(
                            Event.APPLY,
                            APPLIED,
                            Event.PROPOSE,
                            PROPOSED,
                            Event.REJECT,
                            REJECTED,
                            Event.RETRACT,
                            RETRACTED),
            PROPOSED, Map.of(Event.APPROVE, APPROVED, Event.REJECT, REJECTED, Event.RETRACT, RETRACTED),
            APPROVED, Map.of(),
            REJECTED, Map.of(),
            RETRACTED, Map.of(),
            APPLIED, Map.of()));

    /** The status after an event. Refuses with {@code ILLEGAL_TRANSITION} what is not in the table. */
    ChangeStatus after(Event event) {
        var to = TABLE.get(this).get(event);
        if (to == null) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION);
        }
        return to;
    }

    boolean allows(Event event) {
        return TABLE.get(this).containsKey(event);
    }

    /** Whether it waits for somebody. */
    public boolean isOpen() {
        return allows(Event.RETRACT);
    }

    /** Whether the campaign says what it wanted. */
    public boolean isDone() {
        return this == APPROVED || this == APPLIED;
    }

    /** Colour of the chip that says it. */
    public String chip() {
        return switch (this) {
            case APPROVED, APPLIED -> "good";
            case REJECTED -> "bad";
            case PENDING, PROPOSED -> "wait";
            case RETRACTED -> "info";
        };
    }
}
