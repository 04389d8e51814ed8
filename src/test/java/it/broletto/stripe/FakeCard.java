package it.broletto.stripe;

import java.util.Arrays;
import java.util.Optional;

/** Test cards, by their last four digits. Where Stripe has one that behaves so, it is Stripe's number. */
public enum FakeCard {
    GOOD("4242"),
    /** Wants its holder at every charge. */
    ASKS("3184"),
    /** As long as nobody kept it for later with its holder's consent; then it is good. */
    ASKS_ONCE("3155"),
    /** Can be kept, and every charge fails. */
    DECLINED("0341"),
    EXPIRED("0069"),
    /** No money at the first two charges. */
    THIRD_TIME("9995"),
    /** The refund fails the first time. */
    REFUND_FAILS("5126"),
    /** The charge takes a while. */
    SLOW("3111"),
    /** The charge is of another amount: Stripe would never, and if. */
    LIAR("7006");

    private final String digits;

    FakeCard(String digits) {
        this.digits = digits;
    }

    public String digits() {
        return digits;
    }

    static Optional<FakeCard> of(String number) {
        return Arrays.stream(values())
                .filter(card -> number != null && number.strip().endsWith(card.digits))
                .findFirst();
    }
}
