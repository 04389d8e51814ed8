package it.broletto.proposal;

/** What a proposal is about. */
public enum Category {
    GREEN,
    MOBILITY,
    SCHOOL,
    CULTURE,
    SPORT,
    SOCIAL,
    PUBLIC_SPACE,
    ACCESSIBILITY,
    DIGITAL,
    OTHER
}
