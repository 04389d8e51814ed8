package it.broletto.pagopa;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The body that receives the money, as pagoPA knows it. Without an address the rail is closed. */
@ConfigMapping(prefix = "broletto.pagopa")
interface PagopaSettings {

    /** Of the debt positions service, with its version: {@code https://api.platform.pagopa.it/gpd/debt-positions-service/v1}. */
    Optional<URI> url();

    /** Of the checkout for carts, with its version; without it people pay by the notice alone. */
    Optional<URI> checkout();

    /** Subscription key of both. */
    Optional<String> key();

    /** Sent by the balancer with receipts, once it has verified pagoPA's certificate; without it no receipt is taken. */
    Optional<String> receiptKey();

    /** Codice fiscale of the body, 11 digits. */
    @WithDefault("${broletto.city.tax-code}")
    String taxCode();

    /** Name of the body on notices. */
    @WithDefault("${broletto.city.name}")
    String company();

    /** Which of the body's applications made a number: two digits. */
    @WithDefault("01")
    String segregation();

    /** Of the body's account, as registered with pagoPA. */
    Optional<String> iban();

    /** What the money is for, in pagoPA's taxonomy. */
    @WithDefault("9/0101108TS/")
    String category();

    /** How long an answer is waited for. */
    @WithDefault("PT10S")
    Duration patience();
}
