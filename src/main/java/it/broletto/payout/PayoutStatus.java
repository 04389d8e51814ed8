package it.broletto.payout;

import it.broletto.shared.Refusal;
import java.util.EnumMap;
import java.util.Map;

/** Where a payout stands; its legal moves are the one table below, and in the database. */
public enum PayoutStatus {
    /** Evidence is there; somebody else decides. */
    REQUESTED,
    /** Set aside for the beneficiary; the bank has to be told. */
    APPROVED,
    /** The bank has paid it. */
    PAID,
    REFUSED;

    /** What happens to a payout. */
    public enum Event {
        APPROVE,
        REFUSE,
        /** The account was changed, or a dispute needs the money. */
        TAKE_BACK,
        EXECUTE
    }

    private static final Map<PayoutStatus, Map<Event, PayoutStatus>> TABLE = new EnumMap<>(Map.of(
            REQUESTED, Map.of(Event.APPROVE, APPROVED, Event.REFUSE, REFUSED),
            APPROVED, Map.of(Event.TAKE_BACK, REQUESTED, Event.EXECUTE, PAID),
            PAID, Map.of(),
            REFUSED, Map.of()));

    boolean allows(Event event) {
        return TABLE.get(this).containsKey(event);
    }

    /** The status after an event. Refuses with {@code ILLEGAL_TRANSITION} what is not in the table. */
    PayoutStatus after(Event event) {
        var to = TABLE.get(this).get(event);
        if (to == null) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION);
        }
        return to;
    }
}
