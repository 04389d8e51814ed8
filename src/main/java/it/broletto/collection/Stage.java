package it.broletto.collection;

/** Where a pledge stands, as its backer is told it. */
public enum Stage {
    /** Counts; the campaign only takes promises. */
    PROMISED,
    /** Does not count: no means of payment was shown yet. */
    NO_MEANS,
    /** The campaign closed and no means of payment had been shown. */
    LATE,
    /** Counts, with a means of payment. */
    STANDS,
    WITHDRAWN,
    /** The campaign rests. */
    RESTING,
    /** The campaign was called off. */
    CANCELLED,
    /** The promises did not reach the minimum. */
    LAPSED,
    /** The campaign closed; its collection is about to begin. */
    WAITING,
    QUEUED,
    COLLECTING,
    ACTION_REQUIRED,
    DECLINED,
    DROPPED,
    COLLECTED,
    REFUND_QUEUED,
    REFUNDING,
    REFUND_ERROR,
    REFUNDED,
    DISPUTED,
    WON,
    LOST,
    MOVED;

    /** Whether it is the backer's turn. */
    public boolean waitsForBacker() {
        return this == NO_MEANS || this == ACTION_REQUIRED || this == DECLINED;
    }

    /** Whether the backer may show a means of payment, the first or another one. */
    boolean takesMeans() {
        return this == NO_MEANS || this == STANDS || this == DECLINED;
    }

    /** Whether a transfer may still arrive for it, or is about to be counted. */
    public boolean paysByTransfer() {
        return this == STANDS || this == WAITING || this == QUEUED || this == COLLECTING || this == ACTION_REQUIRED;
    }

    /** What the payment page is for. */
    public Need need() {
        return switch (this) {
            case STANDS -> Need.CHANGE;
            case DECLINED -> Need.FIX;
            case ACTION_REQUIRED -> Need.AGREE;
            default -> Need.SHOW;
        };
    }

    public String noticeKind() {
        return switch (kind()) {
            case "bad" -> "warn";
            case "wait" -> "info";
            default -> kind();
        };
    }

    /** Colour of the chip that says it. */
    public String kind() {
        return switch (this) {
            case PROMISED, STANDS, COLLECTED, WON -> "good";
            case NO_MEANS, ACTION_REQUIRED, DECLINED -> "bad";
            case RESTING, WAITING, QUEUED, COLLECTING, REFUND_QUEUED, REFUNDING, REFUND_ERROR, DISPUTED -> "wait";
            default -> "info";
        };
    }
}
