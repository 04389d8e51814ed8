package it.broletto.tally;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import it.broletto.tally.RuleSheet.Comparison;
import it.broletto.tally.RuleSheet.Completion;
import it.broletto.tally.RuleSheet.Fill;
import it.broletto.tally.RuleSheet.Filters;
import it.broletto.tally.RuleSheet.Leftover;
import it.broletto.tally.RuleSheet.Method;
import it.broletto.tally.RuleSheet.Start;
import it.broletto.tally.RuleSheet.Stop;
import it.broletto.tally.RuleSheet.Tie;
import it.broletto.tally.RuleSheet.Utility;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The canonical form of a rule sheet: RFC 8785, of which only objects, lists, strings, truth values and whole numbers
 * occur. Sealed sheets are read for ever and keep their hashes: all keys of the first edition are always written and
 * must be there; a key that is added later is written only where it is not its default, which is what sheets that lack
 * it mean.
 */
final class RuleSheetJson {

    private static final int LONGEST = 4 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(4).build())
            .build();

    private RuleSheetJson() {}

    /** The word of a constant: {@code equal-shares}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E constant(String key, Class<E> type, String word) {
        for (var constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw new UnusableRules("'" + key + "': '" + word + "' is none of "
                + String.join(
                        ", ",
                        List.of(type.getEnumConstants()).stream()
                                .map(RuleSheetJson::word)
                                .toList()));
    }

    static String write(RuleSheet sheet) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("bonuses");
            for (var bonus : new TreeMap<>(sheet.bonuses()).entrySet()) {
                json.writeNumberField(bonus.getKey(), bonus.getValue());
            }
            json.writeEndObject();
            json.writeStringField("comparison", word(sheet.comparison()));
            json.writeStringField("completion", word(sheet.completion()));
            json.writeArrayFieldStart("exclusive");
            for (var group : sheet.exclusive()) {
                json.writeStartArray();
                for (var id : group) {
                    json.writeString(id);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeStringField("fill", word(sheet.fill()));
            json.writeObjectFieldStart("filters");
            json.writeBooleanField("dropUnaffordable", sheet.filters().dropUnaffordable());
            json.writeNumberField("minShareOfCost", sheet.filters().minShareOfCost());
            json.writeNumberField("minVotes", sheet.filters().minVotes());
            json.writeNumberField("sentinelCents", sheet.filters().sentinelCents());
            json.writeEndObject();
            json.writeStringField("leftover", word(sheet.leftover()));
            json.writeArrayFieldStart("lot");
            for (var id : sheet.lot()) {
                json.writeString(id);
            }
            json.writeEndArray();
            json.writeStringField("method", word(sheet.method()));
            json.writeStringField("start", word(sheet.start()));
            json.writeNumberField("stepCents", sheet.stepCents());
            json.writeStringField("stop", word(sheet.stop()));
            json.writeArrayFieldStart("ties");
            for (var key : sheet.ties()) {
                json.writeString(word(key));
            }
            json.writeEndArray();
            json.writeStringField("utility", word(sheet.utility()));
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static RuleSheet read(String text) {
        if (text.length() > LONGEST) {
            throw new UnusableRules("the rule sheet is longer than " + LONGEST + " characters");
        }
        try (var json = FACTORY.createParser(text)) {
            json.nextToken();
            var sheet = sheet(new Fields("", object(json)));
            if (json.nextToken() != null) {
                throw new UnusableRules("text follows the rule sheet");
            }
            return sheet;
        } catch (JsonProcessingException wrong) {
            var at = wrong.getLocation();
            throw new UnusableRules("the rule sheet is not JSON: "
                    + (at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
                    + wrong.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static RuleSheet sheet(Fields fields) {
        var filters = new Fields("filters.", fields.map("filters"));
        var sheet = new RuleSheet(
                fields.constant("method", Method.class),
                fields.constant("utility", Utility.class),
                fields.constant("start", Start.class),
                fields.number("stepCents", Long.MAX_VALUE),
                fields.constant("stop", Stop.class),
                fields.constant("completion", Completion.class),
                fields.constant("fill", Fill.class),
                new Filters(
                        filters.number("minVotes", Long.MAX_VALUE),
                        filters.truth("dropUnaffordable"),
                        filters.number("sentinelCents", Long.MAX_VALUE),
                        (int) filters.number("minShareOfCost", Integer.MAX_VALUE)),
                fields.list("exclusive").stream()
                        .map(group -> strings("exclusive", group))
                        .toList(),
                bonuses(fields.map("bonuses")),
                fields.constant("comparison", Comparison.class),
                fields.constant("leftover", Leftover.class),
                strings("ties", fields.list("ties")).stream()
                        .map(word -> constant("ties", Tie.class, word))
                        .toList(),
                strings("lot", fields.list("lot")));
        fields.nothingElse();
        filters.nothingElse();
        return sheet;
    }

    private static Map<String, Integer> bonuses(Map<String, Object> map) {
        var fields = new Fields("bonuses.", map);
        var bonuses = new TreeMap<String, Integer>();
        map.keySet().forEach(id -> bonuses.put(id, (int) fields.number(id, Integer.MAX_VALUE)));
        return bonuses;
    }

    private static List<String> strings(String key, Object list) {
        if (list instanceof List<?> items && items.stream().allMatch(String.class::isInstance)) {
            return items.stream().map(String.class::cast).toList();
        }
        throw new UnusableRules("'" + key + "' is not a list of texts");
    }

    /** Values by key, each to be asked for once. */
    private record Fields(String path, Map<String, Object> map, Set<String> asked) {

        Fields(String path, Map<String, Object> map) {
            this(path, map, new TreeSet<>());
        }

        private <T> T value(String key, Class<T> type, String what) {
            asked.add(key);
            if (!map.containsKey(key)) {
                throw new UnusableRules("the rule sheet lacks '" + path + key + "'");
            }
            if (!type.isInstance(map.get(key))) {
                throw new UnusableRules("'" + path + key + "' is not " + what);
            }
            return type.cast(map.get(key));
        }

        <E extends Enum<E>> E constant(String key, Class<E> type) {
            return RuleSheetJson.constant(path + key, type, value(key, String.class, "a text"));
        }

        long number(String key, long most) {
            var number = value(key, Long.class, "a whole number");
            if (number < 0 || number > most) {
                throw new UnusableRules("'" + path + key + "' is not from 0 to " + most);
            }
            return number;
        }

        boolean truth(String key) {
            return value(key, Boolean.class, "true or false");
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> map(String key) {
            return value(key, Map.class, "an object");
        }

        List<?> list(String key) {
            return value(key, List.class, "a list");
        }

        void nothingElse() {
            for (var key : map.keySet()) {
                if (!asked.contains(key)) {
                    throw new UnusableRules("the rule sheet has an unknown key '" + path + key + "'");
                }
            }
        }
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new UnusableRules("the rule sheet is not a JSON object");
        }
        var map = new TreeMap<String, Object>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var key = json.currentName();
            json.nextToken();
            map.put(key, value(json));
        }
        return map;
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                var list = new ArrayList<Object>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new UnusableRules("the rule sheet has a value that no key allows: " + json.getText());
        };
    }
}
