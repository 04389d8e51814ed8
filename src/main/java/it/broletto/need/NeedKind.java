package it.broletto.need;

/** In what a need is counted. */
public enum NeedKind {
    HOURS,
    GOODS
}
