package it.broletto.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SealedTest {

    private static final String SECRET = "a secret of more than thirty-two characters";
    private static final String IBAN = "IT60X0542811101000000123456";

    private final Sealed sealed = new Sealed(SECRET, Optional.empty());

    @Test
    void whatIsSealedOpensWhereItBelongsAndNowhereElse() {
        var one = sealed.seal(IBAN, "account.iban/1");
        assertEquals(Optional.of(IBAN), sealed.open(one, "account.iban/1"));
        assertEquals(Optional.empty(), sealed.open(one, "account.iban/2"));
        assertEquals(Optional.empty(), sealed.open(one, "account.holder/1"));
        assertFalse(one.contains("IT60"));
    }

    @Test
    void theSameTextLooksDifferentEachTime() {
        assertNotEquals(sealed.seal(IBAN, "x"), sealed.seal(IBAN, "x"));
        assertEquals(Optional.of(""), sealed.open(sealed.seal("", "x"), "x"));
        assertEquals(Optional.of("è 🍞"), sealed.open(sealed.seal("è 🍞", "x"), "x"));
    }

    @Test
    void aChangedCharacterAnywhereOpensNothing() {
        var one = sealed.seal(IBAN, "x");
        for (var at = 0; at < one.length(); at++) {
            var changed = new StringBuilder(one);
            changed.setCharAt(at, one.charAt(at) == 'A' ? 'B' : 'A');
            // The last character of Base64 carries bits that mean nothing.
            if (at < one.length() - 1) {
                assertEquals(Optional.empty(), sealed.open(changed.toString(), "x"), "at " + at);
            }
            assertEquals(Optional.empty(), sealed.open(one.substring(0, at), "x"));
        }
        assertEquals(Optional.empty(), sealed.open(null, "x"));
        assertEquals(Optional.empty(), sealed.open("s1.00000000.!!", "x"));
    }

    @Test
    void aFormerSecretStillOpensAndThePresentOneSeals() {
        var before = sealed.seal(IBAN, "x");
        var next = new Sealed(SECRET + " of next year", Optional.of(List.of(SECRET)));
        assertEquals(Optional.of(IBAN), next.open(before, "x"));
        assertTrue(next.isOld(before));
        assertFalse(next.isOld(next.seal(IBAN, "x")));
        assertEquals(Optional.empty(), sealed.open(next.seal(IBAN, "x"), "x"));
        assertThrows(IllegalStateException.class, () -> new Sealed("short", Optional.empty()));
    }

    /** RFC 5869, test case 1. */
    @Test
    void keysAreDerivedAsTheStandardSays() {
        assertEquals(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
                hex(Sealed.hkdf(
                        bytes("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"),
                        bytes("000102030405060708090a0b0c"),
                        bytes("f0f1f2f3f4f5f6f7f8f9"),
                        42)));
    }

    /** The GCM specification (McGrew and Viega), test cases 13 and 14: AES-256 without associated data. */
    @Test
    void textsAreEncryptedAsTheStandardSays() {
        var key = new SecretKeySpec(new byte[32], "AES");
        assertEquals(
                "530f8afbc74536b9a963b4f1c4cb738b",
                hex(Sealed.run(Cipher.ENCRYPT_MODE, key, new byte[12], "", new byte[0])
                        .orElseThrow()));
        var content = Sealed.run(Cipher.ENCRYPT_MODE, key, new byte[12], "", new byte[16])
                .orElseThrow();
        assertEquals("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919", hex(content));
        assertArrayEquals(
                new byte[16],
                Sealed.run(Cipher.DECRYPT_MODE, key, new byte[12], "", content).orElseThrow());
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
