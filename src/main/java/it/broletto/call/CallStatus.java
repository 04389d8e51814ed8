package it.broletto.call;

import it.broletto.shared.Refusal;
import java.util.EnumMap;
import java.util.Map;

/** Where a call stands; its legal moves are the one table below. */
public enum CallStatus {
    /** In preparation: seen by the offices only. */
    DRAFT,
    /** Seen by everybody: takes applications in its windows and admits campaigns. */
    PUBLISHED,
    /** Admits nobody any more; the campaigns in it go on. */
    CLOSED;

    enum Event {
        PUBLISH,
        CLOSE
    }

    private static final Map<CallStatus, Map<Event, CallStatus>> TABLE = new EnumMap<>(Map.of(
            DRAFT, Map.of(Event.PUBLISH, PUBLISHED),
            PUBLISHED, Map.of(Event.CLOSE, CLOSED),
            CLOSED, Map.of()));

    /** The status after an event. Refuses with {@code ILLEGAL_TRANSITION} what is not in the table. */
    CallStatus after(Event event) {
        var to = TABLE.get(this).get(event);
        if (to == null) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION);
        }
        return to;
    }
}
