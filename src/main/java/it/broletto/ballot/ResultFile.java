package it.broletto.ballot;

import com.fasterxml.jackson.core.JsonFactory;
import it.broletto.tally.Outcome;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code result.json} of a recount kit: one line of JSON after RFC 8785, the same for the same count. */
public final class ResultFile {

    private static final JsonFactory FACTORY = new JsonFactory();

    private ResultFile() {}

    /**
     * @param fileSha256 of the counted file
     * @param rulesSha256 of the rule sheet
     */
    public static String of(Outcome outcome, String fileSha256, String rulesSha256) {
        return of(
                outcome.winners(),
                outcome.budgetCents(),
                outcome.totalCostCents(),
                outcome.voters(),
                fileSha256,
                rulesSha256);
    }

    /** @param winners ids in the order in which they were selected */
    public static String of(
            List<String> winners,
            long budgetCents,
            long costCents,
            long voters,
            String fileSha256,
            String rulesSha256) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("budgetCents", budgetCents);
            json.writeStringField("fileSha256", fileSha256);
            json.writeStringField("rulesSha256", rulesSha256);
            json.writeNumberField("totalCostCents", costCents);
            json.writeNumberField("voters", voters);
            json.writeArrayFieldStart("winners");
            for (var id : winners) {
                json.writeString(id);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
