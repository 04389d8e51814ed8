package it.broletto.campaign;

/** In which order campaigns are listed. */
public enum CampaignOrder {
    /** Live ones first, the soonest to close on top; then the others, the latest to close on top. */
    CLOSING,
    /** The latest to open on top. */
    NEWEST,
    /** The largest goal on top. */
    GOAL
}
