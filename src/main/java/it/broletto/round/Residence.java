package it.broletto.round;

/** Who may vote where. */
public enum Residence {
    /** Residents of the city, for projects of any area. */
    CITY,
    /** Residents of the city, for projects of the area they live in and for city-wide ones. */
    OWN_AREA,
    /** Everybody who has signed in. */
    ANYONE
}
