package it.broletto.ledger;

import java.time.LocalDate;

/**
 * The end of the chain when a day ended, Europe/Rome, signed.
 *
 * @param number of the last entry made on that day or before; 0 if there was none
 * @param hash of that entry, 64 hexadecimal digits
 * @param publicKey of the city, Ed25519, X.509 in Base64
 * @param signature over {@link #text}, Base64
 */
public record Anchor(LocalDate day, long number, String hash, String publicKey, String signature) {

    /** What is signed, in UTF-8. */
    public static String text(LocalDate day, long number, String hash) {
        return "broletto-ledger\n" + day + "\n" + number + "\n" + hash + "\n";
    }
}
