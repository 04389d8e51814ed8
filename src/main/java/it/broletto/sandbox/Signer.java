package it.broletto.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of messages as usual providers make them: {@code t=seconds,v1=hex}, where hex is HMAC-SHA256 over the
 * seconds, a full stop and the raw body. Two secrets may be in use at once, while one takes the other's place.
 */
final class Signer {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<String> secrets;

    /** @param secrets the one that signs, then those that are still believed */
    Signer(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    String sign(byte[] body, Instant at) {
        return "t=" + at.getEpochSecond() + ",v1=" + hmac(secrets.get(0), at.getEpochSecond(), body);
    }

    /** Whether the signature is right and its time within five minutes of now, before or after. */
    boolean isRight(byte[] body, String signature, Instant now) {
        if (signature == null) {
            return false;
        }
        var seconds = 0L;
        var right = false;
        for (var part : signature.split(",")) {
            var text = part.strip();
            if (text.matches("t=\\d{1,12}")) {
                seconds = Long.parseLong(text.substring(2));
            } else if (text.startsWith("v1=")) {
                for (var secret : secrets) {
                    right |= MessageDigest.isEqual(
                            hmac(secret, seconds, body).getBytes(StandardCharsets.US_ASCII),
                            text.substring(3).getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
        return right
                && Duration.between(Instant.ofEpochSecond(seconds), now).abs().compareTo(TOLERANCE) <= 0;
    }

    private static String hmac(String secret, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
