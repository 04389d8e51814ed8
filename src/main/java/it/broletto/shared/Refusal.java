package it.broletto.shared;

import java.util.List;

/**
 * A rule that said no. The only way in which domain code refuses: {@code web} words it once, as a page and as
 * {@code application/problem+json}. Arguments fill the placeholders of the reason's message.
 */
public class Refusal extends RuntimeException {

    /** What kind of no it is; decides the HTTP status. */
    public enum Kind {
        NOT_FOUND(404),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        CONFLICT(409),
        GONE(410),
        TOO_LARGE(413),
        UNPROCESSABLE(422),
        TOO_MANY(429);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** Every reason there is. Its message has the key {@code refusal_<REASON>} in the bundle {@code web}. */
    public enum Reason {
        NOT_FOUND(Kind.NOT_FOUND),
        NOT_ALLOWED(Kind.FORBIDDEN),
        SIGN_IN_NEEDED(Kind.UNAUTHENTICATED),
        LEVEL_TOO_LOW(Kind.FORBIDDEN),
        OTHER_PERSON(Kind.FORBIDDEN),
        CROSS_SITE(Kind.FORBIDDEN),
        STALE_FORM(Kind.CONFLICT),
        ALREADY_DONE(Kind.CONFLICT),
        WRONG_PHASE(Kind.CONFLICT),
        ILLEGAL_TRANSITION(Kind.CONFLICT),
        NOT_READY_TO_PUBLISH(Kind.CONFLICT),
        RULES_SEALED(Kind.CONFLICT),
        RULES_DO_NOT_FIT(Kind.CONFLICT),
        NAME_TAKEN(Kind.CONFLICT),
        INTENT_REUSED(Kind.CONFLICT),
        TOO_MANY_PROPOSALS(Kind.CONFLICT),
        NOT_THE_AUTHOR(Kind.FORBIDDEN),
        TOO_YOUNG(Kind.FORBIDDEN),
        AGE_UNKNOWN(Kind.FORBIDDEN),
        NOT_A_RESIDENT(Kind.FORBIDDEN),
        NO_CHOICE(Kind.UNPROCESSABLE),
        TOO_MANY_CHOICES(Kind.UNPROCESSABLE),
        NOT_ON_BALLOT(Kind.UNPROCESSABLE),
        OTHER_AREA(Kind.UNPROCESSABLE),
        CAMPAIGN_NOT_LIVE(Kind.CONFLICT),
        GOAL_REACHED(Kind.CONFLICT),
        CALL_NOT_OPEN(Kind.CONFLICT),
        CALL_NOT_READY(Kind.CONFLICT),
        CALL_PUBLISHED(Kind.CONFLICT),
        COST_OUTSIDE_CALL(Kind.UNPROCESSABLE),
        MATCH_UNDER_WAY(Kind.CONFLICT),
        RAIL_UNFIT(Kind.UNPROCESSABLE),
        NO_RAIL(Kind.CONFLICT),
        RETURN_GONE(Kind.CONFLICT),
        RETURN_NEEDS_MORE(Kind.UNPROCESSABLE),
        DOCUMENT_NEEDED(Kind.FORBIDDEN),
        AMOUNT_OUT_OF_RANGE(Kind.UNPROCESSABLE),
        TOO_MANY_DRAFTS(Kind.CONFLICT),
        SHEET_NEEDED(Kind.CONFLICT),
        SECOND_PERSON_NEEDED(Kind.CONFLICT),
        OWN_APPLICATION(Kind.CONFLICT),
        REASON_NEEDED(Kind.UNPROCESSABLE),
        SPENDING_NOT_COVERED(Kind.UNPROCESSABLE),
        NOT_COVERED(Kind.CONFLICT),
        SAME_PERSON(Kind.FORBIDDEN),
        TRANSFER_AT_BANK(Kind.CONFLICT),
        STILL_RUNNING(Kind.CONFLICT),
        ACCOUNT_NOT_READY(Kind.CONFLICT),
        NOT_THE_CITYS(Kind.UNPROCESSABLE),
        INVALID_INPUT(Kind.UNPROCESSABLE),
        INVALID_FILE(Kind.UNPROCESSABLE),
        FILE_TOO_LARGE(Kind.TOO_LARGE),
        TOO_MANY_REQUESTS(Kind.TOO_MANY);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }

    private final transient List<Object> arguments;
    private final Reason reason;

    public Refusal(Reason reason, Object... arguments) {
        super(reason.name());
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    public Reason reason() {
        return reason;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
