package it.broletto.privacy;

/** What may be kept of a person. */
public enum Section {
    PERSON,
    PLEDGES,
    ASSISTED,
    NAMES,
    FALLBACKS,
    MEANS,
    CODES,
    PAYERS,
    TRANSFERS,
    RETURNED,
    CALLS,
    DISPUTES,
    RECEIPTS,
    CONTACTS,
    MAILS,
    FOLLOWINGS,
    OFFERS,
    QUESTIONS,
    PROPOSALS,
    EDITS,
    BALLOTS,
    APPLICATIONS,
    PROMOTER,
    ACTS
}
