package it.broletto.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Where a page of a list begins: the sort key of the neighbouring row, and the direction. Its text is opaque to
 * callers; a text that was not made here counts as the start.
 */
public record Cursor(Optional<String> key, boolean backward) {

    private static final int LONGEST = 400;

    public static Cursor start() {
        return new Cursor(Optional.empty(), false);
    }

    /** Reads the query parameter {@code page}; null or nonsense is the start. */
    public static Cursor of(String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return start();
        }
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return switch (plain.charAt(0)) {
                case '>' -> new Cursor(Optional.of(plain.substring(1)), false);
                case '<' -> new Cursor(Optional.of(plain.substring(1)), true);
                default -> start();
            };
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            return start();
        }
    }

    /** The parts of a key that was joined with {@code |}; empty if there is no key or not this many parts. */
    public Optional<List<String>> parts(int expected) {
        return key.map(k -> List.of(k.split("\\|", -1))).filter(list -> list.size() == expected);
    }

    public boolean isStart() {
        return key.isEmpty();
    }

    static String after(String key) {
        return encode(">" + key);
    }

    static String before(String key) {
        return encode("<" + key);
    }

    private static String encode(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
