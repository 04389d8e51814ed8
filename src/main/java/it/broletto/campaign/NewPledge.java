package it.broletto.campaign;

import it.broletto.shared.Money;
import java.util.UUID;

/**
 * A promise to be made.
 *
 * @param amount 1 € to 100,000 €
 * @param publicName 2 to 80 characters; null = anonymous
 * @param message at most 300 characters; null = none
 * @param intent made with the form; the same intent again is the same pledge
 * @param chosen the return it names; null = none
 * @param fallback where the money goes if the campaign fails
 */
public record NewPledge(Money amount, String publicName, String message, UUID intent, UUID chosen, Fallback fallback) {

    public static final Money LEAST = Money.ofEuros(1);
    public static final Money MOST = Money.ofEuros(100_000);

    /** Without a return; the money comes back if the campaign fails. */
    public NewPledge(Money amount, String publicName, String message, UUID intent) {
        this(amount, publicName, message, intent, null, Fallback.BACK);
    }
}
