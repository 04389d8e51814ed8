package it.broletto.rail;

import java.net.URI;
import java.util.UUID;

/**
 * What a provider says of a call. Amount, currency and pledge are what the provider has, to be compared with ours.
 *
 * @param providerId the provider's name of the charge, refund or set-up; null if unknown
 * @param feeCents what the provider keeps of it
 * @param means the provider's name of the means of payment; null unless a set-up is settled
 * @param page where the backer has to go; null if nowhere
 * @param reason the provider's word for why not; null if there is none
 */
public record Reply(
        Outcome outcome,
        String providerId,
        UUID pledge,
        long cents,
        String currency,
        long feeCents,
        String means,
        URI page,
        String reason) {

    private static final String NO_ANSWER = "no-answer";

    /** No answer came. */
    static Reply silence(Call call) {
        return unknown(call, NO_ANSWER);
    }

    boolean isSilence() {
        return outcome == Outcome.UNKNOWN && NO_ANSWER.equals(reason);
    }

    /** Nobody knows what became of the call. */
    public static Reply unknown(Call call, String reason) {
        return new Reply(Outcome.UNKNOWN, null, call.pledge(), call.cents(), "EUR", 0, null, null, reason);
    }

    /** Whether the provider speaks of the same pledge and the same money. */
    boolean isOf(Call call) {
        return call.pledge().equals(pledge) && call.cents() == cents && "EUR".equals(currency);
    }
}
