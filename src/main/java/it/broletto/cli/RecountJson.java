package it.broletto.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import it.broletto.tally.ExplanationJson;
import it.broletto.tally.RuleSheet;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** One JSON object for programs: keys always in the same order, lines always end in LF. */
final class RecountJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private RecountJson() {}

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    static String of(Recount recount) {
        var outcome = recount.outcome();
        var election = recount.file().election();
        return object(json -> {
            ids(json, "winners", outcome.winners());
            json.writeStringField("totalCost", election.decimal(outcome.totalCostCents()));
            json.writeStringField("rule", outcome.rule());
            input(json, recount.file(), recount.sheet());
            if (recount.preference() != null) {
                json.writeObjectFieldStart("comparison");
                json.writeNumberField("betterUnderRule", recount.preference().first());
                json.writeNumberField("betterUnderGreedy", recount.preference().second());
                json.writeNumberField("equal", recount.preference().equal());
                json.writeStringField("prevails", recount.greedyPrevails() ? "greedy" : "rule");
                json.writeEndObject();
            }
            if (recount.explanation() != null) {
                json.writeFieldName("explanation");
                ExplanationJson.write(recount.explanation(), json);
            }
        });
    }

    /** What is said instead of a result. */
    static String ofTie(List<String> tied, ElectionFile file, RuleSheet sheet) {
        return object(json -> {
            ids(json, "tied", tied);
            json.writeStringField("rule", sheet.method().word());
            input(json, file, sheet);
        });
    }

    private static void input(JsonGenerator json, ElectionFile file, RuleSheet sheet) throws IOException {
        json.writeFieldName("rules");
        json.writeRawValue(sheet.canonicalJson());
        json.writeStringField("rulesSha256", sheet.sha256());
        json.writeStringField("fileSha256", file.sha256());
        json.writeNumberField("votes", file.election().ballots().voters());
        json.writeNumberField("projects", file.election().projects().size());
    }

    private static void ids(JsonGenerator json, String key, List<String> ids) throws IOException {
        json.writeArrayFieldStart(key);
        for (var id : ids) {
            json.writeString(id);
        }
        json.writeEndArray();
    }

    private static String object(Fields fields) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append('\n').toString();
    }
}
