package it.broletto.proposal;

import it.broletto.shared.Transitions;

/** What has become of a proposal. */
public enum Status {
    SUBMITTED,
    WITHDRAWN,
    FEASIBLE,
    NOT_FEASIBLE,
    LISTED;

    enum Event {
        WITHDRAW,
        FIND_FEASIBLE,
        FIND_NOT_FEASIBLE,
        LIST,
        UNLIST
    }

    /** The one transition table. A review may be repeated; what stands on a ballot is taken off it first. */
    static final Transitions<Status, Event> TABLE = Transitions.<Status, Event>of(Status.class)
            .allow(SUBMITTED, WITHDRAWN, Event.WITHDRAW)
            .allow(SUBMITTED, FEASIBLE, Event.FIND_FEASIBLE)
            .allow(SUBMITTED, NOT_FEASIBLE, Event.FIND_NOT_FEASIBLE)
            .allow(FEASIBLE, FEASIBLE, Event.FIND_FEASIBLE)
            .allow(FEASIBLE, NOT_FEASIBLE, Event.FIND_NOT_FEASIBLE)
            .allow(NOT_FEASIBLE, NOT_FEASIBLE, Event.FIND_NOT_FEASIBLE)
            .allow(NOT_FEASIBLE, FEASIBLE, Event.FIND_FEASIBLE)
            .allow(FEASIBLE, LISTED, Event.LIST)
            .allow(LISTED, FEASIBLE, Event.UNLIST);
}
