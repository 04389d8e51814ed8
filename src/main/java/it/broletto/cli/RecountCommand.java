package it.broletto.cli;

import com.fasterxml.jackson.core.JsonFactory;
import it.broletto.tally.Count;
import it.broletto.tally.Election;
import it.broletto.tally.Limits;
import it.broletto.tally.Outcome;
import it.broletto.tally.Pabulib;
import it.broletto.tally.PabulibException;
import it.broletto.tally.RuleSheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Counts a Pabulib file again and prints the result as one JSON object. */
@Command(
        name = "recount",
        description = {
            "Counts an election again: greedy by votes; ties by lowest cost, most votes, id.",
            "Prints JSON: winners (ids in order of selection), totalCost, rule."
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:counted", "2:the file or the usage is wrong; standard error says where and why"})
class RecountCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE.pb", description = "an election in the Pabulib format")
    private Path file;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this text")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        try (var in = Files.newInputStream(file)) {
            var election = Pabulib.read(in, Limits.LOCAL);
            System.out.write(json(election, Count.of(election, RuleSheet.GREEDY)));
            System.out.flush();
            return 0;
        } catch (PabulibException flaw) {
            return refuse(flaw.getMessage());
        } catch (NoSuchFileException missing) {
            return refuse("there is no such file");
        } catch (AccessDeniedException closed) {
            return refuse("this file may not be read");
        } catch (IOException unreadable) {
            return refuse(Files.isDirectory(file) ? "this is a folder, not a file" : "this file cannot be read");
        }
    }

    private int refuse(String reason) {
        var message = file + ": " + reason + System.lineSeparator();
        System.err.writeBytes(message.getBytes(StandardCharsets.UTF_8));
        System.err.flush();
        return Commands.BAD_INPUT;
    }

    private static byte[] json(Election election, Outcome outcome) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonFactory().createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeArrayFieldStart("winners");
            for (var winner : outcome.winners()) {
                json.writeString(winner);
            }
            json.writeEndArray();
            json.writeStringField("totalCost", election.decimal(outcome.totalCostCents()));
            json.writeStringField("rule", outcome.rule());
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }
}
