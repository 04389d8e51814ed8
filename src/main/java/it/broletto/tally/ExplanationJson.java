package it.broletto.tally;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import it.broletto.tally.Explanation.Loser;
import it.broletto.tally.Explanation.Round;
import it.broletto.tally.Proportionality.Measure;
import it.broletto.tally.Proportionality.Witness;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * An explanation as JSON, always with the same keys in the same order: amounts of money, effective votes and percents
 * as strings with two decimals, rounded as {@link Explanation} says; votes, voters and numbers as numbers; what is
 * absent as null. The same explanation gives the same bytes.
 */
public final class ExplanationJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private ExplanationJson(JsonGenerator json) {
        this.json = json;
    }

    /** On one line, without white space. */
    public static String write(Explanation explanation) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            write(explanation, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** One object, where a value may stand. */
    public static void write(Explanation explanation, JsonGenerator json) throws IOException {
        new ExplanationJson(json).explanation(explanation);
    }

    private void explanation(Explanation explanation) throws IOException {
        json.writeStartObject();
        hundredths("endowment", explanation.endowmentWholeCents());
        json.writeArrayFieldStart("rounds");
        for (var round : explanation.rounds()) {
            round(round);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("losers");
        for (var loser : explanation.losers()) {
            loser(loser);
        }
        json.writeEndArray();
        welfare(explanation.welfare());
        json.writeArrayFieldStart("spending");
        for (var spending : explanation.spending()) {
            spending(spending);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("proportionality");
        for (var check : explanation.proportionality()) {
            proportionality(check);
        }
        json.writeEndArray();
        comparison(explanation.comparison());
        json.writeEndObject();
    }

    private void round(Round round) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", round.number());
        json.writeStringField("stage", RuleSheetJson.word(round.stage()));
        json.writeStringField("project", round.projectId());
        hundredths("cost", round.costCents());
        hundredths("price", round.priceWholeCents());
        json.writeNumberField("payers", round.payers());
        json.writeNumberField("emptied", round.emptied());
        hundredths("effectiveVotes", round.effectiveHundredths());
        json.writeArrayFieldStart("rivals");
        for (var bid : round.rivals()) {
            json.writeStartObject();
            json.writeStringField("project", bid.projectId());
            hundredths("effectiveVotes", bid.effectiveHundredths());
            hundredths("price", bid.priceCents());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tied");
        for (var id : round.tied()) {
            json.writeString(id);
        }
        json.writeEndArray();
        hundredths("left", round.leftCents());
        json.writeEndObject();
    }

    private void loser(Loser loser) throws IOException {
        json.writeStartObject();
        json.writeStringField("project", loser.projectId());
        json.writeStringField("fate", RuleSheetJson.word(loser.fate()));
        json.writeNumberField("votes", loser.votes());
        hundredths("cost", loser.costCents());
        hundredths("supportersHad", wholeCents(loser.hadCents()));
        hundredths("supportersLeft", wholeCents(loser.leftCents()));
        hundredths("supportPercent", loser.supportHundredths());
        hundredths("missing", loser.missingCents());
        if (loser.missingVotes().isPresent()) {
            json.writeNumberField("missingVotes", loser.missingVotes().getAsLong());
        } else {
            json.writeNullField("missingVotes");
        }
        json.writeNumberField("lastRound", loser.lastRound());
        json.writeStringField("lostTo", loser.lostTo());
        json.writeArrayFieldStart("takers");
        for (var taker : loser.takers()) {
            json.writeStartObject();
            json.writeStringField("project", taker.projectId());
            hundredths("amount", taker.wholeCents());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void welfare(Welfare welfare) throws IOException {
        json.writeObjectFieldStart("welfare");
        json.writeNumberField("voters", welfare.voters());
        json.writeNumberField("blank", welfare.blank());
        json.writeNumberField("unrepresented", welfare.unrepresented());
        hundredths("unrepresentedPercent", welfare.unrepresentedHundredths());
        hundredths("meanCost", welfare.meanCostWholeCents());
        hundredths("meanProjects", welfare.meanProjectsHundredths());
        numbers("byProjects", welfare.byProjects());
        numbers("byPaid", welfare.byPaid());
        json.writeEndObject();
    }

    private void spending(Spending spending) throws IOException {
        json.writeStartObject();
        json.writeStringField("column", spending.column());
        json.writeArrayFieldStart("parts");
        for (var part : spending.parts()) {
            json.writeStartObject();
            json.writeStringField("value", part.value());
            json.writeNumberField("projects", part.projects());
            json.writeNumberField("winners", part.winners());
            hundredths("spent", part.spentWholeCents());
            hundredths("spentPercent", part.spentHundredths());
            json.writeNumberField("votes", part.wholeVotes());
            hundredths("votesPercent", part.votesHundredths());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void proportionality(Proportionality check) throws IOException {
        json.writeStartObject();
        json.writeStringField("measure", RuleSheetJson.word(check.measure()));
        json.writeBooleanField("holds", check.holds());
        json.writeArrayFieldStart("failures");
        for (var witness : check.failures()) {
            witness(check.measure(), witness);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void witness(Measure measure, Witness witness) throws IOException {
        json.writeStartObject();
        json.writeStringField("project", witness.projectId());
        json.writeNumberField("voters", witness.voters());
        hundredths("cost", witness.costCents());
        hundredths("share", witness.shareCents());
        switch (measure) {
            case COST -> hundredths("mostSatisfaction", witness.mostSatisfaction());
            case PROJECTS -> json.writeNumberField("mostSatisfaction", witness.mostSatisfaction());
        }
        json.writeEndObject();
    }

    private void comparison(Preference comparison) throws IOException {
        if (comparison == null) {
            json.writeNullField("comparison");
            return;
        }
        json.writeObjectFieldStart("comparison");
        json.writeNumberField("method", comparison.first());
        json.writeNumberField("greedy", comparison.second());
        json.writeNumberField("equal", comparison.equal());
        json.writeEndObject();
    }

    private static OptionalLong wholeCents(Fraction cents) {
        return cents == null
                ? OptionalLong.empty()
                : OptionalLong.of(cents.floor().longValueExact());
    }

    private void hundredths(String key, OptionalLong hundredths) throws IOException {
        if (hundredths.isPresent()) {
            hundredths(key, hundredths.getAsLong());
        } else {
            json.writeNullField(key);
        }
    }

    private void hundredths(String key, long hundredths) throws IOException {
        json.writeStringField(key, Amounts.twoDigits(hundredths));
    }

    private void numbers(String key, List<Long> numbers) throws IOException {
        json.writeArrayFieldStart(key);
        for (var number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }
}
