package it.broletto.collection;

import it.broletto.shared.Refusal;
import java.util.EnumMap;
import java.util.Map;

/** What became of a pledge after its campaign closed; its legal moves are the one table below, and in the database. */
public enum PledgeStatus {
    /** Waits to be collected. */
    QUEUED,
    /** The provider was asked, or is about to be. */
    COLLECTING,
    /** The backer's bank wants the backer to agree. */
    ACTION_REQUIRED,
    /** The provider said no; another try, or another means of payment, may follow. */
    DECLINED,
    /** Not collected in time. */
    DROPPED,
    /** The money is there. */
    COLLECTED,
    /** Waits to be given back. */
    REFUND_QUEUED,
    /** The provider was asked to give it back, or is about to be. */
    REFUNDING,
    /** The provider could not give it back; people look at it. */
    REFUND_ERROR,
    /** The money is where it came from. */
    REFUNDED,
    /** The backer's bank wants it back; until that is decided it is kept and neither paid out nor given back. */
    DISPUTED,
    /** The bank was wrong: the money stays. */
    WON,
    /** The bank was right: the money is gone. */
    LOST,
    /** The campaign failed and the money went on, as its backer wanted: what becomes of it is told where it arrived. */
    MOVED;

    /** What happens to a pledge. */
    public enum Event {
        ASK,
        /** Whoever asked was not heard of again. */
        ASK_AGAIN,
        SETTLE,
        DECLINE,
        NEED_ACTION,
        RETRY,
        DROP,
        /** What still waited for the backer was taken back from the provider. */
        GIVE_UP,
        QUEUE_REFUND,
        ASK_REFUND,
        ASK_REFUND_AGAIN,
        REFUND,
        FAIL_REFUND,
        RETRY_REFUND,
        DISPUTE,
        WIN,
        LOSE,
        /** The money came from another campaign. */
        ARRIVE,
        MOVE,
        /** The bank was wrong, and the money is where it had gone. */
        STAY
    }

    private static final Map<PledgeStatus, Map<Event, PledgeStatus>> TABLE = new EnumMap<>(Map.ofEntries(
            Map.entry(QUEUED, Map.of(Event.ASK, COLLECTING, Event.DROP, DROPPED, Event.ARRIVE, COLLECTED)),
            Map.entry(
                    COLLECTING,
                    Map.of(
                            Event.ASK_AGAIN,
                            COLLECTING,
                            Event.SETTLE,
                            COLLECTED,
                            Event.DECLINE,
                            DECLINED,
                            Event.NEED_ACTION,
                            ACTION_REQUIRED)),
            Map.entry(ACTION_REQUIRED, Map.of(Event.SETTLE, COLLECTED, Event.DECLINE, DECLINED, Event.DROP, DROPPED)),
            Map.entry(DECLINED, Map.of(Event.RETRY, QUEUED, Event.DROP, DROPPED)),
            // The bank may say yes after the city gave up waiting.
            Map.entry(DROPPED, Map.of(Event.SETTLE, COLLECTED, Event.GIVE_UP, DROPPED)),
            Map.entry(COLLECTED, Map.of(Event.QUEUE_REFUND, REFUND_QUEUED, Event.DISPUTE, DISPUTED, Event.MOVE, MOVED)),
            Map.entry(REFUND_QUEUED, Map.of(Event.ASK_REFUND, REFUNDING, Event.DISPUTE, DISPUTED)),
            Map.entry(
                    REFUNDING,
                    Map.of(Event.ASK_REFUND_AGAIN, REFUNDING, Event.REFUND, REFUNDED, Event.FAIL_REFUND, REFUND_ERROR)),
            Map.entry(REFUND_ERROR, Map.of(Event.RETRY_REFUND, REFUND_QUEUED, Event.DISPUTE, DISPUTED)),
            Map.entry(REFUNDED, Map.of()),
            Map.entry(DISPUTED, Map.of(Event.WIN, WON, Event.LOSE, LOST)),
            // What has to go back goes back after all.
            Map.entry(
                    WON,
                    Map.of(
                            Event.QUEUE_REFUND,
                            REFUND_QUEUED,
                            Event.RETRY_REFUND,
                            REFUND_QUEUED,
                            Event.MOVE,
                            MOVED,
                            Event.STAY,
                            MOVED)),
            Map.entry(LOST, Map.of()),
            Map.entry(MOVED, Map.of(Event.DISPUTE, DISPUTED))));

    /** The status after an event. Refuses with {@code ILLEGAL_TRANSITION} what is not in the table. */
    PledgeStatus after(Event event) {
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
