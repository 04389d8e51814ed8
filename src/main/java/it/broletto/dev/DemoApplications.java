package it.broletto.dev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.broletto.application.Criterion;
import it.broletto.dev.DemoTexts.Application;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Applications for campaigns: some wait for the offices, one waits for its author's answer. */
final class DemoApplications {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DECLARED = List.of(
            "Chi sostiene il progetto non riceve alcun guadagno in denaro: niente prestiti, interessi, quote o dividendi.",
            "Quello che scrivo è vero, e posso parlare a nome del promotore.",
            "Ogni persona nominata nella squadra ha accettato di comparire.",
            "So che la candidatura e le schede di valutazione saranno pubbliche con la campagna.");

    private final DemoBuild city;
    private final DemoPeople people;

    DemoApplications(DemoBuild city, DemoPeople people) {
        this.city = city;
        this.people = people;
    }

    void write(Application application) throws SQLException {
        var id = city.chance().id();
        var applicant = people.named(application.fiscal()).id();
        var sent = city.days().at(application.days(), 18, 40);
        city.run(
                "insert into application (id, applicant_id, intent, draft, saved, begun_at, saved_at) values (?, ?, ?, ?, 4, ?, ?)",
                id,
                applicant,
                city.chance().id(),
                json(draft(application)),
                at(sent.minusSeconds(86_400)),
                at(sent));
        city.run(
                "insert into application_version (application_id, number, content, sent_at) values (?, 1, cast(? as jsonb), ?)",
                id,
                json(content(application)),
                at(sent));
        event(id, 1, "SEND", "DRAFT", "IN_REVIEW", applicant, null, null, sent);
        city.record(sent, "citizen", applicant, "application.sent", id, null, null);
        if (application.judged()) {
            judge(id, sent.plusSeconds(200_000));
        }
        if (application.returned() != null) {
            var back = city.days().at(application.returned(), 11, 20);
            var deadline = city.days().end(application.returned() + 20);
            event(id, 2, "RETURN", "IN_REVIEW", "RETURNED", people.officer(), application.questions(), deadline, back);
            city.record(back, "officer", people.officer(), "application.returned", id, null, null);
        }
    }

    private void event(
            UUID id,
            int number,
            String event,
            String from,
            String to,
            UUID actor,
            String reason,
            Instant deadline,
            Instant at)
            throws SQLException {
        city.run(
                "insert into application_event (application_id, number, event, from_status, to_status, version, actor_id, reason,"
                        + " deadline, at) values (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)",
                id,
                number,
                event,
                from,
                to,
                actor,
                reason,
                deadline == null ? null : at(deadline),
                at(at));
    }

    private void judge(UUID id, Instant at) throws SQLException {
        var sheet = city.chance().id();
        city.run(
                "insert into application_sheet (id, application_id, version, reviewer_id, given_at) values (?, ?, 1, ?, ?)",
                sheet,
                id,
                people.officer(),
                at(at));
        var reasons = List.of(
                "Il quartiere lo chiede da anni, e serve anche d'estate.",
                "La perizia c'è; i tempi sono stretti ma possibili.",
                "Le voci sono chiare; manca un secondo preventivo per i parapetti.",
                "Genitori e vicini si sono già divisi i turni.",
                "L'ascensore arriva al tetto: ci va chiunque.");
        for (var criterion : Criterion.values()) {
            city.run(
                    "insert into application_score (sheet_id, criterion, score, weight, reason) values (?, ?, ?, ?, ?)",
                    sheet,
                    criterion.name(),
                    criterion == Criterion.BUDGET ? 3 : 4,
                    criterion.weight(),
                    reasons.get(criterion.ordinal()));
        }
        city.record(at, "officer", people.officer(), "application.judged", id, null, null);
    }

    private static Map<String, Object> content(Application one) {
        var content = new LinkedHashMap<String, Object>();
        content.put("title", one.title());
        content.put("summary", one.summary());
        content.put("body", one.body());
        content.put("category", one.category());
        content.put("district", one.district());
        content.put("kind", one.kind());
        content.put("promoter", one.promoter());
        content.put("taxCode", one.taxCode().isEmpty() ? null : one.taxCode());
        content.put("office", one.office());
        content.put(
                "team",
                one.team().stream()
                        .map(member -> Map.of(
                                "name",
                                member.get(0).asText(),
                                "role",
                                member.get(1).asText()))
                        .toList());
        content.put(
                "lines",
                one.lines().stream()
                        .map(line -> Map.of(
                                "label",
                                line.get(0).asText(),
                                "cents",
                                line.get(1).asLong() * 100,
                                "required",
                                line.get(2).asBoolean()))
                        .toList());
        content.put("days", one.campaign());
        content.put("surplus", one.surplus());
        content.put("documents", List.of());
        content.put("declared", DECLARED);
        return content;
    }

    /** The same, as it was typed. */
    private static Map<String, String> draft(Application one) {
        var draft = new LinkedHashMap<String, String>();
        draft.put("title", one.title());
        draft.put("summary", one.summary());
        draft.put("body", one.body());
        draft.put("category", one.category());
        draft.put("district", one.district());
        draft.put("kind", one.kind());
        draft.put("promoter", one.promoter());
        draft.put("taxCode", one.taxCode());
        draft.put("office", one.office());
        draft.put("days", String.valueOf(one.campaign()));
        draft.put("surplus", one.surplus());
        for (var row = 0; row < one.lines().size(); row++) {
            var line = one.lines().get(row);
            draft.put("line." + row + ".label", line.get(0).asText());
            draft.put("line." + row + ".amount", line.get(1).asText());
            draft.put("line." + row + ".required", line.get(2).asText());
        }
        for (var row = 0; row < one.team().size(); row++) {
            draft.put("member." + row + ".name", one.team().get(row).get(0).asText());
            draft.put("member." + row + ".role", one.team().get(row).get(1).asText());
        }
        for (var box : List.of("noReturn", "truth", "teamAgreed", "privacy")) {
            draft.put(box, "true");
        }
        return draft;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object at(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
