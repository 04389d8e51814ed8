package it.broletto.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Where the sandbox provider is, and the secrets that it shares with the city. */
@ConfigMapping(prefix = "broletto.sandbox")
interface SandboxSettings {

    /** The provider's address: by default this application itself. */
    URI url();

    /** The city's address, for messages. */
    URI city();

    /** Lets the city in. */
    String key();

    /** Sign messages; the first one signs, all are believed. */
    List<String> secrets();

    /** How long the city waits for an answer. */
    @WithDefault("PT5S")
    Duration patience();

    /** How long a silent card keeps the city waiting; more than its patience. */
    @WithDefault("PT7S")
    Duration silence();

    /** How long after a charge a bank asks for it back, and how long it then takes to decide. */
    @WithDefault("PT3M")
    Duration dispute();
}
