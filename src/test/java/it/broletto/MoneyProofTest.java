package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/money.md names a test for each rule of money and each fault, or says that it is missing. */
class MoneyProofTest {

    private static final Pattern ROW = Pattern.compile("^\\| ([IF]\\d+) \\| [^|]+ \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w+)\\.(\\w+)");

    @Test
    void eachInvariantAndEachFaultIsThereOnce() throws IOException {
        var wanted = new TreeSet<String>();
        IntStream.rangeClosed(1, 22).forEach(n -> wanted.add("I" + n));
        IntStream.rangeClosed(1, 32).forEach(n -> wanted.add("F" + n));
        assertEquals(wanted, new TreeSet<>(rows().keySet()));
    }

    @Test
    void eachTestThatIsNamedExists() throws IOException {
        var sources = sources();
        for (var row : rows().entrySet()) {
            if (row.getValue().equals("missing")) {
                continue;
            }
            var named = TEST.matcher(row.getValue()).results().toList();
            assertTrue(!named.isEmpty(), row.getKey() + " names a test or is missing");
            for (var test : named) {
                assertTrue(
                        Pattern.compile("(void|String) " + test.group(2) + "\\(")
                                .matcher(sources.getOrDefault(test.group(1), ""))
                                .find(),
                        row.getKey() + " names " + test.group());
            }
        }
    }

    private static Map<String, String> rows() throws IOException {
        var rows = new HashMap<String, String>();
        ROW.matcher(Files.readString(Path.of("docs", "money.md")))
                .results()
                .forEach(row ->
                        assertEquals(null, rows.put(row.group(1), row.group(2).strip()), row.group(1)));
        return rows;
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            var sources = new HashMap<String, String>();
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
            return sources;
        }
    }
}
