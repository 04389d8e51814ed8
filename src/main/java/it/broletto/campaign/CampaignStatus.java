package it.broletto.campaign;

import it.broletto.shared.Refusal;
import java.util.EnumMap;
import java.util.Map;

/** Where a campaign stands; its legal moves are the one table below, and in the database. */
public enum CampaignStatus {
    /** Takes pledges until it closes. */
    LIVE,
    /** Closed with promises that reach the minimum; where there is a rail they are being collected. */
    CLOSED,
    /** What was collected reaches the minimum. */
    FUNDED,
    /** Closed with promises below the minimum, or too little was collected: all of it goes back. */
    FAILED,
    /** Rests, with a public reason: no promises are made, and it does not close. */
    SUSPENDED,
    /** Called off before its close, with a public reason: nobody pays. */
    CANCELLED;

    enum Event {
        CLOSE,
        FALL_SHORT,
        FUND,
        FAIL,
        SUSPEND,
        RESUME,
        CANCEL
    }

    private static final Map<CampaignStatus, Map<Event, CampaignStatus>> TABLE = new EnumMap<>(Map.of(
            LIVE,
                    Map.of(
                            Event.CLOSE,
                            CLOSED,
                            Event.FALL_SHORT,
                            FAILED,
                            Event.SUSPEND,
                            SUSPENDED,
                            Event.CANCEL,
                            CANCELLED),
            SUSPENDED, Map.of(Event.RESUME, LIVE, Event.CANCEL, CANCELLED),
            CANCELLED, Map.of(),
            CLOSED, Map.of(Event.FUND, FUNDED, Event.FAIL, FAILED),
            FUNDED, Map.of(),
            FAILED, Map.of()));

    /** The status after an event. Refuses with {@code ILLEGAL_TRANSITION} what is not in the table. */
    CampaignStatus after(Event event) {
        var to = TABLE.get(this).get(event);
        if (to == null) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION);
        }
        return to;
    }

    boolean allows(Event event) {
        return TABLE.get(this).containsKey(event);
    }
}
