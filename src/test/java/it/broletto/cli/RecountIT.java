package it.broletto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.tally.Pabulib;
import it.broletto.tally.ReferenceElections;
import it.broletto.tally.RuleSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as its own process, as anyone runs it. */
class RecountIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private static final String ELECTION = """
            META
            key;value
            num_projects;3
            num_votes;3
            budget;100.50
            vote_type;approval
            PROJECTS
            project_id;cost;name
            9;50.25;"Panchine; ""nuove\"""
            10;50.25;Città
            è"1;50.25;Alberi
            VOTES
            voter_id;vote
            1;9,10
            2;10,9
            3;è"1
            """;

    @TempDir
    private Path folder;

    @Test
    void printsNothingButTheResultAsJson() throws Exception {
        var bytes = new HashSet<String>();
        for (var locale : List.of("-Duser.language=it", "-Duser.language=tr", "-Duser.language=ar")) {
            var run = run(locale, file(ELECTION), "--ties", "cost,votes,id");
            assertEquals("", run.err());
            assertEquals(0, run.status());
            assertEquals(List.of("10", "9"), run.ids("winners"));
            assertEquals("100.50", run.json().get("totalCost").asText());
            assertEquals("greedy", run.json().get("rule").asText());
            assertEquals(
                    RuleSheet.GREEDY.sha256(), run.json().get("rulesSha256").asText());
            bytes.add(run.out());
        }
        assertEquals(1, bytes.size(), bytes::toString);
    }

    @Test
    void theTextIsTheSameInEveryLanguageAndTimeZone() throws Exception {
        var texts = new HashSet<String>();
        for (var option : List.of("-Duser.language=tr", "-Duser.language=ar", "-Duser.timezone=Pacific/Chatham")) {
            var run = run(option, file(ELECTION), "--ties=id", "--format=text");
            assertEquals(0, run.status(), run::err);
            assertTrue(run.out().contains("1  10           2  50.25  Città\n"), run.out());
            texts.add(run.out());
        }
        assertEquals(1, texts.size(), texts::toString);
    }

    @Test
    void aTieInToulouseIsRefusedByNameUnlessALotDecides() throws Exception {
        var toulouse = real("France_Toulouse_2022");
        var tie = run("-Dx=y", toulouse);
        assertEquals(3, tie.status());
        assertEquals(List.of("177", "19"), tie.ids("tied"));
        assertTrue(tie.err().contains("tied projects and no lot order: 177, 19"), tie.err());
        var ids = new ArrayList<String>();
        try (var in = Files.newInputStream(Path.of(toulouse))) {
            Pabulib.read(in).projects().forEach(project -> ids.add(project.id()));
        }
        var drawn = run(
                "-Dx=y",
                toulouse,
                "--lot",
                Files.write(folder.resolve("lot"), ids).toString());
        assertEquals(0, drawn.status(), drawn::err);
        assertEquals("", drawn.err());
    }

    @Test
    void wieliczkaComparedAndKeptEqualShares() throws Exception {
        var run = run(
                "-Duser.language=tr",
                real("Poland_Wieliczka_2023_Green_Budget"),
                "--rule=equal-shares",
                "--completion=add1",
                "--stop=overspend",
                "--comparison=majority-with-greedy",
                "--ties=cost,votes,id");
        assertEquals(0, run.status(), run::err);
        assertEquals(30, run.ids("winners").size());
        assertEquals("995079", run.json().get("totalCost").asText());
        assertEquals("""
                {"betterUnderRule":1615,"betterUnderGreedy":873,"equal":4098,"prevails":"rule"}""", run.json().get("comparison").toString());
    }

    @Test
    void swiecieExcludesAProjectBelowItsShare() throws Exception {
        var swiecie = real("Poland_Swiecie_2023");
        var options = new String[] {
            swiecie,
            "--rule=equal-shares",
            "--completion=add1",
            "--share-threshold=3",
            "--ties=cost,votes,id",
            "--format=json"
        };
        var run = run("-Duser.language=ar", options);
        assertEquals(0, run.status(), run::err);
        assertEquals(17, run.ids("winners").size());
        assertEquals("1040337", run.json().get("totalCost").asText());
        assertFalse(run.ids("winners").contains("c22"));
        options[5] = "--format=text";
        var text = run("-Duser.language=ar", options).out();
        assertTrue(
                text.lines()
                        .anyMatch(line ->
                                line.startsWith("c22 ") && line.contains("votes / voters < cost / (3 × budget)")),
                text);
    }

    @Test
    void aMalformedFileIsRefusedInOneLineThatNamesLineAndReason() throws Exception {
        var run = run("-Dx=y", file(ELECTION.replace("2;10,9", "2;10,7")));
        assertEquals(2, run.status());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("line 15, column 6: a vote for '7', which is not a project"), run.err());
    }

    @Test
    void aMissingFileAndAFolderAreRefused() throws Exception {
        for (var path : List.of(folder.resolve("none.pb"), folder)) {
            var run = run("-Dx=y", path.toString());
            assertEquals(2, run.status());
            assertEquals("", run.out());
            assertEquals(1, run.err().lines().count(), run.err());
        }
    }

    @Test
    void wrongUsageShowsHowItIsUsed() throws Exception {
        var run = run("-Dx=y");
        assertEquals(2, run.status());
        assertEquals("", run.out());
        assertTrue(run.err().contains("Usage: recount FILE.pb"), run.err());
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("election.pb"), text).toString();
    }

    private static String real(String name) {
        assertTrue(ReferenceElections.names().anyMatch(name::equals));
        return ReferenceElections.FOLDER.resolve(name + ".pb").toString();
    }

    private Run run(String option, String... arguments) throws Exception {
        assertTrue(Files.exists(JAR), "the program is not packaged");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-jar",
                JAR.toString(),
                "recount"));
        command.addAll(List.of(arguments));
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "no result after 30 seconds");
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
