package it.broletto.privacy;

import java.time.Instant;

/**
 * What has to end before a person can be forgotten.
 *
 * @param href where to end it, or to see how it stands
 * @param until when it ends by itself; null if that is not known
 */
public record Running(Kind kind, String title, String href, Instant until) {

    /** What is to be done first. */
    public enum Kind {
        /** A promise to a live campaign: it can be withdrawn. */
        PLEDGE,
        /** Money that is being collected or given back, or that a bank disputes: it has to arrive. */
        MONEY,
        /** An offer of hours or goods: it can be withdrawn. */
        OFFER,
        /** An idea in a round that still collects: it can be withdrawn. */
        PROPOSAL,
        /** A ballot while voting is open: it has to be over, or one person could vote twice. */
        BALLOT,
        /** An application that waits for an answer, or for its applicant. */
        APPLICATION,
        /** A campaign that the person answers for. */
        CAMPAIGN,
        /** Acts for an office: who agreed to what has to stay known, or one person could agree twice. */
        OFFICE
    }
}
