package it.broletto.notice;

import it.broletto.collection.Stage;

/** What a mail is about. */
public enum MailKind {
    /** A pledge without an account waits to be confirmed. */
    CONFIRM,
    /** Somebody asked for a new link to their pledges. */
    LINK,
    RECEIVED,
    /** A bank transfer was chosen: what to write on it. */
    TRANSFER,
    /** A charge failed, or the bank asks the backer: at once, after three days, and a day before it is too late. */
    FIX,
    FIX_LATER,
    FIX_LAST,
    COLLECTED,
    DROPPED,
    FUNDED,
    FAILED,
    CANCELLED,
    REFUNDED,
    /** A live campaign was changed, and backers may withdraw. */
    CHANGED,
    UPDATE,
    /** Somebody wants to know when what they follow becomes a campaign, and has to say so from their address. */
    FOLLOW,
    /** What somebody follows is a campaign now. */
    INVITED;

    /** Whether anybody can cause it by typing an address: so many of these a day go to one address, and no more. */
    boolean askedFor() {
        return this == CONFIRM || this == LINK || this == RECEIVED || this == FOLLOW;
    }

    /** Whether it still tells something when a pledge stands there; what was overtaken is not sent. */
    boolean fits(Stage stage) {
        return switch (this) {
            case FIX, FIX_LATER, FIX_LAST -> stage == Stage.DECLINED || stage == Stage.ACTION_REQUIRED;
            case TRANSFER -> stage.paysByTransfer();
            case RECEIVED, CHANGED, UPDATE -> stage != Stage.WITHDRAWN;
            case DROPPED -> stage == Stage.DROPPED;
            case FUNDED -> stage == Stage.COLLECTED || stage == Stage.WON || stage == Stage.DISPUTED;
            case FAILED, CANCELLED ->
                stage != Stage.WITHDRAWN && stage != Stage.DROPPED && stage != Stage.LATE && stage != Stage.NO_MEANS;
            case REFUNDED -> stage == Stage.REFUNDED;
            case COLLECTED -> stage == Stage.COLLECTED || stage == Stage.WON;
            case CONFIRM, LINK, FOLLOW, INVITED -> true;
        };
    }
}
