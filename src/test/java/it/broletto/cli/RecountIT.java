package it.broletto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private record Run(int status, String out, String err) {}

    @Test
    void printsNothingButTheResultAsJson() throws Exception {
        for (var locale : List.of("it", "tr", "ar")) {
            var run = run("-Duser.language=" + locale, file(ELECTION).toString());
            assertEquals("", run.err());
            assertEquals(0, run.status());
            var json = new ObjectMapper().readTree(run.out());
            assertEquals("""
                    {"winners":["10","9"],"totalCost":"100.50","rule":"greedy"}""", json.toString());
        }
    }

    @Test
    void aMalformedFileIsRefusedInOneLineThatNamesLineAndReason() throws Exception {
        var run = run("-Dx=y", file(ELECTION.replace("2;10,9", "2;10,7")).toString());
        assertEquals(2, run.status());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("line 15: a vote for '7', which is not a project"), run.err());
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
        assertTrue(run.err().contains("Usage: recount [-h] FILE.pb"), run.err());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("election.pb"), text);
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
        return new Run(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
    }
}
