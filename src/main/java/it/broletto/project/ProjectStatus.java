package it.broletto.project;

import it.broletto.shared.Transitions;
import java.util.Set;

/** Where a project stands, from the ballot to the ribbon. */
public enum ProjectStatus {
    /** On the ballot. */
    LISTED,
    /** Taken off the ballot before voting. */
    UNLISTED,
    /** Not funded by the count. */
    LOST,
    /** Funded by the count; work has not begun. */
    PLANNED,
    IN_DESIGN,
    IN_TENDER,
    UNDER_WAY,
    DONE,
    /** Given up, or halted until something is solved. */
    STOPPED;

    /** What moves a project. */
    enum Event {
        UNLIST,
        RELIST,
        WIN,
        LOSE,
        DESIGN,
        TENDER,
        START,
        FINISH,
        STOP,
        RESUME
    }

    /** The whole life of a project; what is not in it is refused. */
    static final Transitions<ProjectStatus, Event> TABLE = Transitions.<ProjectStatus, Event>of(ProjectStatus.class)
            .allow(LISTED, UNLISTED, Event.UNLIST)
            .allow(UNLISTED, LISTED, Event.RELIST)
            .allow(LISTED, PLANNED, Event.WIN)
            .allow(LISTED, LOST, Event.LOSE)
            .allow(PLANNED, IN_DESIGN, Event.DESIGN)
            .allow(PLANNED, IN_TENDER, Event.TENDER)
            .allow(PLANNED, UNDER_WAY, Event.START)
            .allow(PLANNED, STOPPED, Event.STOP)
            .allow(IN_DESIGN, IN_TENDER, Event.TENDER)
            .allow(IN_DESIGN, UNDER_WAY, Event.START)
            .allow(IN_DESIGN, STOPPED, Event.STOP)
            .allow(IN_TENDER, IN_DESIGN, Event.DESIGN)
            .allow(IN_TENDER, UNDER_WAY, Event.START)
            .allow(IN_TENDER, STOPPED, Event.STOP)
            .allow(UNDER_WAY, DONE, Event.FINISH)
            .allow(UNDER_WAY, STOPPED, Event.STOP)
            .allow(STOPPED, IN_DESIGN, Event.RESUME)
            .allow(STOPPED, IN_TENDER, Event.RESUME)
            .allow(STOPPED, UNDER_WAY, Event.RESUME);

    /** Where a project can go from here. */
    public Set<ProjectStatus> next() {
        return TABLE.after(this);
    }

    /** Funded, whatever became of it afterwards. */
    public boolean isFunded() {
        return switch (this) {
            case PLANNED, IN_DESIGN, IN_TENDER, UNDER_WAY, DONE, STOPPED -> true;
            case LISTED, UNLISTED, LOST -> false;
        };
    }
}
