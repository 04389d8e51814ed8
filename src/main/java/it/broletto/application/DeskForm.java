package it.broletto.application;

import it.broletto.shared.Text;
import it.broletto.shared.Time;
import it.broletto.web.FormErrors;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a reviewer typed, and what it means. */
class DeskForm {

    private final Map<String, String> typed = new LinkedHashMap<>();

    /** The reviewer's own last sheet on this version; empty if there is none. */
    static DeskForm of(Optional<SheetView> mine, int version) {
        var form = new DeskForm();
        form.typed.put("version", String.valueOf(version));
        mine.ifPresent(sheet -> sheet.scores().forEach(score -> {
            form.typed.put("score." + score.code(), String.valueOf(score.score()));
            form.typed.put("reason." + score.code(), score.reason());
        }));
        return form;
    }

    static DeskForm sent(MultivaluedMap<String, String> sent) {
        var form = new DeskForm();
        sent.forEach((name, values) -> form.typed.put(name, Text.lines(values.get(0))));
        return form;
    }

    public String get(String field) {
        return typed.getOrDefault(field, "");
    }

    public String score(String code) {
        return get("score." + code);
    }

    public String reason(String code) {
        return get("reason." + code);
    }

    /** -1, which no application has, if it is no number. */
    int version() {
        return get("version").matches("\\d{1,9}") ? Integer.parseInt(get("version")) : -1;
    }

    NewSheet sheet(Criteria criteria, FormErrors errors, ApplicationMessages words) {
        var scores = new LinkedHashMap<String, NewSheet.Scored>();
        for (var one : criteria.list()) {
            var label = one.label() == null ? words.criterion(one.shipped()) : one.label();
            var score = score(one.code()).matches("\\d{1,2}") ? Integer.parseInt(score(one.code())) : -1;
            if (score < 0 || score > criteria.scale()) {
                errors.add("score." + one.code(), words.wrong_score(label, criteria.scale()));
            }
            var length = Text.length(reason(one.code()));
            if (length < NewSheet.LEAST || length > NewSheet.MOST) {
                errors.add("reason." + one.code(), words.wrong_score_reason(label, NewSheet.LEAST, NewSheet.MOST));
            }
            if (errors.isEmpty()) {
                scores.put(one.code(), new NewSheet.Scored(score, reason(one.code())));
            }
        }
        return new NewSheet(scores);
    }

    String text(String field, FormErrors errors, ApplicationMessages words) {
        var length = Text.length(get(field));
        if (length < AssessmentService.LEAST_REASON || length > AssessmentService.MOST_REASON) {
            errors.add(
                    field, words.wrong_length(AssessmentService.LEAST_REASON, AssessmentService.MOST_REASON, length));
        }
        return get(field);
    }

    /** The end of the named day in Rome. */
    Instant deadline(FormErrors errors, ApplicationMessages words, Instant now) {
        try {
            var end = LocalDate.parse(get("deadline"))
                    .plusDays(1)
                    .atStartOfDay(Time.ROME)
                    .toInstant();
            if (end.isAfter(now) && end.isBefore(now.plus(AssessmentService.LONGEST_DEADLINE))) {
                return end;
            }
        } catch (DateTimeException notADay) {
            // Told below, as a day that is past.
        }
        errors.add("deadline", words.wrong_deadline());
        return now;
    }
}
