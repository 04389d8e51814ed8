package it.broletto.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import it.broletto.rail.Call;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Stripe over the network. It repeats nothing by itself: who asks again does so under the same key. */
@ApplicationScoped
class StripeApi {

    /** What ours is called at Stripe. */
    static final String KEY = "key";

    static final String PLEDGE = "pledge";
    private static final int LONGEST_REASON = 100;
    private static final Map<String, String> WORDS = Map.of(
            "expired-card", "card-expired",
            "generic-decline", "card-declined",
            "payment-intent-authentication-failure", "authentication-failed");

    private final StripeClient client;

    StripeApi(StripeSettings settings) {
        Stripe.enableTelemetry = false;
        var patience = Math.toIntExact(settings.patience().toMillis());
        var url = settings.url().toString();
        client = StripeClient.builder()
                .setApiKey(settings.key().orElse("none"))
                .setApiBase(url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .setMaxNetworkRetries(0)
                .setConnectTimeout(patience)
                .setReadTimeout(patience)
                .build();
    }

    interface Asking<T> {
        T of(V1Services stripe) throws StripeException;
    }

    /** Stripe understood what it was asked for, and does not do it. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final String reason;

        private Refused(StripeException said, String code) {
            super(said);
            this.reason = word(code == null ? "refused" : code);
        }

        String reason() {
            return reason;
        }
    }

    /**
     * Asks Stripe once.
     *
     * @throws Refused if the card or the request is not good; what was asked for has not been done
     * @throws UncheckedIOException if there was no answer, or none that tells whether it has been done
     */
    <T> T ask(Asking<T> asking) throws Refused {
        try {
            return asking.of(client.v1());
        } catch (CardException declined) {
            throw new Refused(
                    declined, declined.getDeclineCode() == null ? declined.getCode() : declined.getDeclineCode());
        } catch (InvalidRequestException wrong) {
            throw new Refused(wrong, wrong.getCode());
        } catch (StripeException silent) {
            throw silence(silent);
        }
    }

    /** The same where a refusal says nothing of what became of a call. */
    <T> T read(Asking<T> asking) {
        try {
            return ask(asking);
        } catch (Refused refused) {
            throw silence((StripeException) refused.getCause());
        }
    }

    /** Messages of Stripe may repeat what it was sent; its codes do not. */
    private static UncheckedIOException silence(StripeException silent) {
        return new UncheckedIOException(new IOException(silent.getClass().getSimpleName() + " status "
                + silent.getStatusCode() + " code " + silent.getCode() + " request " + silent.getRequestId()));
    }

    static RequestOptions once(Call call, String step) {
        return RequestOptions.builder().setIdempotencyKey(call.key() + step).build();
    }

    static Map<String, String> names(Call call) {
        return Map.of(KEY, call.key(), PLEDGE, call.pledge().toString());
    }

    /** The pledge that a thing of Stripe's names; null if it names none. */
    static UUID pledge(Map<String, String> metadata) {
        try {
            return metadata == null || metadata.get(PLEDGE) == null ? null : UUID.fromString(metadata.get(PLEDGE));
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    /** A code of Stripe's in the words that all rails use. */
    static String word(String code) {
        if (code == null) {
            return null;
        }
        var plain = code.toLowerCase(Locale.ROOT).replace('_', '-');
        return WORDS.getOrDefault(plain, plain.substring(0, Math.min(LONGEST_REASON, plain.length())));
    }
}
