package it.broletto.application;

import it.broletto.shared.Text;
import it.broletto.shared.Time;
import it.broletto.web.FormErrors;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
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
            form.typed.put("score." + score.criterion(), String.valueOf(score.score()));
            form.typed.put("reason." + score.criterion(), score.reason());
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

    public String score(Criterion criterion) {
        return get("score." + criterion);
    }

    public String reason(Criterion criterion) {
        return get("reason." + criterion);
    }

    /** -1, which no application has, if it is no number. */
    int version() {
        return get("version").matches("\\d{1,9}") ? Integer.parseInt(get("version")) : -1;
    }

    NewSheet sheet(FormErrors errors, ApplicationMessages words) {
        var scores = new EnumMap<Criterion, NewSheet.Scored>(Criterion.class);
        for (var criterion : Criterion.values()) {
            if (!score(criterion).matches("[0-5]")) {
                errors.add("score." + criterion, words.wrong_score(words.criterion(criterion)));
            }
            var length = Text.length(reason(criterion));
            if (length < NewSheet.LEAST || length > NewSheet.MOST) {
                errors.add(
                        "reason." + criterion,
                        words.wrong_score_reason(words.criterion(criterion), NewSheet.LEAST, NewSheet.MOST));
            }
            if (errors.isEmpty()) {
                scores.put(criterion, new NewSheet.Scored(Integer.parseInt(score(criterion)), reason(criterion)));
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
