package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both languages say the same things, and templates hold nothing that the Content-Security-Policy refuses. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern NAME = Pattern.compile("\\{[a-zA-Z.]+}|%\\d");

    static List<Path> bundles() throws IOException {
        try (var files = Files.list(RESOURCES.resolve("messages"))) {
            return files.filter(f -> f.toString().endsWith("_it.properties"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyKeyIsThereInBothLanguagesWithTheSamePlaceholders(Path italian) throws IOException {
        var it = read(italian);
        var en = read(Path.of(italian.toString().replace("_it.", "_en.")));
        assertEquals(new TreeSet<>(it.stringPropertyNames()), new TreeSet<>(en.stringPropertyNames()));
        for (var key : it.stringPropertyNames()) {
            assertFalse(it.getProperty(key).isBlank(), key);
            assertFalse(en.getProperty(key).isBlank(), key);
            assertEquals(names(it.getProperty(key)), names(en.getProperty(key)), key);
        }
    }

    /** The acts and roles of the public log are looked up by their names. */
    @Test
    void everyMessageIsSaidSomewhere() throws IOException {
        var java = textOf(Path.of("src/main/java"), ".java");
        var templates = textOf(RESOURCES.resolve("templates"), "");
        var said = new TreeSet<String>();
        Pattern.compile("(?:[.]|::)(\\w+)").matcher(java).results().forEach(found -> said.add(found.group(1)));
        Pattern.compile("\\w+:\\w+").matcher(templates).results().forEach(found -> said.add(found.group()));
        var bundles = Pattern.compile(
                        "@MessageBundle\\(\"(\\w+)\"\\)\\s+(?:public )?interface \\w+ \\{(.*?)\n}", Pattern.DOTALL)
                .matcher(java)
                .results()
                .filter(bundle -> !bundle.group(1).equals("audit"))
                .toList();
        assertTrue(bundles.size() > 20, bundles.size() + " bundles");
        for (var bundle : bundles) {
            Pattern.compile("\n    String (\\w+)\\(")
                    .matcher(bundle.group(2))
                    .results()
                    .map(message -> message.group(1))
                    .forEach(message -> assertTrue(
                            said.contains(message) || said.contains(bundle.group(1) + ":" + message),
                            () -> bundle.group(1) + ":" + message + " is said nowhere"));
        }
    }

    private static String textOf(Path folder, String ending) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(ending)) {
                    text.append(Files.readString(file)).append('\n');
                }
            }
        }
        return text.toString();
    }

    private static TreeSet<String> names(String text) {
        var names = new TreeSet<String>();
        // The word before a date, "il" or "l'", is Italian only.
        NAME.matcher(text).results().forEach(m -> names.add(m.group().replaceFirst("\\.(il|al|dal|del)}", "}")));
        return names;
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            return files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void noTemplateHoldsInlineScriptsOrStyles(Path template) throws IOException {
        var html = Files.readString(template).replaceAll("\\{[^{}]*}", "");
        assertTrue(
                Pattern.compile("\\sstyle\\s*=|\\son[a-z]+\\s*=|<style|<script(?![^>]*src=)|javascript:")
                        .matcher(html)
                        .results()
                        .findAny()
                        .isEmpty(),
                () -> template + " would be blocked");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyIconIsInTheSprite(Path template) throws IOException {
        var sprite = Files.readString(Path.of("frontend/public/icons.svg"));
        Pattern.compile("(?:#icon name|icon)=\"((?:it|br)-[a-z0-9-]+)\"")
                .matcher(Files.readString(template))
                .results()
                .forEach(found -> assertTrue(sprite.contains("id=\"" + found.group(1) + "\""), found.group(1)));
    }
}
