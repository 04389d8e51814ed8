package it.broletto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchCommandTest {

    /** 80 % was given of 1,000 €, so 200 € are missing. */
    private static final String FILE =
            """
            {"format": "broletto-match-1", "campaign": {"id": "c"}, "poolCents": 50000,
             "rule": {"capCents":5000000,"method":"threshold","policy":"top-up","rateBasisPoints":5000,"thresholdBasisPoints":5000},
             "ruleSha256": "HASH",
             "claims": [{"id": "c", "budgetCents": 100000, "gifts": [{"donor": 1, "cents": 50000}, {"donor": 2, "cents": 30000}]}],
             "match": {"cents": 20000, "limits": [{"kind": "SHARE", "cents": 50000}, {"kind": "CAP", "cents": 5000000},
                       {"kind": "ROOM", "cents": 20000}, {"kind": "POOL", "cents": 50000}], "unmet": null, "perGift": []},
             "sponsors": [{"name": "Comune", "share": 2, "cents": 13333}, {"name": "Fondazione", "share": 1, "cents": 6667}]}
            """.replace("HASH", it.broletto.match.MatchRule.parse("""
            {"capCents":5000000,"method":"threshold","policy":"top-up","rateBasisPoints":5000,"thresholdBasisPoints":5000}""").sha256());

    @TempDir
    Path folder;

    private String out;
    private String err;

    @Test
    void theSameIsSaidWithTheAmount() throws IOException {
        assertEquals(0, run(FILE));
        assertTrue(out.contains("200"), out);
        assertEquals("", err);
    }

    @Test
    void whatDiffersIsNamed() throws IOException {
        assertEquals(1, run(FILE.replace("\"donor\": 2, \"cents\": 30000", "\"donor\": 2, \"cents\": 30001")));
        assertTrue(err.contains("match.cents: computed 19999, the file says 20000"), err);
        assertEquals(1, run(FILE.replace("13333", "13334").replace("6667", "6666")));
        assertTrue(err.contains("sponsors[0]"), err);
        assertEquals(1, run(FILE.replace("\"rateBasisPoints\":5000", "\"rateBasisPoints\":5001")));
        assertTrue(err.contains("ruleSha256"), err);
        assertEquals(1, run(FILE.replace("\"ROOM\", \"cents\": 20000", "\"ROOM\", \"cents\": 20001")));
        assertTrue(err.contains("match.limits"), err);
    }

    @Test
    void whatIsNoSuchFileIsRefused() throws IOException {
        assertEquals(2, run("{}"));
        assertEquals(2, run("no json"));
        assertEquals(2, run(FILE.replace("\"gifts\"", "\"presents\"")));
        assertEquals(2, run(FILE.replace("top-up", "to-pup")));
        assertEquals(2, run(FILE.replace("\"poolCents\": 50000", "\"poolCents\": 0.5")));
        assertEquals(2, run("match", folder.resolve("not-there").toString()));
        assertEquals(2, run("match", new String[0]));
    }

    private int run(String text) throws IOException {
        var file = Files.writeString(folder.resolve("match.json"), text);
        return run("match", file.toString());
    }

    private int run(String word, String... more) {
        var outBytes = new ByteArrayOutputStream();
        var errBytes = new ByteArrayOutputStream();
        var words = java.util.stream.Stream.concat(java.util.stream.Stream.of(word), java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        var status = Commands.run(new PrintStream(outBytes), new PrintStream(errBytes), words);
        out = outBytes.toString(StandardCharsets.UTF_8);
        err = errBytes.toString(StandardCharsets.UTF_8);
        return status;
    }
}
