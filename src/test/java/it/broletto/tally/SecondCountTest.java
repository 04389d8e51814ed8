package it.broletto.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.Test;

/**
 * Java = TypeScript: the program that visitors run in their browser was written from the rules alone, and must name the
 * same winners. It runs here as it does there, in a worker of a real Chromium.
 */
@QuarkusTest
class SecondCountTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Counts tasks one after the other in one worker; each has rules and a text, or the address of a file. */
    private static final String COUNT_ALL = """
            async (tasks) => {
              const worker = new Worker(document.getElementById('recounter').dataset.worker, { type: 'module' });
              const answers = [];
              for (const { address, text, rules } of tasks) {
                const file = address
                  ? await (await fetch(address)).arrayBuffer()
                  : new TextEncoder().encode(text).buffer;
                answers.push(await new Promise((resolve) => {
                  worker.onmessage = ({ data }) => data.kind === 'progress' || resolve(data);
                  worker.onerror = (event) => resolve({ kind: 'broken', reason: event.message });
                  worker.postMessage({ file, rules }, [file]);
                }));
              }
              worker.terminate();
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
            default -> answer.toString();
        };
    }
}
