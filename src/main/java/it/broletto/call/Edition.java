package it.broletto.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.match.MatchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An earlier call of a city, to start from. What the city paid once people had reached the threshold is told in three
 * ways by the press, so it has three rules, and whoever starts from it must choose.
 *
 * @param fundLeastCents what was in the envelope; told in two amounts for one of them
 * @param leastCents what a project cost at least; null: not told
 * @param mostCents what it cost at most; null: not told
 * @param rules by the word of their policy
 */
public record Edition(
        String id,
        String name,
        long fundLeastCents,
        long fundMostCents,
        Long leastCents,
        Long mostCents,
        int days,
        int windows,
        Map<String, MatchRule> rules) {

    private static final List<Edition> ALL = read();

    /** Milan's four. */
    public static List<Edition> all() {
        return ALL;
    }

    static Optional<Edition> byId(String id) {
        return ALL.stream().filter(edition -> edition.id().equals(id)).findFirst();
    }

    private static List<Edition> read() {
        try (var file = Edition.class.getResourceAsStream("/calls/editions.json")) {
            var editions = new ArrayList<Edition>();
            new ObjectMapper().readTree(file).forEach(node -> editions.add(of(node)));
            return List.copyOf(editions);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static Edition of(JsonNode node) {
        var rules = new LinkedHashMap<String, MatchRule>();
        node.required("rules")
                .fields()
                .forEachRemaining(each ->
                        rules.put(each.getKey(), MatchRule.parse(each.getValue().toString())));
        return new Edition(
                node.required("id").asText(),
                node.required("name").asText(),
                node.required("fundLeastCents").asLong(),
                node.required("fundMostCents").asLong(),
                amount(node.required("leastCents")),
                amount(node.required("mostCents")),
                node.required("days").asInt(),
                node.required("windows").asInt(),
                rules);
    }

    private static Long amount(JsonNode node) {
        return node.isNull() ? null : node.asLong();
    }
}
