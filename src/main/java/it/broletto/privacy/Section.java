package it.broletto.privacy;

/** What may be kept of a person. */
public enum Section {
    PERSON,
    PLEDGES,
    NAMES,
    FALLBACKS,
    MEANS,
    RECEIPTS,
    OFFERS,
    QUESTIONS,
    PROPOSALS,
    EDITS,
    BALLOTS,
    APPLICATIONS,
    PROMOTER,
    ACTS
}
