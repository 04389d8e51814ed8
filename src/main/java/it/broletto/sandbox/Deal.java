package it.broletto.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A set-up, a charge or a refund, as the API shows it. {@code of}: where to go back to, or the charge that is given back. */
record Deal(
        String id,
        String kind,
        String key,
        String pledge,
        long cents,
        String currency,
        String of,
        String status,
        String card,
        String reason,
        long feeCents) {

    static final String OPEN = "open";
    static final String SETTLED = "settled";
    static final String DECLINED = "declined";
    static final String ACTION_REQUIRED = "action-required";
    static final String FAILED = "failed";

    @JsonIgnore
    boolean isSettled() {
        return SETTLED.equals(status);
    }
}
