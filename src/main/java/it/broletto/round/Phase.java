package it.broletto.round;

import it.broletto.shared.Transitions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where a round stands. Declared in the order in which phases follow each other. */
public enum Phase {
    DRAFT,
    INFORMING,
    COLLECTING,
    SUPPORTING,
    EVALUATING,
    DESIGNING,
    VOTING,
    COUNTING,
    DECIDED,
    CANCELLED;

    /** What moves a round: the name of each edge. */
    enum Event {
        PUBLISH,
        OPEN,
        CLOSE_VOTE,
        DECIDE,
        CANCEL,
        IMPORT
    }

    /** Phases that may carry dates; each can be left out. */
    public static final List<Phase> DATED =
            List.of(INFORMING, COLLECTING, SUPPORTING, EVALUATING, DESIGNING, VOTING, COUNTING);

    /** The one transition table. A phase that was left out is jumped over, none is entered twice. */
    static final Transitions<Phase, Event> TABLE = Transitions.<Phase, Event>of(Phase.class)
            .allow(DRAFT, INFORMING, Event.PUBLISH)
            .allow(DRAFT, DECIDED, Event.IMPORT)
            .allow(DRAFT, CANCELLED, Event.CANCEL)
            .allow(INFORMING, COLLECTING, Event.OPEN)
            .allow(INFORMING, SUPPORTING, Event.OPEN)
            .allow(INFORMING, EVALUATING, Event.OPEN)
            .allow(INFORMING, DESIGNING, Event.OPEN)
            .allow(INFORMING, VOTING, Event.OPEN)
            .allow(INFORMING, CANCELLED, Event.CANCEL)
            .allow(COLLECTING, SUPPORTING, Event.OPEN)
            .allow(COLLECTING, EVALUATING, Event.OPEN)
            .allow(COLLECTING, DESIGNING, Event.OPEN)
            .allow(COLLECTING, VOTING, Event.OPEN)
            .allow(COLLECTING, CANCELLED, Event.CANCEL)
            .allow(SUPPORTING, EVALUATING, Event.OPEN)
            .allow(SUPPORTING, DESIGNING, Event.OPEN)
            .allow(SUPPORTING, VOTING, Event.OPEN)
            .allow(SUPPORTING, CANCELLED, Event.CANCEL)
            .allow(EVALUATING, DESIGNING, Event.OPEN)
            .allow(EVALUATING, VOTING, Event.OPEN)
            .allow(EVALUATING, CANCELLED, Event.CANCEL)
            .allow(DESIGNING, VOTING, Event.OPEN)
            .allow(DESIGNING, CANCELLED, Event.CANCEL)
            .allow(VOTING, COUNTING, Event.CLOSE_VOTE)
            .allow(VOTING, CANCELLED, Event.CANCEL)
            .allow(COUNTING, DECIDED, Event.DECIDE)
            .allow(COUNTING, CANCELLED, Event.CANCEL);

    private static final Set<Phase> PUBLIC_AND_OPEN = EnumSet.range(INFORMING, COUNTING);

    /** True from publication to the result: people still wait for something. */
    public boolean underWay() {
        return PUBLIC_AND_OPEN.contains(this);
    }

    public boolean isBefore(Phase other) {
        return compareTo(other) < 0;
    }
}
