package it.broletto.campaign;

/** What may happen to a campaign before its close. */
public enum CourseAct {
    /** It gets more time, once. */
    EXTEND,
    /** It rests: no promises, no close. */
    SUSPEND,
    /** It goes on; the rest is added to its time. */
    RESUME,
    /** It is called off: its promises lapse. */
    CANCEL
}
