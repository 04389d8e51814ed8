package it.broletto.transfer;

import it.broletto.shared.Refusal;
import java.util.EnumMap;
import java.util.Map;

/** What became of a credit; its legal moves are the one table below, and in the database. */
public enum LineStatus {
    /** Belongs to nobody yet: a person looks at it. */
    WAITING,
    /** A person says whose it is; another one has to say so too. */
    PROPOSED,
    /** Belongs to a pledge that is not collected yet. */
    MATCHED,
    /** Its pledge was collected with it. */
    COLLECTED,
    /** Has to go back, and the bank did not say where it came from. */
    NO_IBAN,
    /** A person says where to; another one has to say so too. */
    IBAN_PROPOSED,
    /** The bank is asked to pay it back. */
    BACK,
    /** The bank paid it back. */
    PAID;

    /** What happens to a credit. */
    public enum Event {
        MATCH,
        PROPOSE,
        REJECT,
        COLLECT,
        GIVE_BACK,
        ASK_IBAN,
        PROPOSE_IBAN,
        REJECT_IBAN,
        PAY
    }

    private static final Map<LineStatus, Map<Event, LineStatus>> TABLE = new EnumMap<>(Map.of(
            WAITING,
                    Map.of(
                            Event.MATCH,
                            MATCHED,
                            Event.PROPOSE,
                            PROPOSED,
                            Event.GIVE_BACK,
                            BACK,
                            Event.ASK_IBAN,
                            NO_IBAN),
            PROPOSED, Map.of(Event.MATCH, MATCHED, Event.REJECT, WAITING),
            MATCHED, Map.of(Event.COLLECT, COLLECTED, Event.GIVE_BACK, BACK, Event.ASK_IBAN, NO_IBAN),
            COLLECTED, Map.of(Event.GIVE_BACK, BACK, Event.ASK_IBAN, NO_IBAN),
            NO_IBAN, Map.of(Event.PROPOSE_IBAN, IBAN_PROPOSED),
            IBAN_PROPOSED, Map.of(Event.GIVE_BACK, BACK, Event.REJECT_IBAN, NO_IBAN),
            BACK, Map.of(Event.PAY, PAID),
            PAID, Map.of()));

    /** The status after an event. Refuses with {@code ILLEGAL_TRANSITION} what is not in the table. */
    LineStatus after(Event event) {
        var to = TABLE.get(this).get(event);
        if (to == null) {
            throw new Refusal(Refusal.Reason.ILLEGAL_TRANSITION);
        }
        return to;
    }

    boolean allows(Event event) {
        return TABLE.get(this).containsKey(event);
    }

    static Map<LineStatus, Map<Event, LineStatus>> table() {
        return TABLE;
    }
}
