package it.broletto.stripe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The city's account with Stripe. */
@ConfigMapping(prefix = "broletto.stripe")
interface StripeSettings {

    /** Secret or restricted key; one for tests begins with {@code sk_test_} or {@code rk_test_}. */
    Optional<String> key();

    /** Of the webhook endpoint; two while one takes the other's place. */
    Optional<List<String>> webhookSecrets();

    /** Where Stripe's API is. */
    @WithDefault("https://api.stripe.com")
    URI url();

    /** How long the city waits for an answer. */
    @WithDefault("PT20S")
    Duration patience();

    default boolean isLive() {
        return key().filter(key -> key.matches("[a-z]{2}_live_.*")).isPresent();
    }
}
