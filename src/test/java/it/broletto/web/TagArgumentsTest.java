package it.broletto.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TagArgumentsTest {

    private static final Pattern TAG = Pattern.compile("\\{#\\w+(?:[^{}\"]|\"[^\"]*\")*\\}");

    /** Qute takes a quoted argument of a tag as it stands: a link built so would show its braces. */
    @Test
    void noQuotedArgumentOfATagHoldsAnExpression() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".html")).toList()) {
                TAG.matcher(Files.readString(file)).results().map(tag -> tag.group())
                        .filter(tag -> tag.matches("(?s).*\"[^\"]*\\{[^\"]*\".*")).forEach(tag -> found.add(file + " " + tag));
            }
        }
        assertEquals(List.of(), found);
    }
}
