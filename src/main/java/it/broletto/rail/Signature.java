package it.broletto.rail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of messages as usual providers make them: {@code t=seconds,v1=hex}, where hex is HMAC-SHA256 over the
 * seconds, a full stop and the raw body. Two secrets may be in use at once, while one takes the other's place.
 */
public final class Signature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<String> secrets;

    /** @param secrets the one that signs, then those that are still believed */
    public Signature(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    public String sign(byte[] body, Instant at) {
        return "t=" + at.getEpochSecond() + ",v1=" + hmac(secrets.get(0), at.getEpochSecond(), body);
    }

    /**
     * Whether the signature is right and its time within five minutes of now, before or after. One that names two times
     * is not: the one that was signed and the one that is looked at could differ.
     */
    public boolean isRight(byte[] body, String signature, Instant now) {
        var times = new ArrayList<Long>();
        var codes = new ArrayList<byte[]>();
        for (var part : signature == null ? new String[0] : signature.split(",")) {
            var text = part.strip();
            if (text.matches("t=\\d{1,12}")) {
                times.add(Long.parseLong(text.substring(2)));
            } else if (text.startsWith("v1=")) {
                codes.add(text.substring(3).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return times.size() == 1
                && Duration.between(Instant.ofEpochSecond(times.get(0)), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0
                && secrets.stream()
                        .map(secret -> hmac(secret, times.get(0), body).getBytes(StandardCharsets.US_ASCII))
                        .anyMatch(right -> codes.stream().anyMatch(code -> MessageDigest.isEqual(right, code)));
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
