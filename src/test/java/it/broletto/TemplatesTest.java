package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the template engine would not complain of. */
class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");

    /** A text in quotes among the arguments of a tag is taken as it stands: expressions inside it stay braces. */
    private static final Pattern BRACES_IN_ARGUMENT =
            Pattern.compile("\\{#(?!if|for|let|else|switch|case|is\\b)\\w+ [^{}]*\"[^\"{}]*\\{[^\"]*\"");

    @Test
    void argumentsOfTagsArePutTogetherByConcat() throws IOException {
        assertEquals(List.of(), linesWith(BRACES_IN_ARGUMENT));
    }

    /** A tag with a place for content, written without any, breaks the page when it is shown, not when it is built. */
    @Test
    void tagsWithAPlaceForContentAreGivenSome() throws IOException {
        var tags = filesIn(TEMPLATES.resolve("tags"))
                .filter(file -> read(file).contains("{nested-content}"))
                .map(file -> file.getFileName().toString().replace(".html", ""))
                .sorted()
                .toList();
        assertTrue(tags.contains("notice"), tags.toString());
        assertEquals(List.of(), linesWith(Pattern.compile("\\{#(" + String.join("|", tags) + ")( [^{}]*)?/}")));
    }

    /** The engine takes {@code else if !a && b} for true, whatever a and b are; {@code else if b && !a} is right. */
    @Test
    void noElseBeginsWithNotAndGoesOn() throws IOException {
        assertEquals(List.of(), linesWith(Pattern.compile("\\{#else if ![^{}]* (&&|\\|\\||is|==|!=|and|or) ")));
    }

    private static Stream<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList().stream();
        }
    }

    private static List<String> linesWith(Pattern pattern) throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .flatMap(file -> read(file)
                            .lines()
                            .filter(line -> pattern.matcher(line).find())
                            .map(line -> TEMPLATES.relativize(file) + ": " + line))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
