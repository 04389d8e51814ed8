package it.broletto.campaign;

/** Who has something of a return. */
public enum ReturnKind {
    /** Each backer who names it. */
    INDIVIDUAL,
    /** Everybody; it never runs out. */
    COLLECTIVE
}
