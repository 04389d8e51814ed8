package it.broletto.dev;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one-time codes of the demo accounts, which all share one secret (RFC 6238: SHA-1, 6 digits, 30 seconds). */
public final class Totp {
    /** As in {@code realm-config/demo}. */
    private static final String DEMO_SECRET = "DJmQfC73VGFhw7D4QJ8A";

    static final int PERIOD_SECONDS = 30;

    private Totp() {}

    public static String demoCode(Instant at) {
        return code(DEMO_SECRET.getBytes(StandardCharsets.UTF_8), at);
    }

    /** How long the code of this instant is still good, 1 to 30 seconds. */
    public static long secondsLeft(Instant at) {
        return PERIOD_SECONDS - at.getEpochSecond() % PERIOD_SECONDS;
    }

    static String code(byte[] secret, Instant at) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var counter = ByteBuffer.allocate(8)
                    .putLong(at.getEpochSecond() / PERIOD_SECONDS)
                    .array();
            var hash = mac.doFinal(counter);
            var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
