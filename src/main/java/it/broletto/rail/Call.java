package it.broletto.rail;

import java.util.Locale;
import java.util.UUID;

/**
 * One thing asked of a provider.
 *
 * @param key the provider's idempotency key; the same at every repetition
 * @param attempt from 1 to 99; another attempt is another call
 * @param cents of the pledge, euros
 * @param means the provider's name of the means of payment; null for a set-up
 * @param charge the provider's name of what is given back; null unless it is a refund
 */
public record Call(String key, UUID pledge, Act act, int attempt, long cents, String means, String charge) {

    static Call of(UUID pledge, Act act, int attempt, long cents, String means, String charge) {
        return new Call(key(pledge, act, attempt), pledge, act, attempt, cents, means, charge);
    }

    static String key(UUID pledge, Act act, int attempt) {
        return act.name().toLowerCase(Locale.ROOT) + "-" + attempt + "-" + pledge;
    }

    /** The attempt before this one. */
    Call before() {
        return of(pledge, act, attempt - 1, cents, means, charge);
    }
}
