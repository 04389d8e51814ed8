package it.broletto.rules;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lot order of a round: its projects by SHA-256(seed ‖ drawn ‖ id), the smallest hash first, compared as unsigned
 * bytes.
 * <ul>
 *   <li>seed: the 32 bytes themselves, not their hexadecimal digits;
 *   <li>drawn: what came of the public draw, as it stands on the page of the rules, in UTF-8 without an end of line;
 *       nothing if there was none;
 *   <li>id: the project's number on the ballot as decimal digits in ASCII, which is its {@code project_id} in the
 *       counted file.
 * </ul>
 * The commitment told in advance is SHA-256(seed). Nothing stands between the parts: seed and drawn are the same for all.
 */
public final class Lot {

    public static final int SEED_BYTES = 32;

    private Lot() {}

    /** 64 lower-case hexadecimal digits. */
    public static String commitment(byte[] seed) {
        return HexFormat.of().formatHex(sha256(seed));
    }

    /**
     * All ids, the luckiest first.
     *
     * @param drawn "" for none
     * @param ids none twice
     */
    public static List<String> order(byte[] seed, String drawn, Collection<String> ids) {
        var hashes = ids.stream().collect(Collectors.toMap(id -> id, id -> sha256(bytes(seed, drawn + id))));
        return ids.stream()
                .sorted(Comparator.comparing(hashes::get, Arrays::compareUnsigned))
                .toList();
    }

    private static byte[] bytes(byte[] seed, String text) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(seed);
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
