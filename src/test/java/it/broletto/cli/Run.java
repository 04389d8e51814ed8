package it.broletto.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a run of {@code recount} came to. */
record Run(int status, String out, String err) {

    /** In this process, as {@code Main} calls it. */
    static Run recount(Object... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var words = Stream.concat(Stream.of("recount"), Stream.of(arguments).map(Object::toString))
                .toArray(String[]::new);
        var status = Commands.run(new PrintStream(out), new PrintStream(err), words);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(this.toString(), wrong);
        }
    }

    /** Winners in order of selection, of a run without any complaint. */
    List<String> winners() {
        assertEquals("", err);
        assertEquals(0, status);
        return ids("winners");
    }

    List<String> ids(String key) {
        var ids = new ArrayList<String>();
        json().get(key).forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /** Nothing but a message that says this. */
    void isRefused(String message) {
        assertEquals(2, status, this::toString);
        assertEquals("", out);
        assertTrue(err.contains(message), err);
    }
}
