package it.broletto.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.round.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AuditWordsTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.ITALIAN, Locale.ENGLISH);

    /** Only acts look like this: two words of lower-case letters with a point between. */
    private static final Pattern ACT =
            Pattern.compile("\"((?:round|proposal|project|ballot|campaign|accountability)\\.[a-z-]+)\"");

    @Test
    void everyActRecordedInTheCodeHasWordsInBothLanguages() throws IOException {
        var acts = acts();
        assertTrue(
                acts.contains("campaign.pledged") && acts.contains("proposal.submitted") && acts.size() > 20,
                acts.toString());
        for (var act : acts) {
            for (var language : LANGUAGES) {
                assertNotEquals(
                        act.replace(".", ": ").replace('-', ' '),
                        AuditWords.act(act, language),
                        act + " in " + language);
            }
        }
    }

    @Test
    void everyRoleHasWordsInBothLanguages() {
        for (var role :
                List.of("citizen", "councillor", "officer", "moderator", "auditor", "administrator", "system")) {
            for (var language : LANGUAGES) {
                assertNotEquals(role, AuditWords.role(role, language));
            }
        }
    }

    @Test
    void anUnknownActIsShownReadable() {
        assertEquals("ledger: row added", AuditWords.act("ledger.row-added", Locale.ITALIAN));
    }

    private static Set<String> acts() throws IOException {
        var acts = new TreeSet<String>();
        Arrays.stream(Phase.values())
                .filter(phase -> phase != Phase.DRAFT)
                .forEach(phase -> acts.add("round." + phase.name().toLowerCase(Locale.ROOT)));
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                if (source.contains(".record(")) {
                    ACT.matcher(source).results().forEach(found -> acts.add(found.group(1)));
                }
            }
        }
        return acts;
    }
}
