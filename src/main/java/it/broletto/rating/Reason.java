package it.broletto.rating;

import io.quarkus.qute.TemplateData;

/** Why a page is clear or not, in the words of the national component. */
@TemplateData(namespace = "RatingReason")
public enum Reason {
    CLEAR(true),
    COMPLETE(true),
    RIGHT_STEPS(true),
    NO_TROUBLE(true),
    UNCLEAR(false),
    INCOMPLETE(false),
    WRONG_STEPS(false),
    TROUBLE(false),
    OTHER(false);

    private final boolean praise;

    Reason(boolean praise) {
        this.praise = praise;
    }

    boolean praise() {
        return praise;
    }
}
