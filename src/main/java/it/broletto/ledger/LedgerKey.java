package it.broletto.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The city's key for the ends of the chain: Ed25519 (RFC 8032). */
final class LedgerKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int SEED = 32;

    private final KeyPair pair;

    /** @param seed 32 random bytes in Base64; throws {@link IllegalArgumentException} for anything else */
    LedgerKey(String seed) {
        var bytes = Base64.getDecoder().decode(seed.strip());
        if (bytes.length != SEED) {
            throw new IllegalArgumentException("the key of the ledger is 32 bytes in Base64, not " + bytes.length);
        }
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(255, new Seeded(bytes));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A private key of RFC 8032 is 32 random bytes: these. The platform tells a public key only of a pair it made. */
    private static final class Seeded extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seeded(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    String sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a signature is by the key that is named with it. */
    static boolean isSigned(Anchor anchor) {
        try {
            var key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(anchor.publicKey())));
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(
                    Anchor.text(anchor.day(), anchor.number(), anchor.hash()).getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(anchor.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException notOne) {
            return false;
        }
    }
}
