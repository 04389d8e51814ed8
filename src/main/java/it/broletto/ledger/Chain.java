package it.broletto.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The chain of hashes over the ledger. The hash of an entry is SHA-256 over the hash before it (64 hexadecimal digits;
 * zeros before the first), a line feed, and the entry's text in UTF-8, so that anybody can compute it with the tools of
 * any system.
 */
public final class Chain {

    /** Before the first entry. */
    public static final String BEGINNING = "0".repeat(64);

    private Chain() {}

    /** The hash of an entry whose own hash is not looked at; 64 hexadecimal digits. */
    public static String hash(String before, Entry entry) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest((before + "\n" + text(entry)).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the hash is over: a JSON object (RFC 8785) without the hash. */
    public static String text(Entry entry) {
        var text = new StringBuilder("{\"at\":\"").append(entry.at()).append('"');
        field(text, "ends", entry.ends());
        field(text, "expiresAt", entry.expiresAt());
        field(text, "id", entry.id());
        text.append(",\"lines\":[");
        var separator = "";
        for (var line : entry.lines()) {
            text.append(separator)
                    .append("{\"account\":\"")
                    .append(line.account().kind())
                    .append("\",\"cents\":")
                    .append(line.cents())
                    .append(",\"owner\":\"")
                    .append(line.account().owner())
                    .append("\"}");
            separator = ",";
        }
        text.append("],\"number\":").append(entry.number());
        field(text, "phase", entry.phase());
        field(text, "reason", entry.reason());
        field(text, "reverses", entry.reverses());
        field(text, "role", entry.role());
        field(text, "subject", entry.subject());
        field(text, "type", entry.type());
        return text.append('}').toString();
    }

    /** A field that is not there is left out. */
    private static void field(StringBuilder text, String key, Object value) {
        if (value != null) {
            text.append(",\"").append(key).append("\":\"");
            escape(text, value.toString());
            text.append('"');
        }
    }

    private static void escape(StringBuilder text, String value) {
        for (var at = 0; at < value.length(); at++) {
            var letter = value.charAt(at);
            switch (letter) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (letter < 0x20) {
                        text.append(String.format("\\u%04x", (int) letter));
                    } else {
                        text.append(letter);
                    }
                }
            }
        }
    }
}
