package it.broletto.shared;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts personal data that are kept: AES-256-GCM under keys derived (HKDF, RFC 5869) from the secret. What is sealed
 * belongs to one thing: copied to another row or field it opens no more. It names its key, so that a secret may be
 * changed: the former ones still open, the present one seals.
 */
@ApplicationScoped
public class Sealed {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final int LEAST_SECRET = 32;
    private static final String VERSION = "s1";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String present;

    Sealed(
            @ConfigProperty(name = "broletto.secret") String secret,
            @ConfigProperty(name = "broletto.secrets.former") Optional<List<String>> former) {
        present = add(secret);
        former.orElse(List.of()).forEach(this::add);
    }

    /**
     * Seals a text; each time it looks different.
     *
     * @param belongsTo what it is part of, for example {@code account.iban/<id>}: needed to open it
     * @return letters, digits, {@code - _ .}; about a third longer than the text, and 53 characters
     */
    public String seal(String text, String belongsTo) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(
                        Cipher.ENCRYPT_MODE, keys.get(present), nonce, belongsTo, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("the machine cannot encrypt"));
        var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return VERSION + "." + present + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** The text; empty if it was changed, belongs to something else or was sealed under a secret that is not known here. */
    public Optional<String> open(String sealed, String belongsTo) {
        var parts = sealed == null ? new String[0] : sealed.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION) || !keys.containsKey(parts[1])) {
            return Optional.empty();
        }
        try {
            var all = Base64.getUrlDecoder().decode(parts[2]);
            return all.length < NONCE_BYTES + TAG_BITS / Byte.SIZE
                    ? Optional.empty()
                    : run(
                                    Cipher.DECRYPT_MODE,
                                    keys.get(parts[1]),
                                    Arrays.copyOf(all, NONCE_BYTES),
                                    belongsTo,
                                    Arrays.copyOfRange(all, NONCE_BYTES, all.length))
                            .map(text -> new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Whether it was sealed under a former secret and should be sealed again. */
    public boolean isOld(String sealed) {
        return !sealed.startsWith(VERSION + "." + present + ".");
    }

    private String add(String secret) {
        if (secret.length() < LEAST_SECRET) {
            throw new IllegalStateException("broletto.secret must have 32 characters or more");
        }
        var material = secret.getBytes(StandardCharsets.UTF_8);
        var salt = "broletto".getBytes(StandardCharsets.US_ASCII);
        var id = HexFormat.of().formatHex(hkdf(material, salt, "sealed key id".getBytes(StandardCharsets.US_ASCII), 4));
        var key = hkdf(material, salt, "sealed data".getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
        keys.putIfAbsent(id, new SecretKeySpec(key, "AES"));
        return id;
    }

    /** HMAC-SHA256 extract and expand, RFC 5869. */
    static byte[] hkdf(byte[] material, byte[] salt, byte[] info, int length) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            mac.init(new SecretKeySpec(mac.doFinal(material), "HmacSHA256"));
            var out = new byte[0];
            var block = new byte[0];
            for (var at = 1; out.length < length; at++) {
                mac.update(block);
                mac.update(info);
                block = mac.doFinal(new byte[] {(byte) at});
                var before = out.length;
                out = Arrays.copyOf(out, before + block.length);
                System.arraycopy(block, 0, out, before, block.length);
            }
            return Arrays.copyOf(out, length);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty if what is to be decrypted is not what was encrypted. */
    static Optional<byte[]> run(int mode, SecretKeySpec key, byte[] nonce, String belongsTo, byte[] content) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(content));
        } catch (GeneralSecurityException tampered) {
            return Optional.empty();
        }
    }
}
