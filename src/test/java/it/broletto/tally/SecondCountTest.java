package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.Browser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Java = TypeScript: the program that visitors run in their browser was written from the rules alone, and must name the
 * same winners. It runs here as it does there, in a worker of a real Chromium.
 */
@QuarkusTest
class SecondCountTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Counts tasks in two workers, each one after the other; a task has rules and a text, or the address of a file. */
    private static final String COUNT_ALL = """
            async (tasks) => {
              const files = new Map();
              const fetched = (address) => {
                if (!files.has(address)) {
                  files.set(address, fetch(address).then((response) => response.arrayBuffer()));
                }
                return files.get(address);
              };
              const answers = [];
              let next = 0;
              const count = async () => {
                const worker = new Worker(document.getElementById('recounter').dataset.worker, { type: 'module' });
                while (next < tasks.length) {
                  const at = next++;
                  const { address, text, rules } = tasks[at];
                  const file = address ? (await fetched(address)).slice(0) : new TextEncoder().encode(text).buffer;
                  answers[at] = await new Promise((resolve) => {
                    worker.onmessage = ({ data }) => data.kind === 'progress' || resolve(data);
                    worker.onerror = (event) => resolve({ kind: 'broken', reason: event.message });
                    worker.postMessage({ file, rules }, [file]);
                  });
                }
                worker.terminate();
              };
              await Promise.all([count(), count()]);
              return JSON.stringify(answers);
            }""";

    private static JsonNode countAll(Page page, List<Map<String, String>> tasks) {
        try {
            return JSON.readTree((String) page.evaluate(COUNT_ALL, tasks));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void theBrowserCountsAllReferenceElectionsAsExpected() {
        try (var browser = Browser.open()) {
            var page = browser.go("/recount");
            page.route(
                    "**/reference/*.pb",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setPath(ReferenceElections.FOLDER.resolve(
                                    route.request().url().replaceAll(".*/", "")))));
            var wrong = new LinkedHashMap<String, String>();
            var keys = 0;
            for (var name : ReferenceElections.names().toList()) {
                var step = ReferenceElections.expected(name).get("step").asLong();
                var rules = new ArrayList<String>();
                ReferenceElections.expected(name).get("results").fieldNames().forEachRemaining(rules::add);
                var answers = countAll(
                        page,
                        rules.stream()
                                .map(rule -> Map.of(
                                        "address",
                                        "/reference/" + name + ".pb",
                                        "rules",
                                        ReferenceCountTest.sheet(rule, step).canonicalJson()))
                                .toList());
                for (var at = 0; at < rules.size(); at++) {
                    keys++;
                    var expected = ReferenceCountTest.expected(name, rules.get(at));
                    var counted = sorted(ReferenceElections.read(name), answers.get(at));
                    if (!expected.equals(counted)) {
                        wrong.put(name + " " + rules.get(at), "expected " + expected + "\n counted " + counted);
                    }
                }
            }
            assertEquals(Map.of(), wrong);
            assertEquals(263, keys);
        }
    }

    private static List<String> sorted(Election election, JsonNode answer) {
        if (!answer.path("kind").asText().equals("done")) {
            return List.of(answer.toString());
        }
        var all = new ArrayList<String>();
        answer.get("winners").forEach(winner -> all.add(winner.get("id").asText()));
        Collections.sort(all);
        all.add(election.decimal(answer.get("totalCents").asLong()));
        return all;
    }

    @Test
    void theBrowserCountsRandomElectionsByRandomRulesAsJavaDoes() {
        var seed = Long.getLong("broletto.test.seed", 1);
        System.out.println("SecondCountTest: -Dbroletto.test.seed=" + seed);
        var random = new Random(seed);
        var elections = new ArrayList<Election>();
        var sheets = new ArrayList<RuleSheet>();
        var tasks = new ArrayList<Map<String, String>>();
        for (var at = 0; at < 1000; at++) {
            var election = RandomCounts.election(random);
            var sheet = RandomCounts.sheet(election, random);
            var text = RandomCounts.text(election, random);
            elections.add(read(text));
            sheets.add(sheet);
            tasks.add(Map.of("text", text, "rules", sheet.canonicalJson()));
        }
        try (var browser = Browser.open()) {
            var answers = countAll(browser.go("/recount"), tasks);
            var wrong = new ArrayList<String>();
            for (var at = 0; at < tasks.size(); at++) {
                var java = java(elections.get(at), sheets.get(at));
                var there = there(answers.get(at));
                if (!java.equals(there)) {
                    wrong.add("Java       " + java + "\nTypeScript " + there + "\n"
                            + tasks.get(at).get("rules") + "\n" + tasks.get(at).get("text"));
                }
            }
            assertEquals(
                    "",
                    String.join("\n", wrong.subList(0, Math.min(5, wrong.size()))),
                    () -> wrong.size() + " of " + tasks.size() + " differ, seed " + seed);
        }
    }

    /** Ids that mean something to JavaScript, or look like numbers, and what stands at the borders of ids. */
    private static final List<String> ODD_IDS = List.of(
            "__proto__", "constructor", "toString", "1e3", "007", "-1", "1.0", "\u00a0a", "a\ufeff", "x".repeat(200));

    @Test
    void idsOfEveryKindAreOnlyNames() {
        var tasks = new ArrayList<Map<String, String>>();
        var random = new Random(5);
        for (var at = 0; at < 60; at++) {
            var builder = Election.builder(VoteType.APPROVAL, 900, Map.of());
            ODD_IDS.forEach(id -> builder.project(id, 100 + random.nextInt(3), "", Map.of()));
            for (var voter = 0; voter < 9; voter++) {
                builder.ballot(
                        ODD_IDS.stream().filter(id -> random.nextInt(3) == 0).toList());
            }
            var election = builder.build();
            tasks.add(Map.of(
                    "text", RandomCounts.text(election, random),
                    "rules", RandomCounts.sheet(election, random).canonicalJson()));
        }
        assertSame(tasks);
    }

    @Test
    void theBrowserReadsAndRefusesFilesAsJavaDoes() {
        var tasks = new ArrayList<Map<String, String>>();
        var rules = RuleSheet.GREEDY.canonicalJson();
        var file = """
                META
                key;value
                num_projects;2
                num_votes;2
                budget;100
                vote_type;approval
                PROJECTS
                project_id;cost;name;category
                a;60;A;x
                b;50;B;y
                VOTES
                voter_id;vote
                1;a
                2;a,b
                """;
        for (var change : new String[][] {
            {"num_projects;2\n", ""},
            {"num_votes;2\n", ""},
            {"num_votes;2\n", "num_votes;2.0\n"},
            {"META", " meta "},
            {"VOTES", "Votes; ;"},
            {"\na;60", "\n a\t;60"},
            {"\na;60", "\n\u00a0a;60"},
            {"VOTES", "\u2003\nVOTES"},
            {"VOTES", "\"\"\nVOTES"},
            {"\n1;a", "\n" + "v".repeat(201) + ";a"},
            {"\n1;a", "\n 2;a"},
            {"\n1;a", "\n1\u0085;a"},
            {"budget;100", "budget;100\nmin_length;3\nmax_length;2"},
            {"budget;100", "budget;100\nmin_sum_cost;3\nmax_sum_cost;2"},
            {"budget;100", "budget;100\ndefault_score;-3"},
            {"approval", "choose-1\nmax_length;0"},
            {"approval", "choose-1\nmin_length;2"},
            {"category", ""},
            {"category", "c".repeat(201)},
            {"key;value", "key;value\n ;x"},
            {"budget;100", "budget;100" + "\nk%s;v".repeat(1001).formatted((Object[]) numbers(1001))}
        }) {
            tasks.add(Map.of("text", file.replace(change[0], change[1]), "rules", rules));
        }
        var random = new Random(Long.getLong("broletto.test.seed", 1));
        var inserts = List.of(
                ";", ",", "\"", "\n", " ", "0", "-", ".", ".0", "\u00a0", "\u2003", "\u0000", "a", "\r", "VOTES\n");
        for (var at = 0; at < 800; at++) {
            var election = RandomCounts.election(random);
            var text = new StringBuilder(RandomCounts.text(election, random));
            for (var change = random.nextInt(3); change >= 0; change--) {
                var place = random.nextInt(text.length());
                if (random.nextBoolean() && !Character.isSurrogate(text.charAt(place))) {
                    text.deleteCharAt(place);
                } else if (!Character.isLowSurrogate(text.charAt(place))) {
                    text.insert(place, inserts.get(random.nextInt(inserts.size())));
                }
            }
            tasks.add(Map.of("text", text.toString(), "rules", rules));
        }
        assertSame(tasks);
    }

    private static Integer[] numbers(int end) {
        return IntStream.range(0, end).boxed().toArray(Integer[]::new);
    }

    @Test
    void theBrowserReadsAndRefusesSheetsAsJavaDoes() {
        var tasks = new ArrayList<Map<String, String>>();
        var election = Election.builder(VoteType.APPROVAL, 300, Map.of())
                .project("a", 100, "", Map.of())
                .project("b", 200, "", Map.of())
                .ballot(List.of("a", "b"))
                .build();
        var text = new String(Pabulib.bytes(election), StandardCharsets.UTF_8);
        var sheet = RuleSheet.builder()
                .bonuses(Map.of("a", 10))
                .exclusive(List.of(List.of("a", "b")))
                .ties(List.of(RuleSheet.Tie.COST, RuleSheet.Tie.LOT), List.of("a", "b"))
                .build()
                .canonicalJson();
        for (var change : new String[][] {
            {"\"lot\":[\"a\"", "\"lot\":[\" a\""},
            {"\"lot\":[\"a\"", "\"lot\":[\"\",\"a\""},
            {"\"lot\":[\"a\"", "\"lot\":[\"c,d\",\"a\""},
            {"\"lot\":[\"a\"", "\"lot\":[\"\\ud800\",\"a\""},
            {"\"lot\":[\"a\"", "\"lot\":[\"\\u0007\",\"a\""},
            {"\"lot\":[\"a\"", "\"lot\":[\"" + "x".repeat(201) + "\",\"a\""},
            {"\"lot\":[\"a\"", "\"lot\":[\"\u00a0\",\"a\""},
            {"{\"a\":10}", "{\"\":10}"},
            {"{\"a\":10}", "{\"a,b\":10}"},
            {"{\"a\":10}", "{\"__proto__\":10}"},
            {"{\"a\":10}", "{\"constructor\":10,\"a\":3}"},
            {"{\"a\":10}", "{\"a\":10.0}"},
            {"{\"a\":10}", "{\"a\":1e1}"},
            {"{\"a\":10}", "{\"a\":1001}"},
            {"{\"a\":10}", "{\"a\":10,\"a\":10}"},
            {"[\"a\",\"b\"]]", "[\"a\",\"\"]]"},
            {"[\"a\",\"b\"]]", "[\"a\",\"toString\"]]"},
            {"\"minShareOfCost\":0", "\"minShareOfCost\":2147483648"},
            {"\"minShareOfCost\":0", "\"minShareOfCost\":-1"},
            {"\"minVotes\":0", "\"minVotes\":-0"},
            {"\"minVotes\":0", "\"minVotes\":99999999999999999999"},
            {"\"stepCents\":100", "\"stepCents\":0"},
            {"\"stepCents\":100", "\"stepCents\":100,\"more\":[[[[[[1]]]]]]"},
            {"\"stepCents\":100", "\"stepCents\":100,\"__proto__\":{}"},
            {"\"stepCents\":100,", ""},
            {"\"minVotes\":0", "\"minVotes\":null"},
            {"{\"bonuses", " \n{\"bonuses"},
            {"{\"bonuses", "x{\"bonuses"}
        }) {
            assertTrue(sheet.contains(change[0]), change[0]);
            tasks.add(Map.of("text", text, "rules", sheet.replace(change[0], change[1])));
        }
        assertSame(tasks);
    }

    private static void assertSame(List<Map<String, String>> tasks) {
        try (var browser = Browser.open()) {
            var answers = countAll(browser.go("/recount"), tasks);
            var wrong = new ArrayList<String>();
            for (var at = 0; at < tasks.size(); at++) {
                var java = java(tasks.get(at).get("text"), tasks.get(at).get("rules"));
                var there = there(answers.get(at));
                if (!java.equals(there)) {
                    wrong.add("Java       " + java + "\nTypeScript " + there + " " + answers.get(at) + "\n"
                            + tasks.get(at).get("rules") + "\n" + tasks.get(at).get("text"));
                }
            }
            assertEquals(
                    "",
                    String.join("\n", wrong.subList(0, Math.min(5, wrong.size()))),
                    () -> wrong.size() + " of " + tasks.size() + " differ");
        }
    }

    private static String java(String text, String rules) {
        try {
            var sheet = RuleSheet.parse(rules);
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            return java(Pabulib.readGrouped(new ByteArrayInputStream(bytes), Limits.UPLOAD), sheet);
        } catch (UnusableRules refused) {
            return "unusable";
        } catch (PabulibException flaw) {
            return "malformed";
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Election read(String text) {
        try {
            return Pabulib.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | PabulibException wrong) {
            throw new AssertionError(text, wrong);
        }
    }

    private static String java(Election election, RuleSheet sheet) {
        try {
            var outcome = Count.of(election, sheet);
            return outcome.winners() + " for " + outcome.totalCostCents();
        } catch (UndecidableTie open) {
            return "tie of " + open.projects();
        } catch (UnusableRules refused) {
            return "unusable";
        }
    }

    private static String there(JsonNode answer) {
        var winners = new ArrayList<String>();
        answer.path("winners").forEach(winner -> winners.add(winner.get("id").asText()));
        var tied = new ArrayList<String>();
        answer.path("projects").forEach(id -> tied.add(id.asText()));
        return switch (answer.path("kind").asText()) {
            case "done" -> winners + " for " + answer.get("totalCents").asText();
            case "tie" -> "tie of " + tied;
            case "rules" -> "unusable";
            case "malformed" -> "malformed";
            default -> answer.toString();
        };
    }
}
