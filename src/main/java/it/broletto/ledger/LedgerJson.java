package it.broletto.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;

/** Entries and signed ends as lines of JSON, as they are published. */
public final class LedgerJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEX = 64;

    private LedgerJson() {}

    /** An entry's text as it was hashed, and its hash. */
    public static String line(Entry entry) {
        return "{\"entry\":" + Chain.text(entry) + ",\"hash\":\"" + entry.hash() + "\"}";
    }

    public static String line(Anchor anchor) {
        return "{\"day\":\"" + anchor.day() + "\",\"hash\":\"" + anchor.hash() + "\",\"number\":" + anchor.number()
                + ",\"publicKey\":\"" + anchor.publicKey() + "\",\"signature\":\"" + anchor.signature() + "\"}";
    }

    /** Reads what {@link #line(Entry)} wrote. Throws {@link IllegalArgumentException} if it is anything else. */
    public static Entry entry(String line) {
        try {
            return checked(line);
        } catch (NullPointerException missing) {
            throw new IllegalArgumentException("not the line of an entry", missing);
        }
    }

    private static Entry checked(String line) {
        var read = read(line);
        var node = read.path("entry");
        var lines = new ArrayList<Line>();
        for (var each : node.path("lines")) {
            lines.add(new Line(
                    new Account(Account.Kind.valueOf(text(each, "account")), text(each, "owner")),
                    each.path("cents").longValue()));
        }
        var entry = new Entry(
                node.path("number").longValue(),
                uuid(node, "id"),
                Entry.Phase.valueOf(text(node, "phase")),
                text(node, "type"),
                uuid(node, "subject"),
                uuid(node, "ends"),
                uuid(node, "reverses"),
                node.has("expiresAt") ? instant(node, "expiresAt") : null,
                text(node, "reason"),
                text(node, "role"),
                instant(node, "at"),
                lines,
                text(read, "hash"));
        if (entry.hash() == null || entry.hash().length() != HEX || !line(entry).equals(line)) {
            throw new IllegalArgumentException("not the line of an entry");
        }
        return entry;
    }

    /** Reads what {@link #line(Anchor)} wrote. Throws {@link IllegalArgumentException} if it is anything else. */
    public static Anchor anchor(String line) {
        var node = read(line);
        try {
            return new Anchor(
                    LocalDate.parse(text(node, "day")),
                    node.path("number").longValue(),
                    text(node, "hash"),
                    text(node, "publicKey"),
                    text(node, "signature"));
        } catch (java.time.DateTimeException | NullPointerException wrong) {
            throw new IllegalArgumentException("not the line of a signed end", wrong);
        }
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("not JSON: " + wrong.getOriginalMessage(), wrong);
        }
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).textValue();
    }

    private static UUID uuid(JsonNode node, String key) {
        return node.has(key) ? UUID.fromString(String.valueOf(text(node, key))) : null;
    }

    private static Instant instant(JsonNode node, String key) {
        try {
            return Instant.parse(String.valueOf(text(node, key)));
        } catch (java.time.DateTimeException wrong) {
            throw new IllegalArgumentException("'" + key + "' is no time", wrong);
        }
    }
}
