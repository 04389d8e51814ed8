package it.broletto.transfer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The account that transfers come to. Without it the rail is closed. */
@ConfigMapping(prefix = "broletto.transfer")
interface TransferSettings {

    /** In whose name it is. */
    @WithDefault("${broletto.city.name}")
    String holder();

    Optional<String> iban();

    Optional<String> bic();

    /** How often credits whose pledge cannot be collected any more are looked for. */
    @WithDefault("1m")
    String every();

    /** Whether the desk offers a statement made up of what is expected, to try it all: never where money is real. */
    @WithDefault("false")
    boolean sample();

    Columns csv();

    /** Names of columns in the bank's CSV, in any case. */
    interface Columns {
        @WithDefault("data")
        String date();

        @WithDefault("importo")
        String amount();

        @WithDefault("causale")
        String text();

        /** Not needed in the file. */
        @WithDefault("ordinante")
        String payer();

        /** Of the payer; not needed in the file, but nothing is given back by itself without it. */
        @WithDefault("iban")
        String account();
    }
}
