package it.broletto.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keyed hashes of who people are: HMAC-SHA-256 under the city's pepper, 32 bytes. */
@ApplicationScoped
public class Pseudonyms {
    private final SecretKeySpec pepper;

    Pseudonyms(@ConfigProperty(name = "broletto.pepper") String pepper) {
        if (pepper.length() < 32) {
            throw new IllegalArgumentException("broletto.pepper must have at least 32 characters");
        }
        this.pepper = new SecretKeySpec(pepper.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Of a codice fiscale as typed. Throws {@link IllegalArgumentException} if it cannot be one. */
    public byte[] of(String codice) {
        return of(CodiceFiscale.parse(codice).orElseThrow(() -> new IllegalArgumentException("not a codice fiscale")));
    }

    byte[] of(CodiceFiscale codice) {
        return hash(codice.value());
    }

    /** Of an account without a codice fiscale, as staff have. The colon keeps the two kinds apart. */
    byte[] ofAccount(String account) {
        return hash("account:" + account);
    }

    /** Of somebody who is known by an address alone. */
    public byte[] of(MailAddress address) {
        return hash("email:" + address.normalised());
    }

    /** Of the mailbox of an address: only to count what is sent to it, for two persons may have the same. */
    public byte[] ofMailbox(MailAddress address) {
        return hash("mailbox:" + address.mailbox());
    }

    private byte[] hash(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(pepper);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
