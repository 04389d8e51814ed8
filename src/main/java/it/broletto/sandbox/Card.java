package it.broletto.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** The cards of the sandbox: the last four digits decide what happens. */
public enum Card {
    /** All is well. */
    GOOD("4242"),
    /** The bank asks its customer again at each charge; they agree. */
    ASKS("3155"),
    /** The bank refuses every charge. */
    DECLINED("0002"),
    /** There is no money at the first two charges. */
    THIRD_TIME("9995"),
    /** Good when it is shown, expired when it is charged. */
    EXPIRED("0069"),
    /** The charge is made, but its answer comes too late. */
    SILENT_SUCCESS("7001"),
    /** The charge is refused, and its answer comes too late. */
    SILENT_REFUSAL("7002"),
    /** The charge is made, and its answer is an error of the server, at every repetition of its key. */
    BROKEN("7003"),
    /** Messages come before the answer. */
    HASTY("7004"),
    /** Messages come ten times. */
    TALKATIVE("7005"),
    /** Messages tell another amount. */
    LIAR("7006"),
    /** The refund fails the first time. */
    REFUND_FAILS("7007"),
    /** The bank asks for the charge back some time after it, and gets it. */
    DISPUTED("7008"),
    /** The bank asks for the charge back some time after it, and does not get it. */
    DISPUTED_IN_VAIN("7009");

    private final String digits;

    Card(String digits) {
        this.digits = digits;
    }

    public String digits() {
        return digits;
    }

    /** The card of a number as people type it, 12 to 19 digits. */
    static Optional<Card> of(String number) {
        var plain = number == null ? "" : number.replaceAll("[ -]", "");
        return plain.matches("\\d{12,19}")
                ? Arrays.stream(values())
                        .filter(card -> plain.endsWith(card.digits))
                        .findFirst()
                : Optional.empty();
    }

    boolean isDisputed() {
        return this == DISPUTED || this == DISPUTED_IN_VAIN;
    }

    boolean isSilent() {
        return this == SILENT_SUCCESS || this == SILENT_REFUSAL;
    }
}
