package it.broletto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents name what is there, and what is there stands in them. */
class DocumentationTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");
    private static final Path OPERATORS = Path.of("docs/operators.md");

    private static final Pattern VARIABLE = Pattern.compile("BROLETTO_[A-Z_]*[A-Z]");
    private static final Pattern INJECTED = Pattern.compile("(?:name = \"|\"\\{)(broletto[a-z0-9.-]+)[\"}:]");
    private static final Pattern GIVEN = Pattern.compile("^(?:%\\w+\\.)?(broletto[a-z0-9.-]+)=", Pattern.MULTILINE);

    /** The city's own words (they stand in docker/.env.example), the demo's and the tests', and what need not be changed. */
    private static final Pattern UNTOLD =
            Pattern.compile("broletto\\.(city|sandbox|demo|home|keycloak|session|comparison|https|limits)\\b.*"
                    + "|broletto\\.(receipt|reconciliation|doctor)\\.every"
                    + "|broletto\\..+\\.(patience|begins|erase-every|sample)"
                    + "|broletto\\.(oidc\\.secret|realm-config|stripe\\.url)");

    @Test
    void operatorsAreToldOfNoVariableThatIsNotRead() throws IOException {
        var read = settings().stream().map(DocumentationTest::variable).collect(Collectors.toSet());
        read.addAll(found(VARIABLE, PROPERTIES));
        assertEquals(List.of(), without(found(VARIABLE, OPERATORS), read));
        assertEquals(List.of(), without(found(VARIABLE, Path.of("docker/.env.example")), read));
    }

    @Test
    void operatorsAreToldOfWhatACityDecides() throws IOException {
        var told = Files.readString(OPERATORS);
        var needed = new TreeSet<>(found(VARIABLE, PROPERTIES));
        needed.addAll(found(VARIABLE, JAVA.resolve("it/broletto/RequiredSettings.java")));
        assertEquals(List.of(), without(needed, found(VARIABLE, OPERATORS)));
        assertEquals(
                List.of(),
                settings().stream()
                        .filter(setting -> !UNTOLD.matcher(setting).matches())
                        .filter(setting -> !told.contains(variable(setting)) && !told.contains(setting))
                        .toList());
    }

    @Test
    void everyPackageIsOnTheMaps() throws IOException {
        try (var folders = Files.list(JAVA.resolve("it/broletto"))) {
            var packages = folders.filter(Files::isDirectory).toList();
            for (var map : List.of("README.md", "docs/contributors.md")) {
                var text = Files.readString(Path.of(map));
                packages.forEach(
                        one -> assertTrue(text.contains("`" + one.getFileName() + "`"), () -> map + " has no " + one));
            }
        }
    }

    /** Of the whole code, as they stand in application.properties. */
    private static Set<String> settings() throws IOException {
        var all = found(GIVEN, PROPERTIES);
        all.add("broletto.rails");
        try (var files = Files.walk(JAVA)) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                all.addAll(found(INJECTED, file));
                if (Files.readString(file).contains("@ConfigMapping(")) {
                    var type = type(file);
                    add(type, type.getAnnotation(ConfigMapping.class).prefix(), all);
                }
            }
        }
        return all;
    }

    private static Class<?> type(Path file) {
        var name = JAVA.relativize(file).toString().replace(".java", "").replace('/', '.');
        try {
            return Class.forName(name, false, DocumentationTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Class<?> group, String prefix, Set<String> all) {
        for (var method : group.getMethods()) {
            var name =
                    prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (method.getReturnType().getEnclosingClass() == group) {
                add(method.getReturnType(), name, all);
            } else if (!method.isDefault()) {
                all.add(name);
            }
        }
    }

    /** As the environment writes it. */
    private static String variable(String setting) {
        return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static Set<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> without(Collection<String> some, Set<String> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }
}
