package it.broletto.dev;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the demo city is made of, from {@code demo/} on the class path: Municipi, places, ideas, works, campaigns. */
record DemoTexts(
        List<Municipio> municipi, List<Place> places, Ideas ideas, List<Work> works, List<Campaign> campaigns) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param outline GeoJSON geometry; @param ring its corners, longitude first */
    record Municipio(String code, String name, int position, String outline, double[][] ring) {

        boolean contains(double longitude, double latitude) {
            var inside = false;
            for (int i = 1; i < ring.length; i++) {
                var a = ring[i - 1];
                var b = ring[i];
                if (a[1] > latitude != b[1] > latitude
                        && longitude < (b[0] - a[0]) * (latitude - a[1]) / (b[1] - a[1]) + a[0]) {
                    inside = !inside;
                }
            }
            return inside;
        }
    }

    /** @param at the name after its preposition: "al Parco Lambro" */
    record Place(String district, String kind, String name, String at, double latitude, double longitude) {}

    /** @param from @param to thousands of euros */
    record Idea(String category, Set<String> kinds, int from, int to, String title, String problem, String wish) {

        String titleFor(Place place) {
            return fill(title, place);
        }

        String bodyFor(Place place, String closing) {
            return fill(problem, place) + " " + fill(wish, place) + "\n\n" + closing;
        }

        private static String fill(String text, Place place) {
            var at = place.at();
            return text.replace("{at}", at)
                    .replace("{At}", Character.toUpperCase(at.charAt(0)) + at.substring(1))
                    .replace("{name}", place.name());
        }
    }

    record Ideas(List<Idea> ideas, List<String> closings, List<String> refusals, List<String> notes) {}

    /**
     * A winner of years ago and what became of it; all days counted from today.
     *
     * @param votes known from the city's own publication; null = not known
     * @param milestones title, promised day, done day, reason; @param facts day, status entered, text
     * @param spending stage, euros, day, act
     */
    record Work(
            String district,
            String title,
            String place,
            double latitude,
            double longitude,
            String category,
            long euros,
            Integer votes,
            String body,
            String status,
            String office,
            String manager,
            String cup,
            int promised,
            Integer expected,
            Integer done,
            List<JsonNode> milestones,
            List<JsonNode> facts,
            List<JsonNode> spending) {}

    /**
     * @param share of the goal that is promised today
     * @param state LIVE, CLOSED or FAILED; COLLECTING closed just now, DECIDING is decided in a
     *     few minutes, FUNDED was decided long ago
     * @param rail whether promises are paid by the sandbox provider
     * @param declined percent of cards that will be declined
     * @param lines label, euros, required
     */
    record Campaign(
            String slug,
            String title,
            String category,
            String district,
            String promoter,
            int opens,
            int closes,
            double share,
            String state,
            boolean rail,
            int declined,
            String summary,
            String body,
            List<JsonNode> lines) {}

    /**
     * What a campaign's page tells beside its budget.
     *
     * @param returns kind, title, text, euros, stock or null, how many are claimed at most
     * @param needs kind, name, wanted, offers
     * @param updates day, title, text
     * @param questions day, words, answer or null
     */
    record CampaignPage(
            List<JsonNode> returns, List<JsonNode> needs, List<JsonNode> updates, List<JsonNode> questions) {}

    /** By slug. */
    static Map<String, CampaignPage> campaignPages() {
        try {
            return read("campaign-pages.json", new TypeReference<Map<String, CampaignPage>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param fiscal of its author; @param days when it was sent in; @param returned when it was returned; null if not
     * @param lines label, euros, required; @param campaign days of the campaign; @param team name, role
     */
    record Application(
            String fiscal,
            int days,
            Integer returned,
            String questions,
            boolean judged,
            String title,
            String summary,
            String body,
            String category,
            String district,
            String kind,
            String promoter,
            String taxCode,
            String office,
            List<JsonNode> lines,
            int campaign,
            String surplus,
            List<JsonNode> team) {}

    static List<Application> readApplications() {
        try {
            return read("applications.json", new TypeReference<List<Application>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DemoTexts read() {
        try {
            return new DemoTexts(
                    readMunicipi(),
                    readPlaces(),
                    read("ideas.json", new TypeReference<Ideas>() {}),
                    read("works.json", new TypeReference<List<Work>>() {}),
                    read("campaigns.json", new TypeReference<List<Campaign>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Place> placesIn(String district) {
        return places.stream()
                .filter(place -> place.district().equals(district))
                .toList();
    }

    private static List<Municipio> readMunicipi() throws IOException {
        try (var file = open("milano-municipi.geojson")) {
            var features = (ArrayNode) JSON.readTree(file).get("features");
            return features.valueStream().map(DemoTexts::municipio).toList();
        }
    }

    private static Municipio municipio(JsonNode feature) {
        var about = feature.get("properties");
        var geometry = feature.get("geometry");
        return new Municipio(
                about.get("code").asText(),
                about.get("name").asText(),
                about.get("position").asInt(),
                geometry.toString(),
                JSON.convertValue(geometry.get("coordinates").get(0), double[][].class));
    }

    private static List<Place> readPlaces() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(open("places.csv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(DemoTexts::place)
                    .toList();
        }
    }

    private static Place place(String[] cell) {
        return new Place(cell[0], cell[1], cell[2], cell[3], Double.parseDouble(cell[4]), Double.parseDouble(cell[5]));
    }

    private static <T> T read(String name, TypeReference<T> type) throws IOException {
        try (var file = open(name)) {
            return JSON.readValue(file, type);
        }
    }

    private static InputStream open(String name) {
        return DemoTexts.class.getResourceAsStream("/demo/" + name);
    }
}
