package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/money.md names the tests of each rule of money and of each fault, and a fault's tests bear its number. */
class MoneyProofTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| ([IF]\\d+) \\|(?: [^|]+ \\|)+ ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern GUARDED = Pattern.compile("^\\| F\\d+ (\\| [^|]+ ){3}\\|$", Pattern.MULTILINE);
    private static final Pattern FAULT = Pattern.compile("void ((F\\d+)_\\w+)\\(");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w+)\\.(\\w+)");

    @Test
    void eachInvariantAndEachFaultIsThereOnce() throws IOException {
        var wanted = new TreeSet<String>();
        IntStream.rangeClosed(1, 22).forEach(n -> wanted.add("I" + n));
        IntStream.rangeClosed(1, 32).forEach(n -> wanted.add("F" + n));
        assertEquals(wanted, new TreeSet<>(rows().keySet()));
        assertEquals(32, GUARDED.matcher(proof()).results().count(), "each fault names its guard");
    }

    @Test
    void eachTestThatIsNamedExists() throws IOException {
        var sources = sources();
        for (var row : rows().entrySet()) {
            var named = TEST.matcher(row.getValue()).results().toList();
            assertTrue(!named.isEmpty(), row.getKey() + " names a test");
            for (var test : named) {
                assertTrue(
                        Pattern.compile("(void|String) " + test.group(2) + "\\(")
                                .matcher(sources.getOrDefault(test.group(1), ""))
                                .find(),
                        row.getKey() + " names " + test.group());
                assertTrue(
                        row.getKey().startsWith("I") || test.group(2).startsWith(row.getKey() + "_"),
                        test.group() + " bears the number of its fault, " + row.getKey());
            }
        }
    }

    @Test
    void eachTestThatBearsTheNumberOfAFaultIsNamed() throws IOException {
        var rows = rows();
        for (var source : sources().entrySet()) {
            FAULT.matcher(source.getValue()).results().forEach(test -> {
                var name = source.getKey() + "." + test.group(1);
                assertTrue(List.of(rows.get(test.group(2)).split(", ")).contains(name), name + " is named");
            });
        }
    }

    private static Map<String, String> rows() throws IOException {
        var rows = new HashMap<String, String>();
        ROW.matcher(proof())
                .results()
                .forEach(row ->
                        assertEquals(null, rows.put(row.group(1), row.group(2).strip()), row.group(1)));
        return rows;
    }

    private static String proof() throws IOException {
        return Files.readString(Path.of("docs", "money.md"));
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
