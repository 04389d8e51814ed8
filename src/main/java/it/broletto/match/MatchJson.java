package it.broletto.match;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The canonical form of a match rule (RFC 8785): one flat object of strings and whole numbers, its keys in order. */
final class MatchJson {

    /** Left out where they do not count, so that a rule from before there were any is the same text. */
    private static final String AWARDS = "awards";

    private static final String COUNT = "count";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxDocumentLength(10_000)
                    .build())
            .build();

    private MatchJson() {}

    static String write(MatchRule rule) {
        var fields = new TreeMap<String, Object>();
        if (rule instanceof Threshold threshold) {
            fields.put("method", "threshold");
            fields.put("policy", word(threshold.policy()));
            fields.put("thresholdBasisPoints", threshold.thresholdBasisPoints());
            fields.put("rateBasisPoints", threshold.rateBasisPoints());
            fields.put("capCents", threshold.capCents());
        } else if (rule instanceof PerDonation each) {
            fields.put("method", "per-donation");
            fields.put("factorBasisPoints", each.factorBasisPoints());
            fields.put("giftCapCents", each.giftCapCents());
            fields.put("projectCapCents", each.projectCapCents());
            fields.put("giftsPerDonor", each.giftsPerDonor());
        } else if (rule instanceof LumpSum lump) {
            fields.put("method", "lump-sum");
            fields.put("amountCents", lump.amountCents());
            fields.put("thresholdBasisPoints", lump.thresholdBasisPoints());
            fields.put("thresholdCents", lump.thresholdCents());
            fields.put("donors", lump.donors());
        } else if (rule instanceof Quadratic quadratic) {
            fields.put("method", "quadratic");
            fields.put("capCents", quadratic.capCents());
        }
        if (rule.awardsCount()) {
            fields.put(AWARDS, COUNT);
        }
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":"
                        + (field.getValue() instanceof String text ? "\"" + text + "\"" : field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    static MatchRule rule(String json) {
        var fields = new Fields(read(json));
        var method = fields.word("method");
        var rule =
                switch (method) {
                    case "threshold" ->
                        new Threshold(
                                fields.number("thresholdBasisPoints"),
                                policy(fields.word("policy")),
                                fields.number("rateBasisPoints"),
                                fields.number("capCents"),
                                fields.awardsCount());
                    case "per-donation" ->
                        new PerDonation(
                                fields.number("factorBasisPoints"),
                                fields.number("giftCapCents"),
                                fields.number("projectCapCents"),
                                fields.number("giftsPerDonor"));
                    case "lump-sum" ->
                        new LumpSum(
                                fields.number("amountCents"),
                                fields.number("thresholdBasisPoints"),
                                fields.number("thresholdCents"),
                                fields.number("donors"),
                                fields.awardsCount());
                    case "quadratic" -> new Quadratic(fields.number("capCents"));
                    default ->
                        throw new UnusableMatch(
                                "'method': '" + method + "' is none of threshold, per-donation, lump-sum, quadratic");
                };
        fields.requireNoMore();
        return rule;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Threshold.Policy policy(String word) {
        return Arrays.stream(Threshold.Policy.values())
                .filter(policy -> word(policy).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new UnusableMatch("'policy': '" + word + "' is none of fixed-share, top-up, one-to-one"));
    }

    private static Map<String, Object> read(String json) {
        var fields = new TreeMap<String, Object>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var key = parser.currentName();
                switch (parser.nextToken()) {
                    case VALUE_STRING -> fields.put(key, parser.getText());
                    case VALUE_NUMBER_INT -> fields.put(key, parser.getLongValue());
                    default -> throw new UnusableMatch("'" + key + "': a string or a whole number is expected");
                }
            }
            expect(parser.nextToken() == null);
            return fields;
        } catch (IOException wrong) {
            throw new UnusableMatch("not a match rule in JSON: " + wrong.getMessage());
        }
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new UnusableMatch("a match rule is one JSON object");
        }
    }

    /** What was read and not yet used. */
    private record Fields(Map<String, Object> left) {

        String word(String key) {
            return take(key, String.class, "a string");
        }

        long number(String key) {
            return take(key, Long.class, "a whole number");
        }

        boolean awardsCount() {
            var said = left.containsKey(AWARDS);
            if (said && !word(AWARDS).equals(COUNT)) {
                throw new UnusableMatch("'" + AWARDS + "': '" + COUNT + "' is expected, or nothing");
            }
            return said;
        }

        private <T> T take(String key, Class<T> type, String what) {
            var value = left.remove(key);
            if (!type.isInstance(value)) {
                throw new UnusableMatch("'" + key + "': " + what + " is expected");
            }
            return type.cast(value);
        }

        void requireNoMore() {
            if (!left.isEmpty()) {
                throw new UnusableMatch("unknown: " + String.join(", ", left.keySet()));
            }
        }
    }
}
