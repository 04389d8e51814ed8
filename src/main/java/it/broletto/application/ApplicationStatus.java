package it.broletto.application;

import it.broletto.shared.Refusal;
import java.util.EnumMap;
import java.util.Map;

/** Where an application stands; its legal moves are the one table below, and in the database. */
public enum ApplicationStatus {
    /** Being written; its author's alone. */
    DRAFT,
    /** The offices judge it. */
    IN_REVIEW,
    /** The offices asked something; the applicant corrects and sends it again. */
    RETURNED,
    /** Not accepted, with a public reason. */
    REJECTED,
    /** Accepted; the applicant may open the campaign. */
    APPROVED,
    /** There is a campaign. */
    OPENED;

    /** What happens to an application. */
    public enum Event {
        SEND,
        RETURN,
        REJECT,
        /** One of the offices says that it may be approved; somebody else does it. */
        PROPOSE,
        APPROVE,
        OPEN
    }

    private static final Map<ApplicationStatus, Map<Event, ApplicationStatus>> TABLE = new EnumMap<>(Map.of(
            DRAFT, Map.of(Event.SEND, IN_REVIEW),
            IN_REVIEW,
                    Map.of(
                            Event.RETURN,
                            RETURNED,
                            Event.REJECT,
                            REJECTED,
                            Event.PROPOSE,
                            IN_REVIEW,
                            Event.APPROVE,
                            APPROVED),
            RETURNED, Map.of(Event.SEND, IN_REVIEW),
            REJECTED, Map.of(),
            APPROVED, Map.of(Event.OPEN, OPENED),
            OPENED, Map.of()));

    /** The status after an event. Refuses with {@code ILLEGAL_TRANSITION} what is not in the table. */
    ApplicationStatus after(Event event) {
        var to = TABLE.get(this).get(event);
        if (to == null) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION);
        }
        return to;
    }

    boolean allows(Event event) {
        return TABLE.get(this).containsKey(event);
    }

    /** Whether its author may write it. */
    public boolean isWritten() {
        return allows(Event.SEND);
    }
}
