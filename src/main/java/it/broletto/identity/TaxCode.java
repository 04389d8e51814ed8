package it.broletto.identity;

import java.util.Optional;

/** Lets others check a codice fiscale that a person types, without keeping it. */
public final class TaxCode {

    private TaxCode() {}

    /** The code in capitals if its control character is right: 16 characters of a person, 11 digits of a body. */
    public static Optional<String> parse(String typed) {
        return CodiceFiscale.parse(typed == null ? null : typed.replace(" ", ""))
                .map(CodiceFiscale::value);
    }
}
