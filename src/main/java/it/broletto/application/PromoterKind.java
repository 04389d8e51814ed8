package it.broletto.application;

/** Who may be behind a campaign. */
public enum PromoterKind {
    ASSOCIATION,
    FOUNDATION,
    COOPERATIVE,
    /** People without a legal body: somebody else receives the money for them. */
    GROUP
}
