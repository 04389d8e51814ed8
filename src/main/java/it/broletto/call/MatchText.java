package it.broletto.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.match.Gift;
import it.broletto.match.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Gifts, matches and their parts as they are kept and published: JSON of whole cents. */
final class MatchText {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A gift without its giver: a number from 1 in the order of each one's first gift. */
    record Given(int donor, long cents) {

        Gift gift() {
            return new Gift(String.valueOf(donor), cents);
        }
    }

    private MatchText() {}

    /** Puts numbers in the place of whatever names the donors. */
    static List<Given> numbered(List<Gift> gifts) {
        var numbers = new HashMap<String, Integer>();
        var given = new ArrayList<Given>();
        for (var gift : gifts) {
            var number = numbers.computeIfAbsent(gift.donor(), first -> numbers.size() + 1);
            given.add(new Given(number, gift.cents()));
        }
        return given;
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<Gift> gifts(String json) {
        return read(json, new TypeReference<List<Given>>() {}).stream()
                .map(Given::gift)
                .toList();
    }

    /** What is kept of a match; its id and amount stand beside it. Without its gifts where they are not asked for. */
    record Kept(List<Match.Limit> limits, Match.Unmet unmet, List<Long> perGift) {}

    static String write(Match match) {
        return write(new Kept(match.limits(), match.unmet(), match.perGift()));
    }

    static Match match(String id, long cents, String json) {
        var kept = read(json, new TypeReference<Kept>() {});
        return new Match(id, cents, kept.limits(), kept.unmet(), kept.perGift() == null ? List.of() : kept.perGift());
    }

    static List<Decision.Part> split(String json) {
        return read(json, new TypeReference<List<Decision.Part>>() {});
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
